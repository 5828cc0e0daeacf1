"""The seam for sources: one connector a module, declared as ``connector``."""
