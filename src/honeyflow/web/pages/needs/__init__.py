"""What each side needs."""
