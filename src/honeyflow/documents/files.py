"""The statements as files, put together from a snapshot's reads; pages and commands ask the same."""

from datetime import date
from typing import Any, Protocol

from honeyflow.documents.commons import CommonsFile
from honeyflow.documents.customer import CustomerFile
from honeyflow.documents.exchange import ExchangeFile
from honeyflow.documents.masking import PublicNames
from honeyflow.kernel.period import Period
from honeyflow.ledger.money_read import (
    read_commons_statement,
    read_customer_names,
    read_customer_statement,
)
from honeyflow.ledger.read import read_history, read_span, read_statement
from honeyflow.people.reads.known_names import read_known_names
from honeyflow.site import Site
from honeyflow.site.services import read_services


class Ask(Protocol):
    """Asks one published read, of a snapshot and engine that the asker holds."""

    def __call__(self, read: Any, /, *arguments: Any, **options: Any) -> Any:
        """Return what `read` answers."""
        ...


def exchange_file(ask: Ask, site: Site, as_of: date, period: Period, project: str | None = None) -> ExchangeFile:
    """Return the statement of exchange.

    Raises
    ------
    RefusedError
        When a month of the period does not close.
    """
    statement = ask(read_statement, period, project)
    span = ask(read_span) or period
    return ExchangeFile(statement, site.company.name, span, as_of, ask(read_history, project), site.demo)


def customer_file(ask: Ask, site: Site, as_of: date, period: Period, asked: str) -> CustomerFile:
    """Return the statement for one customer, found by identifier or name; other customers' names are withheld in it.

    Raises
    ------
    UnknownNameError, NotClosedError, RefusedError
    """
    statement = ask(read_customer_statement, period, asked)
    others = ask(read_customer_names, statement.customer.customer_id)
    titles = {service.slug: service.title for service in read_services(site.services)[0]}
    shown = PublicNames(ask(read_known_names), others)
    return CustomerFile(statement, site.company.name, as_of, shown, titles, site.demo)


def commons_file(ask: Ask, site: Site, as_of: date, period: Period) -> CommonsFile:
    """Return the statement for the community; names of people and of customers are withheld in it.

    Raises
    ------
    NotClosedError, RefusedError
    """
    statement = ask(read_commons_statement, period, site.minimum_group)
    shown = PublicNames(ask(read_known_names), ask(read_customer_names))
    return CommonsFile(statement, site.company.name, as_of, shown, site.demo)
