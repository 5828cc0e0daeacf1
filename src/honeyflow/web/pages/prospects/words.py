"""What the page says of the whole: how many organizations are told, and what goes together with being a customer."""

from dataclasses import dataclass

from honeyflow.outreach.organizations.association import Association
from honeyflow.outreach.organizations.intervals import Difference, Middle, Share
from honeyflow.outreach.organizations.read import MarketOrganizations
from honeyflow.web.wording import THIN, plural


@dataclass(frozen=True)
class Said:
    """One thing that was looked at: its name, the figure in words, and with how many organizations it was made."""

    label: str
    value: str
    beside: str
    cannot_tell: bool = False


def finding(published: MarketOrganizations) -> str:
    """Return how many organizations are told, and how many of them serve as what."""
    count = len(published.organizations)
    if not count:
        return ""
    customers = sum(each.relation == "customer" for each in published.organizations)
    return f"{plural(count, 'organization is', 'organizations are')} told, {customers:,} of them served as customers."


def said_of(found: Association) -> tuple[Said, ...]:
    """Return what can be told of the association, and of what cannot, what is missing."""
    return (_before(found), _lag(found), _still(found), _paid(found))


def _before(found: Association) -> Said:
    label = "In the community before the first invoice"
    if found.share is None:
        return _missing(label, f"{plural(found.customers, 'customer', 'customers')} so far; {found.least} are needed")
    return Said(label, f"{found.before:,} of {found.customers:,} customers", _between(found.share))


def _lag(found: Association) -> Said:
    label = "From being told here to the first invoice"
    if found.lag is None:
        return _missing(label, f"{_with(found)}; {found.least} are needed")
    return Said(
        label, f"{_whole(found.lag.median)} months", f"half of {found.lag.of:,} took longer; {_range(found.lag)}"
    )


def _still(found: Association) -> Said:
    label = "Still a customer today"
    if found.still_with is None or found.still_without is None or found.difference is None:
        return _missing(label, f"{_with(found)}; {found.least} are needed on both sides")
    counts = " beside ".join(f"{each.count:,} of {each.of:,}" for each in (found.still_with, found.still_without))
    return Said(label, counts, _apart(found.difference))


def _paid(found: Association) -> Said:
    label = "Invoiced in the last 12 months, the middle one"
    if found.paid_with is None or found.paid_without is None:
        return _missing(label, f"{_with(found)}; {found.least} that pay in {found.currency} are needed on both sides")
    both = (found.paid_with, found.paid_without)
    value = " beside ".join(f"{_whole(each.median)}" for each in both) + f" {found.currency}"
    return Said(label, value, "; ".join(f"{each.of:,} of them, {_range(each)}" for each in both))


def _missing(label: str, why: str) -> Said:
    return Said(label, "cannot tell", why, cannot_tell=True)


def _with(found: Association) -> str:
    return f"{plural(found.before, 'customer was', 'customers were')} told here before"


def _between(share: Share) -> str:
    return f"the share lies between {_percent(share.low)} and {_percent(share.high)}"


def _apart(found: Difference) -> str:
    low, high = (f"{value * 100:+.0f}".replace("-", "−") for value in (found.low, found.high))
    return f"in the community less not, {low} to {high} points" + (": no difference seen" if low[0] != high[0] else "")


def _range(found: Middle) -> str:
    return f"between {_whole(found.low)} and {_whole(found.high)}"


def _percent(value: float) -> str:
    return f"{value * 100:.0f}{THIN}%"


def _whole(value: float) -> str:
    return f"{value:,.0f}"
