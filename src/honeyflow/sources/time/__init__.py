"""Time sheets: what people wrote down about where their paid time went, from Kimai, Toggl Track or a plain file.

What may live here: reading sheets, telling whose time it is and what it was spent on by the site's rules. What may not:
whether a repository was open on the day. Writes ``time_entry``; no finding quotes a cell of a sheet.
"""
