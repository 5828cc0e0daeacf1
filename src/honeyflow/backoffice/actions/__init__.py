"""Verbs: each one function, one transaction, one entry in the journal."""
