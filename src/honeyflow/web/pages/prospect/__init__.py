"""One organization in the community."""
