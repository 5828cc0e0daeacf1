"""Wording that does not de-value: what is said of members, of their work and of the service, read sentence by sentence.

Rules are plug-ins in `honeyflow.outreach.wording.rules`; each says what it saw and how to say it better. The words they
look for are data, by language, in ``data/``. Nothing here knows a model or the network, and nothing is written.
"""
