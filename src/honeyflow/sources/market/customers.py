"""``customers.csv`` as the table ``customer``."""

from dataclasses import dataclass
from pathlib import Path

from honeyflow.kernel.finding import Finding, Severity
from honeyflow.sources.market.sheet import Columns, Row, read_sheet

COLUMNS = Columns(
    required=("customer_id", "name"),
    optional=("domains", "country"),
    aliases={"customer": "customer_id", "id": "customer_id", "customer number": "customer_id", "company": "name",
             "customer name": "name", "organization": "name", "domain": "domains", "email domain": "domains"},
)  # fmt: skip


@dataclass(frozen=True)
class Customer:
    """A row of ``customer``."""

    customer_id: str
    name: str
    domains: str
    country: str | None


def read_customers(file: Path, findings: list[Finding]) -> list[Customer]:
    """Return the customers, each once."""
    found: dict[str, Customer] = {}
    for row in read_sheet(file, COLUMNS, findings):
        if not row["customer_id"]:
            findings.append(_wrong(row, "value-missing", "no customer_id", "an identifier", "row left out"))
        elif row["customer_id"] in found:
            seen = f"customer {row['customer_id'][:40]!r} a second time"
            findings.append(_wrong(row, "customer-duplicate", seen, "each once", "second row left out"))
        else:
            found[row["customer_id"]] = _customer(row)
    return list(found.values())


def _customer(row: Row) -> Customer:
    domains = row["domains"].replace(",", " ").replace(";", " ").lower().split()
    return Customer(
        row["customer_id"],
        row["name"] or row["customer_id"],
        " ".join(domain.rpartition("@")[2].removeprefix("www.") for domain in domains),
        row["country"].upper() or None,
    )


def _wrong(row: Row, rule: str, seen: str, expected: str, done: str) -> Finding:
    return Finding(rule, row.place, seen, expected, done, Severity.WARNING)
