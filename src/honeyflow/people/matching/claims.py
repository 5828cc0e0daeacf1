"""Claims that identities belong to one person: each with its evidence, made from small frozen records, in plain Python.

A claim merges nothing by itself; `honeyflow.people.matching.persons` weighs them. In doubt no claim is made.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from honeyflow.people.addresses import forge_login
from honeyflow.people.matching.borrowed import find_borrowed
from honeyflow.people.matching.claim import Claim, Refusal, Suggestion, grouped
from honeyflow.people.matching.cores import build_cores
from honeyflow.people.matching.guess import Guess
from honeyflow.people.matching.guesses import make_guesses
from honeyflow.people.matching.judging import judge
from honeyflow.people.matching.machines import Days
from honeyflow.people.matching.members import ByEmail, Member, by_email
from honeyflow.people.matching.sets import Sets
from honeyflow.people.matching.told import (
    decided_sides,
    decision_claims,
    mailmap_claims,
    mailmap_names,
    read_meant,
    staff_claims,
)
from honeyflow.people.matching.traits import Traits, read_all
from honeyflow.people.records import Employment, MailmapLine, MatchDecision, SeenIdentity

MAX_NAMES_OF_ADDRESS = 5
"""An address used under more full names than this is taken for a shared mailbox."""

MAX_DOMAINS_OF_NAME = 10
"""A name seen at more mail domains than this is taken for several people's."""

COMMON_PART = 4
"""A part of a name is common when more than this many different full names hold it."""

Refused = tuple[Claim, str]
"""A claim not made, and why."""


def make_claims(
    seen: Sequence[SeenIdentity],
    mailmap: Sequence[MailmapLine] = (),
    staff: Iterable[Employment] = (),
    decisions: Sequence[MatchDecision] = (),
) -> tuple[list[Claim], list[Refusal], list[Suggestion]]:
    """Return the claims about `seen` (people only, or bots only) in the order to join them, and what was held back.

    Parameters
    ----------
    seen : sequence of SeenIdentity
        In order of identifier; claims name them by their place.
    decisions : sequence of MatchDecision
        Free of contradictions, see `honeyflow.people.matching.decisions`. Those decided to be different are never
        joined.
    """
    emails = by_email(seen)
    traits = read_all(seen, emails)
    borrowed = find_borrowed(seen, emails, traits)
    for member in borrowed:
        traits[member] = traits[member]._replace(address="", mailbox="", place="")
    meant = read_meant(mailmap, seen, emails, borrowed)
    told = (
        *decision_claims(decisions, seen, emails),
        *staff_claims(staff, emails),
        *mailmap_claims(meant, emails, borrowed),
    )
    sides = decided_sides(decisions, seen, emails)
    logins = list(_login_claims(emails, traits))
    holders = count_holders(one.full for one in traits)
    same_email, crowded = _same_email(traits)
    same_name, spread = _same_name(traits, mailmap_names(meant), holders)
    strong = sorted((*told, *logins, *same_email, *same_name), key=_rank)
    sets = Sets(len(seen), sides)
    against = [claim for claim in strong if not sets.join(claim.members)]
    groups = {group[0]: group for group in sets.groups()}
    cores = build_cores(groups.values(), traits)
    del emails, traits  # their memory is for the guesses
    guessed, doubtful = judge(make_guesses(cores, holders, lambda core: _days(groups[core.first], seen)), cores, sets)
    decided = ((claim, f"{claim.evidence}, but people decided otherwise") for claim in against)
    refused = [_refuse(claim, reason, seen) for claim, reason in (*crowded, *spread, *decided)]
    return [*strong, *guessed], refused, [_suggest(guess, seen) for guess in doubtful]


def _days(group: Iterable[Member], seen: Sequence[SeenIdentity]) -> Days | None:
    """Return the first and last day on which any of the identities was seen."""
    days = [day for member in group for day in (seen[member].first_on, seen[member].last_on) if day]
    return (min(days), max(days)) if days else None


def _rank(claim: Claim) -> tuple[float, str, str]:
    return -claim.strength, claim.evidence, claim.shared


def _refuse(claim: Claim, reason: str, seen: Sequence[SeenIdentity]) -> Refusal:
    return Refusal(claim.shared, reason, tuple(seen[member].identity_id for member in claim.members))


def _suggest(guess: Guess, seen: Sequence[SeenIdentity]) -> Suggestion:
    pair = seen[guess.one].identity_id, seen[guess.two].identity_id
    return Suggestion(guess.evidence, guess.shared, pair, guess.probability)


def count_holders(names: Iterable[str]) -> Mapping[str, int]:
    """Return in how many different full names each part occurs: how common it is."""
    holders: dict[str, int] = defaultdict(int)
    for name in set(names):
        for part in set(name.split()):
            holders[part] += 1
    return holders


def _same_email(traits: Sequence[Traits]) -> tuple[list[Claim], list[Refused]]:
    pairs = ((each, member) for member, one in enumerate(traits) for each in (one.address, one.named) if each)
    claims, refused = [], []
    for claim in grouped("same-email", pairs):
        names = {traits[member].full for member in claim.members} - {""}
        if len(names) > MAX_NAMES_OF_ADDRESS:
            refused.append((claim, f"an address used under {len(names)} full names"))
        else:
            claims.append(claim)
    return claims, refused


def _same_name(
    traits: Sequence[Traits], aliases: Iterable[tuple[str, Member]], holders: Mapping[str, int]
) -> tuple[list[Claim], list[Refused]]:
    pairs = ((one.full, member) for member, one in enumerate(traits) if one.full)
    claims, refused = [], []
    for claim in grouped("same-name", chain(pairs, aliases)):
        domains = {traits[member].place for member in claim.members} - {""}
        common = all(holders.get(part, 0) > COMMON_PART for part in claim.shared.split())
        accounts = {traits[member].number for member in claim.members} - {""}
        kind = "a name of common parts" if common else "a name"
        if len(domains) > (2 if common else MAX_DOMAINS_OF_NAME):
            refused.append((claim, f"{kind} seen at {len(domains)} mail domains"))
        elif common and len(accounts) > 1:
            refused.append((claim, f"{kind} with {len(accounts)} accounts on forges"))
        else:
            claims.append(claim)
    return claims, refused


def _login_claims(emails: ByEmail, traits: Sequence[Traits]) -> Iterable[Claim]:
    logins = ((forge_login(email), members) for email, members in emails.items() if "noreply" in email)
    pairs = ((":".join(login), member) for login, members in logins if login for member in members)
    yield from grouped("noreply-login", pairs)
    yield from grouped("noreply-number", ((one.number, member) for member, one in enumerate(traits) if one.number))
