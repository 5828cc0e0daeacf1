"""The outside world, landed: connectors read it and write the standard tables. No judgement here: no merging.

Writes ``repository``, ``commit``, ``commit_file``, ``commit_trailer``, ``mailmap``, ``file_statement``, ``customer``,
``invoice_line``, ``staff``, ``listed_affiliation``, ``listed_domain``, ``listed_alias``, ``decision``
and the sources' part of ``finding``.
"""
