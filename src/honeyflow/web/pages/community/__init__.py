"""The page ``community``."""
