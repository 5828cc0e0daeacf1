"""The page of the privacy notice."""
