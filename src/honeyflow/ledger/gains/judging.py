"""Which way each measure and each party went, and whether the company's gain is sound; pure."""

from collections.abc import Iterable, Sequence
from datetime import date

from honeyflow.kernel.party import PARTIES, Party
from honeyflow.kernel.period import add_months
from honeyflow.ledger.gains.chance import LEAST_CHANGE, LEVEL, poisson_differs, shares_differ
from honeyflow.ledger.gains.records import Bound, Gain, Gains, Measured, PartyGains, Soundness, Way

_WAYS = {-1: Way.FELL, 0: Way.STEADY, 1: Way.ROSE}


def judge(measured: Iterable[Measured], end: date) -> Gains:
    """Return the gains of all three parties over the twelve months before `end`."""
    every = tuple(measured)
    parties = tuple(judge_party(party, [each for each in every if each.party is party]) for party in PARTIES)
    soundness, says = _sound({each.party: each for each in parties})
    return Gains(add_months(end, -12), end, parties, soundness, says)


def judge_party(party: Party, measured: Sequence[Measured]) -> PartyGains:
    """Return one party's measures with their ways; the level of chance is shared by those it bears on."""
    tried = sum(each.now is not None and each.bound is not Bound.AMOUNT for each in measured)
    gains = tuple(Gain(each, way_of(each, LEVEL / max(tried, 1))) for each in measured)
    ways = {gain.way for gain in gains} - {Way.UNKNOWN}
    way = next((each for each in (Way.FELL, Way.ROSE, Way.STEADY) if each in ways), Way.UNKNOWN)
    return PartyGains(party, gains, way)


def way_of(measured: Measured, level: float) -> Way:
    """Return the way one measure went, `level` being the chance of a false answer allowed to it."""
    if measured.now is None or measured.before is None:
        return Way.UNKNOWN
    sign = _beyond_chance(measured, level)
    return _WAYS[sign] if _large_enough(measured) else Way.STEADY


def _beyond_chance(measured: Measured, level: float) -> int:
    now, before = measured.now or 0, measured.before or 0
    if measured.bound is Bound.STOCK:
        came, went = measured.flows
        return poisson_differs(came, went, 0.5, level)
    if measured.bound is Bound.SHARE:
        parts = round(float(now) * measured.wholes[0]), round(float(before) * measured.wholes[1])
        return shares_differ((parts[0], measured.wholes[0]), (parts[1], measured.wholes[1]), level)
    if measured.bound is Bound.COUNT:
        share = measured.exposure[0] / sum(measured.exposure)
        things = [float(rate) * units for rate, units in zip((now, before), measured.exposure, strict=True)]
        counts = [round(each / measured.unevenness) for each in things]
        return poisson_differs(counts[0], counts[1], share, level)
    return (now > before) - (now < before)


def _large_enough(measured: Measured) -> bool:
    now, before = float(measured.now or 0), float(measured.before or 0)
    return abs(now - before) > LEAST_CHANGE * abs(before)


def _sound(parties: dict[Party, PartyGains]) -> tuple[Soundness, str]:
    others = [parties[Party.COMMUNITY], parties[Party.CUSTOMERS]]
    falling = [each for each in others if each.way is Way.FELL]
    company = parties[Party.COMPANY].way
    if company is Way.UNKNOWN:
        return (
            Soundness.UNKNOWN,
            "Whether the company gains cannot be told: its measures are not recorded for 24 months.",
        )
    if company is not Way.ROSE:
        words = "falls" if company is Way.FELL else "neither gains nor falls"
        return Soundness.NO_GAIN, f"The company {words}; there is no gain to be sound."
    if falling:
        names = " and ".join(f"the {each.party.value}" for each in falling)
        verb = "fall" if len(falling) > 1 or falling[0].party is Party.CUSTOMERS else "falls"
        return Soundness.NOT_SOUND, f"The company gains, but {names} {verb}: a gain that does not last."
    if unknown := [each for each in others if each.way is Way.UNKNOWN]:
        names = " and ".join(f"the {each.party.value}" for each in unknown)
        return Soundness.UNKNOWN, f"The company gains; whether {names} can be told only after 24 months of records."
    return Soundness.SOUND, "The company gains while neither the community nor the customers fall."
