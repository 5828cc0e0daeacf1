"""What Stripe tells: objects of its API, as files or live, and the dashboard's CSV exports, all as the market's rows.

``held`` has the objects; ``files``, ``dashboard`` and ``landing`` fill it; ``rows`` makes rows of it. Amounts are in
minor units until then. Objects of API versions before and after 2025-03-31 (which moved prices, taxes and the link from
a charge to its invoice) are both understood. Source: Stripe's API reference and its published OpenAPI fixtures.
"""
