"""The Stripe dashboard's CSV exports as the objects they are of: customers, subscriptions, invoices, payments, refunds.

Their headers are those of the exports; which export a file is shows in its identifiers (``cus_``, ``in_`` …). Amounts
are in the currency's unit there, and a subscription's is for one piece.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.amounts import AmountColumn
from honeyflow.sources.market.cells import CellError, Cells
from honeyflow.sources.market.invoices import date_columns
from honeyflow.sources.market.sheet import Columns, read_sheet
from honeyflow.sources.market.stripe.held import Held, Objects, digits, reference
from honeyflow.sources.market.trouble import Trouble, Troubles

_KINDS = {"cus": "customer", "sub": "subscription", "in": "invoice", "ch": "charge", "py": "charge", "pi": "charge"}
_KINDS |= {"re": "refund", "pyr": "refund"}
_TEXTS = (
    *("customer", "name", "email", "vat", "country", "currency", "status", "captured", "invoice", "number"),
    *("subscription", "plan", "quantity", "interval", "charge", "payment_intent"),
)
_AMOUNTS = ("amount", "amount_refunded", "total", "tax", "exclusive_tax", "inclusive_tax", "amount_paid")
_DATES = (
    *("created", "refunded_at", "paid_at", "finalized_at", "period_start", "period_end", "started", "trial_end"),
    "ended_at",
)
COLUMNS = Columns(
    required=("id",),
    optional=(*_TEXTS, *_AMOUNTS, *_DATES),
    aliases={
        "customer": ("customer id",),
        "email": ("customer email",),
        "vat": ("business vat id",),
        "country": ("address country",),
        "created": ("created (utc)", "created date (utc)", "date (utc)"),
        "refunded_at": ("refunded date (utc)",),
        "invoice": ("invoice id",),
        "exclusive_tax": ("exclusive tax amount",),
        "inclusive_tax": ("inclusive tax amount",),
        "paid_at": ("paid at (utc)",),
        "finalized_at": ("finalized at (utc)",),
        "period_start": ("minimum line item period start (utc)", "period start (utc)"),
        "period_end": ("maximum line item period end (utc)", "period end (utc)"),
        "started": ("start date (utc)", "start (utc)"),
        "trial_end": ("trial end (utc)",),
        "ended_at": ("ended at (utc)",),
        "charge": ("charge id", "payment id"),
        "payment_intent": ("paymentintent id", "payment intent id"),
    },
    among_others=True,
)
_PAID = frozenset({"paid", "refunded", "partially refunded", "succeeded"})
_INTERVAL = re.compile(r"(?:every )?(\d*) ?(day|week|month|year)s?(?:ly)?")


def read_exports(files: Sequence[tuple[str, Path]], objects: Objects, troubles: Troubles) -> None:
    """Add the objects of all exports; what the payments' export says was refunded is a refund, where none is there."""
    refunded: list[Held] = []
    for name, file in files:
        trouble = troubles.of(name)
        rows = read_sheet(file, COLUMNS, trouble)
        reader = _Export(rows, trouble)
        for row in rows:
            if (held := reader.object(row)) is not None:
                objects.add(held)
                refunded += [held] if held.data.get("amount_refunded") else []
    _name_plans(objects)
    _add_refunds(refunded, objects, troubles)


class _Export:
    """Reads the rows of one export, knowing its way of writing dates and amounts."""

    def __init__(self, rows: Sequence[Cells], trouble: Trouble) -> None:
        self._trouble = trouble
        self._dates = date_columns(rows, _DATES, trouble)
        self._amounts = {name: AmountColumn(row[name] for row in rows) for name in _AMOUNTS}

    def object(self, row: Cells) -> Held | None:
        """Return the object that a row is of; None when it is wrong or of no kind that is read."""
        kind = _KINDS.get(row["id"].partition("_")[0])
        if kind is None:
            expected = (
                "an identifier of a customer, subscription, invoice, payment or refund (cus_, sub_, in_, ch_, re_)"
            )
            row.leave_out("export-unknown", row.shown("id"), expected)
            return None
        currency = row["currency"].upper()
        money = {name: self._minor(row, name, currency) for name in _AMOUNTS}
        when = {name: self._seconds(row, name) for name in _DATES}
        data = {"customer": _customer, "subscription": _subscription, "invoice": _invoice}.get(kind, _moved)(
            row, money, when
        )
        told = {"id": row["id"], "object": kind, "currency": currency.lower()}
        return Held(told | data, self._trouble.source, row.place) if row.sound else None

    def _minor(self, row: Cells, column: str, currency: str) -> int | None:
        amount = row.optional(column, self._amounts[column].read)
        return None if amount is None else round(amount.value * 10 ** digits(currency))

    def _seconds(self, row: Cells, column: str) -> int | None:
        found = row.optional(column, self._dates[column].read)
        return None if found is None else _midnight(found)


_Money = Mapping[str, int | None]


def _midnight(day: date) -> int:
    return int(datetime.combine(day, time(), UTC).timestamp())


def _customer(row: Cells, money: _Money, when: _Money) -> dict[str, Any]:
    del money
    numbers = [{"value": row["vat"]}] if row["vat"] else []
    return {
        "name": row["name"],
        "email": row["email"],
        "address": {"country": row["country"]},
        "tax_ids": {"data": numbers},
        "created": when["created"],
    }


def _subscription(row: Cells, money: _Money, when: _Money) -> dict[str, Any]:
    interval = row.optional("interval", _interval)
    recurring = {"interval": interval[1], "interval_count": interval[0]} if interval else {}
    price = {"id": row["plan"], "product": row["plan"], "unit_amount": money["amount"], "recurring": recurring}
    quantity = int(row["quantity"]) if row["quantity"].isdigit() else 1
    return {
        "customer": row["customer"],
        "status": row["status"].lower(),
        "created": when["created"],
        "start_date": when["started"],
        "trial_end": when["trial_end"],
        "ended_at": when["ended_at"],
        "items": {"data": [{"id": row["id"], "price": price, "quantity": quantity}]},
    }


def _interval(text: str) -> tuple[int, str]:
    found = _INTERVAL.fullmatch(text.lower().strip())
    if found is None:
        raise CellError("interval-unknown", "which is no known interval", "day, week, month or year")
    return int(found[1] or 1), found[2]


def _invoice(row: Cells, money: _Money, when: _Money) -> dict[str, Any]:
    """Return an invoice with one line over its net total: the export tells no lines."""
    total = row.required("total", lambda _: money["total"])
    taxes = (money["exclusive_tax"] or 0) + (money["inclusive_tax"] or 0)
    net = (total or 0) - (taxes or money["tax"] or 0)
    period = {"start": when["period_start"], "end": when["period_end"]}
    subscription = row["subscription"]
    kind = "subscription" if subscription else "invoiceitem"
    line = {"amount": net, "period": period, "type": kind, "subscription": subscription}
    return {
        "customer": row["customer"],
        "number": row["number"],
        "status": row["status"].lower(),
        "total": total,
        "total_excluding_tax": net,
        "amount_paid": money["amount_paid"],
        "created": row.required("created", lambda _: when["created"]),
        "subscription": subscription,
        "status_transitions": {"finalized_at": when["finalized_at"], "paid_at": when["paid_at"]},
        "lines": {"data": [line], "has_more": False},
    }


def _moved(row: Cells, money: _Money, when: _Money) -> dict[str, Any]:
    """Return a charge or a refund."""
    status = row["status"].lower()
    return {
        "customer": row["customer"],
        "amount": row.required("amount", lambda _: money["amount"]),
        "amount_refunded": money["amount_refunded"],
        "refunded_at": when["refunded_at"],
        "captured": row["captured"].lower() != "false",
        "status": "succeeded" if status in _PAID else status,
        "created": row.required("created", lambda _: when["created"]),
        "invoice": row["invoice"],
        "charge": row["charge"],
        "payment_intent": row["payment_intent"],
    }


def _name_plans(objects: Objects) -> None:
    """Give each invoice's line the plan of its subscription: the invoices' export does not name it."""
    for invoice in objects.all("invoice"):
        subscription = objects.get("subscription", reference(invoice.data.get("subscription")))
        if subscription is not None:
            item = subscription.data["items"]["data"][0]
            invoice.data["lines"]["data"][0] |= {"price": item["price"], "subscription_item": item["id"]}


def _add_refunds(charges: Sequence[Held], objects: Objects, troubles: Troubles) -> None:
    known: dict[str, Decimal] = defaultdict(Decimal)
    for refund in objects.all("refund"):
        paid = reference(refund.data.get("charge")) or reference(refund.data.get("payment_intent"))
        known[paid] += Decimal(refund.data.get("amount") or 0)
    for charge in charges:
        intent = reference(charge.data.get("payment_intent"))
        rest = Decimal(charge.data["amount_refunded"]) - known[charge.id] - (known[intent] if intent else 0)
        if rest <= 0:
            continue
        when = charge.data["refunded_at"]
        if when is None:
            seen, expected = "a refund without its day", "Refunded date (UTC), or the export of refunds"
            done = "dated as the payment"
            trouble = troubles.of(charge.source)
            trouble.add("refund-undated", charge.locator, seen, expected, done, Severity.WARNING)
        told = {"id": f"{charge.id}/refund", "object": "refund", "charge": charge.id, "amount": int(rest)}
        told |= {"currency": charge.data["currency"], "created": when or charge.data["created"], "status": "succeeded"}
        objects.add(Held(told, charge.source, charge.locator))
