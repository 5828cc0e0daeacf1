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
from honeyflow.people.matching.guesses import make_guesses
from honeyflow.people.matching.judging import judge
from honeyflow.people.matching.resemblance import Parts
from honeyflow.people.matching.sets import Sets
from honeyflow.people.matching.told import (
    by_email,
    decided_sides,
    decision_claims,
    mailmap_claims,
    mailmap_names,
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

TraitsOf = Mapping[str, Traits]


def make_claims(
    seen: Sequence[SeenIdentity],
    mailmap: Sequence[MailmapLine] = (),
    staff: Iterable[Employment] = (),
    decisions: Sequence[MatchDecision] = (),
) -> tuple[list[Claim], list[Refusal], list[Suggestion]]:
    """Return the claims about `seen` (people only, or bots only) in the order to join them, and what was held back.

    Parameters
    ----------
    decisions : sequence of MatchDecision
        Free of contradictions, see `honeyflow.people.matching.decisions`. Those decided to be different are never
        joined.
    """
    traits = read_all(seen)
    emails = by_email(seen)
    borrowed = find_borrowed(emails, traits)
    traits |= {member: traits[member]._replace(address="", mailbox="", place="") for member in borrowed}
    told = (
        *decision_claims(decisions, emails),
        *staff_claims(staff, emails),
        *mailmap_claims(mailmap, emails, borrowed),
    )
    names = {one.parts: " ".join(sorted(one.parts)) for one in traits.values() if one.parts}
    holders = count_holders(names.values())
    same_email, crowded = _same_email(traits)
    same_name, spread = _same_name(traits, names, mailmap_names(mailmap, emails, borrowed), holders)
    read = (*_login_claims(seen, traits), *same_email, *same_name)
    refused = [*crowded, *spread]
    strong = sorted((*told, *read), key=lambda claim: (-claim.strength, claim.evidence, claim.shared))
    sets = Sets(traits, decided_sides(decisions, emails))
    against = [claim for claim in strong if not sets.join(claim.members)]
    refused += [
        Refusal(each.shared, f"{each.evidence}, but people decided otherwise", each.members) for each in against
    ]
    cores = build_cores(sets.groups(), traits)
    guessed, suggested = judge(make_guesses(cores, holders), cores, sets)
    return [*strong, *guessed], refused, suggested


def count_holders(names: Iterable[str]) -> Mapping[str, int]:
    """Return in how many different full names each part occurs: how common it is."""
    holders: dict[str, int] = defaultdict(int)
    for name in set(names):
        for part in set(name.split()):
            holders[part] += 1
    return holders


def _same_email(traits: TraitsOf) -> tuple[list[Claim], list[Refusal]]:
    pairs = ((each, member) for member, one in traits.items() for each in (one.address, one.named) if each)
    claims, refused = [], []
    for claim in grouped("same-email", pairs):
        names = {tuple(sorted(traits[member].parts)) for member in claim.members} - {()}
        if len(names) > MAX_NAMES_OF_ADDRESS:
            refused.append(Refusal(claim.shared, f"an address used under {len(names)} full names", claim.members))
        else:
            claims.append(claim)
    return claims, refused


def _same_name(
    traits: TraitsOf, names: Mapping[Parts, str], aliases: Iterable[tuple[str, str]], holders: Mapping[str, int]
) -> tuple[list[Claim], list[Refusal]]:
    pairs = ((names[one.parts], member) for member, one in traits.items() if one.parts)
    claims, refused = [], []
    for claim in grouped("same-name", chain(pairs, aliases)):
        domains = {traits[member].place for member in claim.members} - {""}
        common = all(holders.get(part, 0) > COMMON_PART for part in claim.shared.split())
        accounts = {traits[member].number for member in claim.members} - {""}
        kind = "a name of common parts" if common else "a name"
        if len(domains) > (2 if common else MAX_DOMAINS_OF_NAME):
            refused.append(Refusal(claim.shared, f"{kind} seen at {len(domains)} mail domains", claim.members))
        elif common and len(accounts) > 1:
            refused.append(Refusal(claim.shared, f"{kind} with {len(accounts)} accounts on forges", claim.members))
        else:
            claims.append(claim)
    return claims, refused


def _login_claims(seen: Sequence[SeenIdentity], traits: TraitsOf) -> Iterable[Claim]:
    logins = ((forge_login(one.email), one.identity_id) for one in seen if "noreply" in one.email)
    yield from grouped("noreply-login", ((":".join(login), member) for login, member in logins if login))
    yield from grouped("noreply-number", ((one.number, member) for member, one in traits.items() if one.number))
