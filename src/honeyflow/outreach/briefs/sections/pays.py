"""Whether it pays for itself, in a sentence: by the figures there are, or what would have to be true."""

from decimal import Decimal

from honeyflow.kernel.bounds import Bounds
from honeyflow.outreach.briefs.calculation import MONTHS, BreakEven, Net
from honeyflow.outreach.briefs.case import Case


def pays_for_itself(case: Case) -> str:
    """Return the sentence, empty where nothing can be said."""
    year = case.year
    if year.net is not None and year.worth is not None and year.worth.high:
        return _net(case, year.net)
    if year.break_even is not None:
        return _even(case, year.break_even)
    return _known_part(case)


def _known_part(case: Case) -> str:
    """Return what the hours are worth beside the part of the price that is known, where the rest is open."""
    said, year = case.said, case.year
    sums = [said.money_range(amount, currency) for currency, amount in year.sums.items() if amount.high]
    if year.worth is None or not year.worth.high or not sums or not year.open_lines:
        return ""
    return said.say(
        "The time returned costs us {worth}; the services cost {sum} and what is open.",
        worth=said.money_range(year.worth, year.currency, whole=True),
        sum=said.names(sums),
    )


def _net(case: Case, net: Net) -> str:
    said = case.said
    if net.low >= 0:
        return said.say("By these figures it pays for itself in hours alone, even at the lower end.")
    if net.high <= 0:
        return said.say(
            "By these figures the hours alone do not pay for it; what is not counted in hours has to carry the rest."
        )
    return said.say("By these figures it pays for itself in hours alone at the upper end, and not at the lower.")


def _even(case: Case, even: BreakEven) -> str:
    rate = case.draft.assumptions.rate
    if rate is None:
        return _even_rate(case, even.rate) if even.rate is not None else ""
    said, an_hour = case.said, case.said.money_range(rate, case.year.currency)
    if even.hours is not None:
        return said.say(
            "At {rate} an hour, the price equals {hours} h a year, {month} h a month: from there on it pays for "
            "itself.",
            rate=an_hour,
            hours=said.range(even.hours),
            month=said.range(Bounds(even.hours.low / MONTHS, even.hours.high / MONTHS), _places(even.hours)),
        )
    return _even_share(case, an_hour, even.share) if even.share is not None else ""


def _even_share(case: Case, an_hour: str, share: Bounds) -> str:
    said = case.said
    if share.low > 1:
        return said.say(
            "At {rate} an hour, all of these hours cost less than the price; what is not counted in hours has to carry "
            "the rest.",
            rate=an_hour,
        )
    return said.say(
        "At {rate} an hour, the price equals {share} of these hours: from there on it pays for itself.",
        rate=an_hour,
        share=said.percent_range(share),
    )


def _even_rate(case: Case, rate: Bounds) -> str:
    said, currency = case.said, next(iter(case.year.sums))
    an_hour = said.money_range(rate, currency, whole=True)
    if case.year.saved is not None:
        return said.say(
            "The price corresponds to {rate} for each hour returned: where an hour of ours costs more, it pays for "
            "itself.",
            rate=an_hour,
        )
    return said.say(
        "If a service took over all of these hours, the price would correspond to {rate} for each: where an hour of "
        "ours costs more, it would pay for itself.",
        rate=an_hour,
    )


def _places(hours: Bounds) -> int:
    return 0 if hours.low >= MONTHS * Decimal(10) else 1
