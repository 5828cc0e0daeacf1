"""The three files about the company: customers, invoices, staff, in the forms that spreadsheets really write.

Writes ``customer``, ``invoice_line`` and ``staff``. No judgement here: what may mean two things is held and becomes a
finding, and no finding ever shows a value of the staff file. What the files look like is in each module's ``COLUMNS``.
"""
