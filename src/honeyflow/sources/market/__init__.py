"""Who pays for what: the site's plain files, and the systems that customers are kept and billed in.

Writes ``customer``, ``invoice_line``, ``payment``, ``subscription`` and ``staff``. A system is a file in ``systems``;
``combine`` makes the site's rows of all. No judgement here: what may mean two things is held and becomes a finding, and
no finding ever shows a value of the staff file. What the plain files look like is in each module's ``COLUMNS``.
"""
