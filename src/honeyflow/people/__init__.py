"""Who did it, and for whom: identities -> persons -> dated affiliations with organizations. No money here.

Writes ``identity``, ``person``, ``organization``, ``organization_period``, ``affiliation`` and ``commit_employers``.
Whatever decides about a person is plain Python over frozen records, so that it can be read aloud to that person; joins
at volume are table functions.
"""
