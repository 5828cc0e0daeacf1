"""One organization."""
