"""The seam for market systems: one system a module in ``honeyflow.sources.market.systems``."""

from honeyflow.kernel.registry import Registry
from honeyflow.sources.market.system import MarketSystem

systems = Registry(MarketSystem, "honeyflow.sources.market.systems", "system")
