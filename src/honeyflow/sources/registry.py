"""The seam for sources: one connector a module in ``honeyflow.sources.connectors``."""

from honeyflow.kernel.registry import Registry
from honeyflow.sources.records import Connector

connectors = Registry(Connector, "honeyflow.sources.connectors", "connector")
