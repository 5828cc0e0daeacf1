"""One execution over a site: its order, its lock, its manifest. No domain rules here.

Writes ``finding``, which gathers what every floor found.
"""
