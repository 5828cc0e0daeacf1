"""The page ``employers``."""
