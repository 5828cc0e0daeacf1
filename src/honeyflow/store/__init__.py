"""Tables, engines, files and snapshots: the only floor that touches an engine or a file format. No domain knowledge.

Observed state is rebuilt by runs and never edited: a run writes a staging folder and publishes it whole, atomically, or
not at all. Expressions are Narwhals lazy frames, so one text serves the embedded engine (DuckDB) and a cluster (Spark).
"""
