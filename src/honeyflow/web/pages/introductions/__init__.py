"""The page on which the market side sees its requests."""
