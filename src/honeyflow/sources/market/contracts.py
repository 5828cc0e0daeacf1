"""Checks over the lines of all invoices: service periods of one customer that overlap."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from honeyflow.sources.market.records import InvoiceLine
from honeyflow.sources.market.trouble import Troubles


def check_overlaps(lines: Iterable[InvoiceLine], troubles: Troubles) -> None:
    """Record each line whose customer was already served by the same service on some of its days; all are kept."""
    by_contract: dict[tuple[str, str], list[InvoiceLine]] = defaultdict(list)
    for line in lines:
        if line.service_from is not None and line.amount > 0 and not line.proration:
            by_contract[line.customer_id, line.service].append(line)
    for contract in by_contract.values():
        _check_contract(contract, troubles)


def _check_contract(contract: list[InvoiceLine], troubles: Troubles) -> None:
    contract.sort(key=lambda line: (line.service_from or date.min, line.issued_on, line.invoice_id, line.line))
    longest = contract[0]
    for line in contract[1:]:
        if line.service_from and longest.service_to and line.service_from < longest.service_to:
            trouble = troubles.of(line.source)
            seen = (
                f"{line.service} of customer {trouble.shown(line.customer_id)} from {line.service_from}; "
                f"{_place(longest, line)} serves to {longest.service_to} (excluded)"
            )
            done = "both kept; a day served twice counts once"
            trouble.add("contracts-overlap", line.locator, seen, "one contract a day for each service", done)
        if (line.service_to or date.min) > (longest.service_to or date.min):
            longest = line


def _place(line: InvoiceLine, beside: InvoiceLine) -> str:
    """Return where a line is, shortly when it is in the same file as the one told of."""
    return line.locator if line.source == beside.source else f"{line.source}:{line.locator}"
