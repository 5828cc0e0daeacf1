"""People who asked to be removed: tombstones by which every later import knows them, and nobody else can.

What is kept of them is a keyed hash (`honeyflow.site.erased.tombstones`); what takes their place in what is read is a
pseudonym (`honeyflow.site.erased.pseudonym`).
"""
