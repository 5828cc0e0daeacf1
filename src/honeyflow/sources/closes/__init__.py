"""Months that somebody locked, with what their books held then."""
