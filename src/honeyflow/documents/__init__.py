"""Documents: statements as PDF, CSV, JSON and HTML that can be sent or put on a website, and the charts in them.

Reads what the ledger publishes and writes text or bytes; no table, no network, no web framework. Typesetting is
Typst's, charts are drawn by the pages' own ECharts. Text from outside is data here: never markup, never a formula,
never HTML.
"""
