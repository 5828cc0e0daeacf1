"""The public credits."""
