"""Gains and the floor: whether each party gains, and whether the company's gain is sound."""

from typing import Any

from honeyflow.kernel.access import Right
from honeyflow.kernel.party import PARTIES
from honeyflow.kernel.period import Period
from honeyflow.ledger.accounts import GIVEN
from honeyflow.ledger.gains.read import read_gains
from honeyflow.ledger.gains.records import Gain, Measured, Soundness, Way
from honeyflow.web.choice import Choice, words
from honeyflow.web.gain_words import alert_words, amount_words
from honeyflow.web.links import page_link
from honeyflow.web.records import Group, Page, Visit
from honeyflow.web.wording import change_words

_PARTY_WORDS = {
    Way.ROSE: "gains",
    Way.STEADY: "holds",
    Way.FELL: "falls",
    Way.UNKNOWN: "cannot be told yet",
}


_OBVIOUS = ("accepted contributions", "share")


def show_gains(visit: Visit) -> dict[str, Any]:
    """Return each party's measures over the twelve months up to the end of the period chosen."""
    end = min(visit.choice.period.end, visit.choice.span.end)
    gains = visit.published.ask(read_gains, end)
    period = Period(gains.start, gains.end)
    return {
        "gains": gains,
        "year": words(period),
        "year_before": words(period.before()),
        "sound": gains.soundness is Soundness.SOUND,
        "alarm": gains.soundness is Soundness.NOT_SOUND,
        "alerts": alert_words(gains),
        "parties": [
            {
                "name": each.party.value,
                "way": _PARTY_WORDS[each.way],
                "mark": each.way.name.lower(),
                "rows": [_row(gain, visit.choice, period) for gain in each.gains],
            }
            for party in PARTIES
            for each in gains.parties
            if each.party is party
        ],
    }


def _row(gain: Gain, choice: Choice, period: Period) -> dict[str, Any]:
    each = gain.measured
    return {
        "name": each.name,
        "unit": "" if each.unit in each.name or each.unit in _OBVIOUS else each.unit,
        "now": amount_words(each.now, each),
        "before": amount_words(each.before, each),
        "change": change_words(each.now, each.before),
        "missing": each.missing,
        "way": gain.way,
        "mark": gain.way.name.lower(),
        "method": each.method,
        "link": _link(each, choice, period),
    }


def _link(measured: Measured, choice: Choice, period: Period) -> str:
    """Return where the records of a measure are; empty when it has none of its own."""
    asked = {"period": period.name}
    if measured.account in ("market", "community"):
        return page_link(measured.account, None, **asked)
    if measured.account == GIVEN:
        kind = measured.commodity.removeprefix("ACE.")
        return page_link("records", None, **asked, kind=kind, party="community")
    if measured.account and measured.commodity:
        return page_link("postings", None, **asked, account=measured.account, commodity=measured.commodity)
    return page_link("records", choice) if measured.unit == "changes" else ""


page = Page(
    name="gains",
    title="Gains",
    path="gains/",
    order=11,
    group=Group.EXCHANGE,
    question="Does each party gain, and is the company's gain sound?",
    view=show_gains,
    right=Right.SEE_EXCHANGE,
    by_project=False,
)
