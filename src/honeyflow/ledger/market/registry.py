"""The seam for the market's figures: one a module in ``honeyflow.ledger.market_figures``."""

from honeyflow.kernel.registry import Registry
from honeyflow.ledger.market.records import Figure

figures = Registry(Figure, "honeyflow.ledger.market_figures", "figure")
