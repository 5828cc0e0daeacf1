"""The organizations that have people in the community."""
