"""Identifiers made the site's own: each bears its source's name, so that two systems' never collide."""

from dataclasses import replace

from honeyflow.sources.market.records import MarketRows


def prefixed(rows: MarketRows, name: str, customers: str) -> MarketRows:
    """Return the rows with ``name:`` before their identifiers; an empty name leaves them as they are.

    Parameters
    ----------
    customers : str
        Whose identifiers the customers bear: the source's own, or another one's.
    """
    own, theirs = _before(name), _before(customers)
    return MarketRows(
        customers=tuple(replace(each, customer_id=theirs + each.customer_id) for each in rows.customers),
        lines=tuple(
            replace(each, invoice_id=own + each.invoice_id, customer_id=theirs + each.customer_id)
            for each in rows.lines
        ),
        payments=tuple(
            replace(
                each,
                payment_id=own + each.payment_id,
                customer_id=theirs + each.customer_id,
                invoice_id=own + each.invoice_id if each.invoice_id else None,
            )
            for each in rows.payments
        ),
        subscriptions=tuple(
            replace(each, subscription_id=own + each.subscription_id, customer_id=theirs + each.customer_id)
            for each in rows.subscriptions
        ),
        inputs=rows.inputs,
    )


def _before(name: str) -> str:
    return f"{name}:" if name else ""
