"""Who may be written to, and for what. Nothing is sent from here, and nothing here knows a database or the network.

`decide` answers for one address, `screen` for an audience. Whatever decides about a person is plain Python over frozen
records, so that it can be read aloud to that person. Writes ``address_fact``.
"""
