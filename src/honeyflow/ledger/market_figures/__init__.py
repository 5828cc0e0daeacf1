"""The seam for the market's figures: one module each, declared as ``figure``."""
