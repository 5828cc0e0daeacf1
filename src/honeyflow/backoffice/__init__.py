"""What people at work decide and do here: users and roles, the journal of consents and messages, introductions.

What may live here: the one Django app with its models, actions (verbs, transactional and journaled) and queries. What
may not: analytics, pages, and anything a run rebuilds. Writes no table of a snapshot.
"""
