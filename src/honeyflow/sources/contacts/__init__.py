"""Whom customers named as their contacts: persons of a customer, known for its contract's matters only."""
