"""Who may be written to, and for what; and what the market side learns of organizations. Nothing is sent from here.

`decide` answers for one address, `screen` for an audience. Whatever decides about a person is plain Python over frozen
records, so that it can be read aloud to that person. Nothing here knows a database or the network. Writes
``address_fact``, and in `honeyflow.outreach.organizations` what is published of organizations.
"""
