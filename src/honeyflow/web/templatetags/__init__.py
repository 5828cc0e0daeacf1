"""Words and links for templates."""
