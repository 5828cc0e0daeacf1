"""The books: contributions by kind, double-entry postings for three parties, the monthly close, the statement.

Writes ``contribution``, ``contributor_month``, ``entry``, ``posting``, ``close_check`` and ``balance``. Every entry
sums to zero in each commodity; commodities are never converted into each other. Nothing here guesses the future.
"""
