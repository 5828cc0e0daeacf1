"""One methods page."""
