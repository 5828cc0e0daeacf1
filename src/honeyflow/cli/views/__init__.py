"""The seam for what ``honeyflow show`` prints: one module each, declared as ``view``."""
