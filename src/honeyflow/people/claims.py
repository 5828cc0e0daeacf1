"""Claims that identities belong to one person: each with its evidence, made from small frozen records, in plain Python.

A claim merges nothing by itself; `honeyflow.people.persons` weighs them. In doubt no claim is made.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from honeyflow.people.addresses import address, find_borrowed, forge_login, is_shared_mailbox
from honeyflow.people.domains import Domain, Use, classify, split_email
from honeyflow.people.names import fold, is_full
from honeyflow.people.records import Employment, MailmapLine, SeenIdentity

STRENGTH = {"staff-list": 0.99, "mailmap": 0.98, "noreply-login": 0.98, "same-email": 0.97, "same-name": 0.9}
"""How sure each kind of claim is, strongest first; the order in which an identity's evidence is named."""

MAX_NAMES_OF_ADDRESS = 5
"""An address used under more full names than this is taken for a shared mailbox."""

MAX_DOMAINS_OF_NAME = 10
"""A name seen at more mail domains than this is taken for several people's."""

COMMON_PART = 4
"""A part of a name is common when more than this many different full names hold it."""


@dataclass(frozen=True)
class Claim:
    """Identities said to be one person, with the kind of evidence and what they share."""

    evidence: str
    shared: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Refusal:
    """A claim not made, and why."""

    shared: str
    reason: str
    members: tuple[str, ...]


def make_claims(
    seen: Sequence[SeenIdentity], mailmap: Iterable[MailmapLine], staff: Iterable[Employment]
) -> tuple[list[Claim], list[Refusal]]:
    """Return the claims about `seen` (people only, or bots only), strongest first, and what was held back."""
    mailmap = tuple(mailmap)
    borrowed, by_email = find_borrowed(seen), _by_email(seen)
    same_email, crowded = _same_email(seen, borrowed)
    same_name, spread = _same_name(seen, [*_aliases(mailmap, by_email, borrowed), *_login_aliases(seen)])
    told = (*_staff_claims(staff, by_email), *_mailmap_claims(mailmap, by_email, borrowed))
    made = (*told, *_login_claims(seen), *same_email, *same_name)
    return [claim for claim in made if len(claim.members) > 1], [*crowded, *spread]


def _grouped(evidence: str, pairs: Iterable[tuple[str, str]]) -> Iterator[Claim]:
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for shared, member in pairs:
        groups[shared][member] = None
    for shared, members in groups.items():
        yield Claim(evidence, shared, tuple(members))


def _same_email(seen: Sequence[SeenIdentity], borrowed: frozenset[str]) -> tuple[list[Claim], list[Refusal]]:
    names: dict[str, set[str]] = defaultdict(set)
    for one in seen:
        if is_full(one.name):
            names[address(one.email)].add(" ".join(sorted(fold(one.name).split())))
    pairs = (
        (address(one.email), one.identity_id)
        for one in seen
        if one.identity_id not in borrowed and not is_shared_mailbox(one.email)
    )
    claims = list(_grouped("same-email", pairs))
    crowded = [claim for claim in claims if len(names[claim.shared]) > MAX_NAMES_OF_ADDRESS]
    refused = [
        Refusal(c.shared, f"an address used under {len(names[c.shared])} full names", c.members) for c in crowded
    ]
    return [claim for claim in claims if claim not in crowded], refused


def _same_name(seen: Sequence[SeenIdentity], aliases: Iterable[tuple[str, str]]) -> tuple[list[Claim], list[Refusal]]:
    pairs = [(fold(one.name), one.identity_id) for one in seen if is_full(one.name)]
    holders: dict[str, int] = defaultdict(int)
    for name in {name for name, _ in pairs}:
        for part in set(name.split()):
            holders[part] += 1
    emails = {one.identity_id: one.email for one in seen}
    claims, refused = [], []
    for claim in _grouped("same-name", (*pairs, *aliases)):
        domains = {host.registrable for host in map(_domain, (emails[m] for m in claim.members)) if _counts(host.use)}
        common = all(holders[part] > COMMON_PART for part in claim.shared.split())
        if len(domains) > (2 if common else MAX_DOMAINS_OF_NAME):
            kind = "a name of common parts" if common else "a name"
            refused.append(Refusal(claim.shared, f"{kind} seen at {len(domains)} mail domains", claim.members))
        else:
            claims.append(claim)
    return claims, refused


def _domain(email: str) -> Domain:
    return classify(split_email(email)[1])


def _counts(use: Use) -> bool:
    return use not in (Use.LOCAL, Use.FORGE, Use.FREE, Use.FORWARDING, Use.PROVIDER)


def _login_claims(seen: Sequence[SeenIdentity]) -> Iterator[Claim]:
    logins = ((forge_login(one.email), one.identity_id) for one in seen)
    return _grouped("noreply-login", ((":".join(login), member) for login, member in logins if login))


ByEmail = Mapping[str, Sequence[SeenIdentity]]
"""Identities by address, without case."""


def _by_email(seen: Sequence[SeenIdentity]) -> ByEmail:
    by_email: dict[str, list[SeenIdentity]] = defaultdict(list)
    for one in seen:
        by_email[address(one.email)].append(one)
    return by_email


def _named(line: MailmapLine, candidates: Iterable[SeenIdentity]) -> Iterator[SeenIdentity]:
    """Yield those the line is about: git compares names without case."""
    wanted = line.commit_name.casefold() if line.commit_name else None
    return (one for one in candidates if wanted is None or one.name.casefold() == wanted)


def _meant(line: MailmapLine, by_email: ByEmail, borrowed: frozenset[str]) -> Iterator[SeenIdentity]:
    """Yield those the line is about: it speaks for who only borrows the address when it says that name."""
    for one in _named(line, by_email.get(address(line.commit_email), ())):
        if line.commit_name or one.identity_id not in borrowed:
            yield one


def _mailmap_claims(mailmap: Iterable[MailmapLine], by_email: ByEmail, borrowed: frozenset[str]) -> Iterator[Claim]:
    pairs: list[tuple[str, str]] = []
    for line in mailmap:
        if line.proper_email:
            proper = address(line.proper_email)
            home = () if is_shared_mailbox(proper) else by_email.get(proper, ())
            pairs += [(proper, one.identity_id) for one in home if one.identity_id not in borrowed]
            pairs += [(proper, one.identity_id) for one in _meant(line, by_email, borrowed)]
    return _grouped("mailmap", pairs)


def _aliases(mailmap: Iterable[MailmapLine], by_email: ByEmail, borrowed: frozenset[str]) -> list[tuple[str, str]]:
    """Further names of identities: ``Proper Name <address>`` says what the one behind the address is called."""
    return [
        (fold(line.proper_name), one.identity_id)
        for line in mailmap
        if line.proper_name and is_full(line.proper_name)
        for one in _meant(line, by_email, borrowed)
    ]


def _login_aliases(seen: Sequence[SeenIdentity]) -> list[tuple[str, str]]:
    """Names that forge logins spell out (``ann-crosswood``), when exactly one full name seen is written so."""
    spelt: dict[str, set[str]] = defaultdict(set)
    for one in seen:
        if is_full(one.name):
            spelt["".join(filter(str.isalnum, fold(one.name)))].add(fold(one.name))
    aliases = []
    for one in seen:
        login = forge_login(one.email)
        names = spelt.get("".join(filter(str.isalnum, login[1]))) if login and not is_full(one.name) else None
        if names and len(names) == 1:
            aliases.append((next(iter(names)), one.identity_id))
    return aliases


def _staff_claims(staff: Iterable[Employment], by_email: ByEmail) -> Iterator[Claim]:
    pairs = (
        (employment.staff_id, one.identity_id)
        for employment in staff
        for email in employment.emails
        if not is_shared_mailbox(email)
        for one in by_email.get(address(email), ())
    )
    return _grouped("staff-list", pairs)
