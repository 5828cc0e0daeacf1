"""Claims that people made: decisions, the staff list, ``.mailmap``."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from honeyflow.people.addresses import address, is_anybodys, is_shared_mailbox
from honeyflow.people.matching.claim import Claim, grouped
from honeyflow.people.matching.members import ByEmail, Member
from honeyflow.people.matching.traits import parts_of
from honeyflow.people.names import is_full
from honeyflow.people.records import Employment, MailmapLine, MatchDecision, SeenIdentity
from honeyflow.site.whom import Whom

Meant = tuple[MailmapLine, Sequence[Member]]
"""A line of ``.mailmap`` and those it is about."""


def decision_claims(
    decisions: Iterable[MatchDecision], seen: Sequence[SeenIdentity], emails: ByEmail
) -> Iterator[Claim]:
    """Yield a claim for each decision that two addresses are one person's."""
    for decision in decisions:
        members = [member for whom in decision.sides for member in meant_by(whom, seen, emails)]
        if decision.same and members and not any(map(is_many, decision.sides)):
            shared = " ".join(str(Whom(address(whom.email), whom.name)) for whom in decision.sides)
            yield Claim("decision", shared, tuple(sorted(members)))


def meant_by(whom: Whom, seen: Sequence[SeenIdentity], emails: ByEmail) -> list[Member]:
    """Return the identities a decision means: all of the address, or those of that name there."""
    held = emails.get(address(whom.email), ())
    return [member for member in held if not whom.name or Whom("", seen[member].name).key[0] == whom.key[0]]


def is_many(whom: Whom) -> bool:
    """Return whether a decision would mean everybody who writes from an address that anybody may write from."""
    return not whom.name and is_anybodys(whom.email)


def decided_sides(
    decisions: Iterable[MatchDecision], seen: Sequence[SeenIdentity], emails: ByEmail
) -> Mapping[Member, frozenset[int]]:
    """Return for each identity that decisions keep apart from others the side it is on, as `Sets` takes it."""
    sides: dict[Member, set[int]] = defaultdict(set)
    for number, decision in enumerate(decisions, 1):
        if not decision.same:
            for sign, whom in zip((1, -1), decision.sides, strict=True):
                for member in meant_by(whom, seen, emails):
                    sides[member].add(sign * number)
    return {member: frozenset(numbers) for member, numbers in sides.items()}


def staff_claims(staff: Iterable[Employment], emails: ByEmail) -> Iterator[Claim]:
    """Yield a claim for each person of the staff list."""
    pairs = (
        (employment.staff_id, member)
        for employment in staff
        for email in employment.emails
        if not is_shared_mailbox(email)
        for member in emails.get(address(email), ())
    )
    return grouped("staff-list", pairs)


def read_meant(
    mailmap: Iterable[MailmapLine], seen: Sequence[SeenIdentity], emails: ByEmail, borrowed: Collection[Member]
) -> list[Meant]:
    """Return each line with those it is about: it speaks for who only borrows the address when it says that name."""
    return [(line, _meant(line, seen, emails.get(address(line.commit_email), ()), borrowed)) for line in mailmap]


def _meant(
    line: MailmapLine, seen: Sequence[SeenIdentity], there: Sequence[Member], borrowed: Collection[Member]
) -> list[Member]:
    if line.commit_name:
        wanted = line.commit_name.casefold()
        return [member for member in there if seen[member].name.casefold() == wanted]
    return [member for member in there if member not in borrowed]


def mailmap_claims(meant: Iterable[Meant], emails: ByEmail, borrowed: Collection[Member]) -> Iterator[Claim]:
    """Yield a claim for each proper address of ``.mailmap``."""
    pairs: list[tuple[str, Member]] = []
    for line, members in meant:
        if line.proper_email:
            proper = address(line.proper_email)
            home = () if is_shared_mailbox(proper) else emails.get(proper, ())
            pairs += [(proper, member) for member in home if member not in borrowed]
            pairs += [(proper, member) for member in members]
    return grouped("mailmap", pairs)


def mailmap_names(meant: Iterable[Meant]) -> Iterator[tuple[str, Member]]:
    """Yield further names of identities: ``Proper Name <address>`` says what the one behind the address is called."""
    for line, members in meant:
        if line.proper_name and is_full(line.proper_name):
            for member in members:
                yield " ".join(sorted(parts_of(line.proper_name))), member
