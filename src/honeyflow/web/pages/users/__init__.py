"""The page of users."""
