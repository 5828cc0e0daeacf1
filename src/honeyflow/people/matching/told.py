"""Claims that people made: decisions, the staff list, ``.mailmap``."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from honeyflow.people.addresses import address, is_anybodys, is_shared_mailbox
from honeyflow.people.matching.claim import Claim, grouped
from honeyflow.people.matching.traits import parts_of
from honeyflow.people.names import is_full
from honeyflow.people.records import Employment, MailmapLine, MatchDecision, SeenIdentity
from honeyflow.site.whom import Whom

ByEmail = Mapping[str, Sequence[SeenIdentity]]
"""Identities by address, without case."""


def by_email(seen: Iterable[SeenIdentity]) -> ByEmail:
    """Return identities by address, without case."""
    found: dict[str, list[SeenIdentity]] = defaultdict(list)
    for one in seen:
        found[address(one.email)].append(one)
    return found


def decision_claims(decisions: Iterable[MatchDecision], emails: ByEmail) -> Iterator[Claim]:
    """Yield a claim for each decision that two addresses are one person's."""
    for decision in decisions:
        members = [one.identity_id for whom in decision.sides for one in meant_by(whom, emails)]
        if decision.same and members and not any(map(is_many, decision.sides)):
            shared = " ".join(str(Whom(address(whom.email), whom.name)) for whom in decision.sides)
            yield Claim("decision", shared, tuple(sorted(members)))


def meant_by(whom: Whom, emails: ByEmail) -> list[SeenIdentity]:
    """Return the identities a decision means: all of the address, or those of that name there."""
    held = emails.get(address(whom.email), ())
    return [one for one in held if not whom.name or Whom("", one.name).key[0] == whom.key[0]]


def is_many(whom: Whom) -> bool:
    """Return whether a decision would mean everybody who writes from an address that anybody may write from."""
    return not whom.name and is_anybodys(whom.email)


def decided_sides(decisions: Iterable[MatchDecision], emails: ByEmail) -> Mapping[str, frozenset[int]]:
    """Return for each identity that decisions keep apart from others the side it is on, as `Sets` takes it."""
    sides: dict[str, set[int]] = defaultdict(set)
    for number, decision in enumerate(decisions, 1):
        if not decision.same:
            for sign, whom in zip((1, -1), decision.sides, strict=True):
                for one in meant_by(whom, emails):
                    sides[one.identity_id].add(sign * number)
    return {member: frozenset(numbers) for member, numbers in sides.items()}


def staff_claims(staff: Iterable[Employment], emails: ByEmail) -> Iterator[Claim]:
    """Yield a claim for each person of the staff list."""
    pairs = (
        (employment.staff_id, one.identity_id)
        for employment in staff
        for email in employment.emails
        if not is_shared_mailbox(email)
        for one in emails.get(address(email), ())
    )
    return grouped("staff-list", pairs)


def mailmap_claims(mailmap: Iterable[MailmapLine], emails: ByEmail, borrowed: frozenset[str]) -> Iterator[Claim]:
    """Yield a claim for each proper address of ``.mailmap``."""
    pairs: list[tuple[str, str]] = []
    for line in mailmap:
        if line.proper_email:
            proper = address(line.proper_email)
            home = () if is_shared_mailbox(proper) else emails.get(proper, ())
            pairs += [(proper, one.identity_id) for one in home if one.identity_id not in borrowed]
            pairs += [(proper, one.identity_id) for one in _meant(line, emails, borrowed)]
    return grouped("mailmap", pairs)


def mailmap_names(
    mailmap: Iterable[MailmapLine], emails: ByEmail, borrowed: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Yield further names of identities: ``Proper Name <address>`` says what the one behind the address is called."""
    for line in mailmap:
        if line.proper_name and is_full(line.proper_name):
            for one in _meant(line, emails, borrowed):
                yield " ".join(sorted(parts_of(line.proper_name))), one.identity_id


def _meant(line: MailmapLine, emails: ByEmail, borrowed: frozenset[str]) -> Iterator[SeenIdentity]:
    """Yield those the line is about: it speaks for who only borrows the address when it says that name."""
    wanted = line.commit_name.casefold() if line.commit_name else None
    for one in emails.get(address(line.commit_email), ()):
        if wanted is None:
            if one.identity_id not in borrowed:
                yield one
        elif one.name.casefold() == wanted:
            yield one
