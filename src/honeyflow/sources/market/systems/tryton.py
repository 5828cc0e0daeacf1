"""Tryton: parties, invoices and payments by JSON-RPC, those changed since the last run."""

from honeyflow.site.sections import Section
from honeyflow.sources.market.records import MarketRows
from honeyflow.sources.market.system import MarketReading, MarketSystem
from honeyflow.sources.market.tryton.calls import Options, calls, client
from honeyflow.sources.market.tryton.landing import land_records
from honeyflow.sources.market.tryton.rows import rows_of


def configure(section: Section) -> Options:
    """Return where Tryton is, and as whom to sign in."""
    address = section.matching("address", "", r"https?://\S+", "a web address, such as https://tryton.example.com")
    database = section.checked("database", bool, "the name of the database")
    return Options(address.rstrip("/"), database, section.checked("user", bool, "a login that may read"))


def read(reading: MarketReading) -> MarketRows:
    """Read what changed since the last run, and tell all."""
    return rows_of(land_records(reading), reading)


def check(reading: MarketReading) -> str:
    """Say that Tryton answers and lets the user in."""
    with client(reading) as tryton:
        calls(tryton, reading)("model.party.party.search_count", [])
    return f"{reading.options.address} answers"


system = MarketSystem(
    name="tryton",
    question="Which parties does Tryton invoice, and what did they pay?",
    configure=configure,
    read=read,
    check=check,
)
