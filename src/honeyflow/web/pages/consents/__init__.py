"""The page of consents."""
