"""Stripe's objects as the market's rows; an object that is not as documented is a finding."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.records import MarketRows
from honeyflow.sources.market.services import ServiceNames
from honeyflow.sources.market.stripe.customers import customers_of
from honeyflow.sources.market.stripe.held import Held, Objects
from honeyflow.sources.market.stripe.invoices import InvoiceReader, owed, tell_not_owed
from honeyflow.sources.market.stripe.payments import PaymentReader
from honeyflow.sources.market.stripe.pricing import Catalogue
from honeyflow.sources.market.stripe.subscriptions import SubscriptionReader
from honeyflow.sources.market.trouble import Troubles

T = TypeVar("T")


def rows_of(objects: Objects, services: ServiceNames, troubles: Troubles) -> MarketRows:
    """Return the rows; credit notes are invoices' lines too, negative ones."""
    catalogue = Catalogue(objects, services)
    _drop_malformed(objects, troubles)
    invoices = InvoiceReader(objects, catalogue, troubles)
    subscriptions = SubscriptionReader(objects, catalogue, troubles)
    notes = [held for held in objects.all("credit_note") if held.text("status") != "void"]
    tell_not_owed(objects, troubles)
    return MarketRows(
        customers=tuple(customers_of(objects)),
        lines=(*_each(owed(objects), invoices.lines), *_each(notes, invoices.credits)),
        payments=tuple(PaymentReader(objects).payments()),
        subscriptions=tuple(_each(objects.all("subscription"), subscriptions.stretches)),
    )


def _each(held: Iterable[Held], read: Callable[[Held], Iterable[T]]) -> Iterator[T]:
    for one in held:
        yield from read(one)


def _drop_malformed(objects: Objects, troubles: Troubles) -> None:
    """Take out the objects that reading stumbles over: each is read once on its own first."""
    for kind, by_id in objects.by_kind.items():
        for identifier, held in list(by_id.items()):
            alone = Objects()
            alone.add(held)
            try:
                _try(alone, kind)
            except (ArithmeticError, AttributeError, KeyError, OverflowError, OSError, TypeError, ValueError) as error:
                del by_id[identifier]
                seen = f"{kind} {identifier} that is not as documented ({type(error).__name__})"
                expected = "an object of Stripe's API"
                trouble = troubles.of(held.source)
                trouble.add("object-wrong", held.locator, seen, expected, "left out", Severity.SERIOUS)


def _try(alone: Objects, kind: str) -> None:
    unheard, catalogue = Troubles(), Catalogue(alone, ServiceNames())
    invoices = InvoiceReader(alone, catalogue, unheard)
    list(customers_of(alone))
    for held in alone.all(kind):
        if kind == "invoice":
            invoices.lines(held)
        elif kind == "credit_note":
            invoices.credits(held)
        elif kind == "subscription":
            list(SubscriptionReader(alone, catalogue, unheard).stretches(held))
    list(PaymentReader(alone).payments())
