"""The page ``effort``."""
