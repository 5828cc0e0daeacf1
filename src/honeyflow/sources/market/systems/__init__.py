"""The seam for systems that customers are kept or billed in: one a module, declared as ``system``."""
