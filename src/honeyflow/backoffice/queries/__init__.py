"""Reads of what is decided here."""
