"""The market's figures: recurring revenue month by month, what moved it, and what follows from that.

Writes ``market_move`` (every change of a customer's recurring revenue) and ``market_month`` (every month's figures).
Figures are plug-ins in ``honeyflow.ledger.market_figures``; amounts of two currencies are never added.
"""
