"""The entry to the pages to learn from."""
