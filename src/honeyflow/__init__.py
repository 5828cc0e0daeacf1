"""Honeyflow runs the exchange between an open source community and the customers who pay for it.

Floors, lowest first (imports point down, ``pyproject.toml`` holds the contract)::

    kernel   words all floors share: pure values, no I/O
    store    tables, engines, files, snapshots
    site     the operator's settings and ``honeyflow.toml``
    sources  connectors land the outside world as standard tables
    people   identities -> persons -> affiliations with organizations
    ledger   contributions, entries, postings, the monthly close, the statement
    runs     the plan, the run, its manifest          demo   the generated company
    web      pages                                    cli    commands
"""

__version__ = "0.1.0"
