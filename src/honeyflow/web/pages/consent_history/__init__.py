"""The page of one address and what it agreed to."""
