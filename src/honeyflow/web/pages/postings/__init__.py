"""The postings page."""
