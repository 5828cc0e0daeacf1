"""Recognition of one's own choice."""
