"""The statement for one customer in words and shown figures, the same on its page and in its PDF."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from honeyflow.documents.comb import share_of
from honeyflow.documents.comb_picture import Paint, comb_svg, comb_words
from honeyflow.documents.ranges import joined, percent_words, range_words, sums_words
from honeyflow.documents.released import releases_data
from honeyflow.documents.rounding import shown_parts
from honeyflow.documents.wording import NO_PROJECT, number, period_words, plural
from honeyflow.kernel.bounds import Bounds
from honeyflow.kernel.commodity import Kind
from honeyflow.ledger.customer_statement import CustomerStatement, Work

NOTHING = "nothing was invoiced to you, paid by you or served. What was made in this time is yours to use all the same."

FEW_DAYS = 20
"""Person-days below which one decimal place is shown."""


@dataclass(frozen=True)
class Day:
    """One row of where the work went: `role` tells its colour."""

    name: str
    role: str
    amount: str
    part: float


@dataclass(frozen=True)
class CustomerWords:
    """A statement, read to a customer.

    Parameters
    ----------
    shown : callable
        What names of projects and tags pass through.
    titles : mapping
        Title of each service by its slug.
    """

    statement: CustomerStatement
    company: str
    shown: Callable[[str], str]
    titles: Mapping[str, str]

    @property
    def period(self) -> str:
        """The period as people say it."""
        return period_words(self.statement.period)

    @property
    def rule(self) -> str:
        """How the person-days are worked out, with what is uncertain about it."""
        words = (
            f"Your share is what {self.company} earned from you, by the days each invoice serves, divided by what it "
            "earned from all customers. The person-days are that share of all paid person-days. It is a share of the "
            "whole: nobody claims that your money paid for these very days."
        )
        share = self.statement.share
        if share is not None and not share.exact:
            words += (
                " Customers pay in several currencies, which are not converted: whatever the rates, the share "
                f"{'lies between the two figures' if share.low else 'is no greater than that'}."
            )
        return words

    def lede(self) -> list[dict[str, Any]]:
        """Return the statement in a few sentences; strong parts carry the figures."""
        statement = self.statement
        if statement.quiet:
            return [_part(f"In {self.period} {NOTHING}")]
        return [*self._paid(), *self._received(), *self._corresponds(), *self._became()]

    def _paid(self) -> list[dict[str, Any]]:
        statement = self.statement
        if not statement.paid:
            owed = f"; {sums_words(statement.invoiced)} was invoiced" if statement.invoiced else ""
            return [_part(f"In {self.period} no payment of yours was recorded{owed}")]
        if all(each.amount < 0 for each in statement.paid):
            return [
                _part(f"In {self.period} "),
                _part(sums_words(statement.paid, sign=-1), strong=True),
                _part(" was paid back to you"),
            ]
        return [_part(f"In {self.period} you paid "), _part(sums_words(statement.paid), strong=True)]

    def _received(self) -> list[dict[str, Any]]:
        services = [f"{_months(each.months)} of {self.title(each.service)}" for each in self.statement.services]
        return (
            [_part(" and received "), _part(joined(services), strong=True), _part(". ")] if services else [_part(". ")]
        )

    def _corresponds(self) -> list[dict[str, Any]]:
        statement = self.statement
        if statement.share is None:
            return [_part(f"{statement.no_share} ")]
        said = [
            _part("Your part of what customers brought in was "),
            _part(percent_words(statement.share), strong=True),
        ]
        if statement.work is None:
            return [*said, _part(". How many person-days that corresponds to is not recorded. ")]
        days = range_words(statement.work.days, _places(statement.work))
        return [
            *said,
            _part(", which corresponds to "),
            _part(f"{days} person-days", strong=True),
            _part(" of paid work. "),
        ]

    def _became(self) -> list[dict[str, Any]]:
        work = self.statement.work
        if work is None:
            return []
        share = work.open_share
        least = number(share.low * 100)
        if share.exact:
            return [
                _part("Of each 100 of them "),
                _part(least, strong=True),
                _part(" became open source, for everybody."),
            ]
        unknown = "; of the others no record says where they went" if not work.other.high else ""
        return [
            _part("Of each 100 of them "),
            _part(f"at least {least}", strong=True),
            _part(f" became open source, for everybody{unknown}."),
        ]

    def tiles(self) -> list[dict[str, str]]:
        """Return up to four figures to see first."""
        statement = self.statement
        tiles = [
            {"amount": f"{number(each.amount)}", "words": f"{each.currency} paid", "side": "customers"}
            for each in statement.paid[:2]
        ]
        if statement.work is not None:
            days = range_words(statement.work.days, _places(statement.work))
            tiles.append({"amount": days, "words": "person-days of paid work", "side": "company"})
            share = statement.work.open_share
            words = "of each 100 days became open source" + ("" if share.exact else ", at least")
            tiles.append({"amount": number(share.low * 100), "words": words, "side": "company"})
        people = statement.free.contributors
        tiles.append(
            {
                "amount": number(Decimal(people)),
                "words": f"{'person' if people == 1 else 'people'} of the community added to it",
                "side": "community",
            }
        )
        return tiles[-4:] if len(tiles) > 4 else tiles

    def title(self, slug: str) -> str:
        """Return a service as it is named in a sentence."""
        title = self.titles.get(slug) or self.shown(slug.replace("-", " "))
        return title[:1].lower() + title[1:] if title[1:2].islower() else title

    def named(self, service: str) -> str:
        """Return a service's title; a text of an invoice that is none may name a person, and is shown as names are."""
        return self.titles.get(service) or self.shown(service)

    def days(self) -> list[Day]:
        """Return where the work went, its shown parts adding up to its shown whole."""
        work = self.statement.work
        if work is None:
            return []
        named = [(self.shown(each.project) if each.project else NO_PROJECT, "open", each.days) for each in work.open]
        if work.other.high:
            named.append(("other: service, closed source, training, administration, leave", "other", work.other))
        if work.unknown.high:
            named.append(("no record says where", "unknown", work.unknown))
        places = _places(work)
        low = shown_parts([each.low for *_, each in named], places)
        high = shown_parts([each.high for *_, each in named], places)
        return [
            Day(name, role, range_words(Bounds(low[n], high[n]), places), float(days.high / work.days.high))
            for n, (name, role, days) in enumerate(named)
        ]

    def days_in_all(self) -> str:
        """Return the shown whole of `days`."""
        work = self.statement.work
        return range_words(work.days, _places(work)) if work else ""

    def data(self) -> dict[str, Any]:
        """Return everything the template shows, as texts."""
        statement, free = self.statement, self.statement.free
        return {
            "company": self.company,
            "customer": statement.customer.name,
            "period": self.period,
            "lede": self.lede(),
            "tiles": self.tiles(),
            "money": self.money_rows(),
            "services": [[self.named(each.service), _months(each.months)] for each in statement.services],
            "days": [vars(day) for day in self.days()],
            "days_in_all": self.days_in_all(),
            "no_work": statement.no_share or statement.no_work if statement.work is None else "",
            "rule": self.rule,
            "given": self.given_rows(),
            "contributors": self.contributors(),
            "comb": self.comb(),
            "comb_words": comb_words(self._shares()),
            "releases": releases_data(free.releases, self.shown),
            "invoices": self.invoice_rows(),
            "payments": self.payment_rows(),
        }

    def comb(self, paint: Paint | None = None) -> str:
        """Return the comb of who gave, as SVG."""
        return comb_svg(self._shares(), paint)

    def _shares(self) -> dict[Kind, float | None]:
        return {each.kind: share_of(each.community, each.company) for each in self.statement.free.given}

    def money_rows(self) -> list[list[str]]:
        """Return a row a currency: invoiced, paid, earned in the period."""
        statement = self.statement
        sides = [
            {each.currency: each.amount for each in some}
            for some in (statement.invoiced, statement.paid, statement.earned)
        ]
        currencies = sorted({currency for side in sides for currency in side})
        return [[currency, *(number(side.get(currency, Decimal(0)), 2) for side in sides)] for currency in currencies]

    def given_rows(self) -> list[list[str]]:
        """Return a row a kind: the community's, the company's contributions."""
        return [[each.kind.value, number(each.community), number(each.company)] for each in self.statement.free.given]

    def contributors(self) -> str:
        """Return who gave it, counted."""
        people = self.statement.free.contributors
        if not people:
            return "Nobody outside the company's own staff contributed in this time."
        who = plural(
            people, "person who is not of the company's staff gave", "people who are not of the company's staff gave"
        )
        return f"{who} what stands in the first column. You did not pay for it: it comes on top."

    def invoice_rows(self) -> list[list[str]]:
        """Return the invoices of the period."""
        return [
            [
                line.invoice_id,
                f"{line.issued_on:%Y-%m-%d}",
                self.named(line.service),
                number(line.amount, 2),
                line.currency,
            ]
            for line in self.statement.invoices
        ]

    def payment_rows(self) -> list[list[str]]:
        """Return the payments of the period; a refund is negative."""
        return [
            [
                each.invoice_id or "–",
                f"{each.paid_on:%Y-%m-%d}",
                "paid" if each.amount >= 0 else "paid back",
                number(each.amount, 2),
                each.currency,
            ]
            for each in self.statement.payments
        ]


def _part(words: str, *, strong: bool = False) -> dict[str, Any]:
    return {"words": words, "strong": strong}


def _places(work: Work) -> int:
    return 1 if work.days.high < FEW_DAYS else 0


def _months(months: Decimal) -> str:
    whole = months == months.to_integral_value()
    shown = number(months, 0 if whole else 1)
    return f"{shown} {'month' if shown == '1' else 'months'}"
