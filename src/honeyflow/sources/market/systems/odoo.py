"""Odoo: customers, invoices and payments by its JSON-2 or XML-RPC interface, those changed since the last run."""

from honeyflow.site.sections import Section
from honeyflow.sources.market.odoo.calls import Options, calls, client
from honeyflow.sources.market.odoo.landing import land_records
from honeyflow.sources.market.odoo.rows import rows_of
from honeyflow.sources.market.records import MarketRows
from honeyflow.sources.market.system import MarketReading, MarketSystem


def configure(section: Section) -> Options:
    """Return where Odoo is; XML-RPC needs the database and the user too."""
    address = section.matching("address", "", r"https?://\S+", "a web address, such as https://example.odoo.com")
    options = Options(
        address.rstrip("/"),
        section.text("database", ""),
        section.one_of("api", "json2", ("json2", "xmlrpc")),
        section.text("user", ""),
    )
    if options.api == "xmlrpc" and not (options.database and options.user):
        section.refuse("api", "saw 'xmlrpc' without database or user; expected both with it")
    return options


def read(reading: MarketReading) -> MarketRows:
    """Read what changed since the last run, and tell all."""
    return rows_of(land_records(reading), reading)


def check(reading: MarketReading) -> str:
    """Say that Odoo answers."""
    with client(reading) as odoo:
        call = calls(odoo, reading)
        call("res.partner", "search_read", {"domain": [], "fields": ["id"], "limit": 1})
    return f"{reading.options.address} answers"


system = MarketSystem(
    name="odoo",
    question="Who are Odoo's customers, and what were they invoiced and what did they pay?",
    configure=configure,
    read=read,
    check=check,
)
