"""Decisions of people about who is one person: which of them hold, and what is wrong with the others."""

from collections.abc import Iterable, Mapping, Sequence

from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.people.matching.members import ByEmail, Member
from honeyflow.people.matching.sets import Sets
from honeyflow.people.matching.told import is_many, meant_by
from honeyflow.people.records import MatchDecision, SeenIdentity
from honeyflow.site.whom import Whom

Key = tuple[str, str]
"""Name and address for comparison."""


def settle(
    decisions: Iterable[MatchDecision], source: str = "decisions.csv"
) -> tuple[list[MatchDecision], list[Finding]]:
    """Return the decisions that hold together, in order of line, and a finding for each that does not.

    The later of two that contradict each other wins: of the same two addresses, and along a chain (a is b, b is c, a is
    not c).
    """
    findings: list[Finding] = []
    kept: dict[frozenset[Key], MatchDecision] = {}
    for decision in sorted(decisions, key=lambda each: each.line):
        pair = _pair(decision)
        empty = ("", "") in pair
        if len(pair) < 2 or empty:
            findings.append(_finding(source, decision, "an empty address" if empty else "an address and itself"))
            continue
        earlier = kept.pop(pair, None)
        if earlier and earlier.same != decision.same:
            findings.append(_contradicted(source, earlier, decision.line))
        kept[pair] = decision
    held, contradicted = _without_contradictions(source, list(kept.values()))
    return held, [*findings, *contradicted]


def about_anybody(decisions: Iterable[MatchDecision], source: str) -> list[Finding]:
    """Return a finding for each decision that joins somebody with an address many may write from: with strangers."""
    return [about_many(source, each.line) for each in decisions if each.same and any(map(is_many, each.sides))]


def about_many(source: str, line: int) -> Finding:
    """Return the finding that a decision would mean everybody who writes from an address."""
    return Finding(
        "match-decision-about-many",
        Evidence(source, f"line {line}"),
        "an address that several use, or anybody may",
        "an address of one person; Name <address> for one of those who use it",
        "refused",
    )


def about_nobody(
    decisions: Iterable[MatchDecision], seen: Sequence[SeenIdentity], emails: ByEmail, source: str
) -> list[Finding]:
    """Return a note for each decision about somebody whom no commit has; it is kept for when one does."""
    return [
        nobody(source, decision.line, missing[0])
        for decision in decisions
        if (missing := [whom for whom in decision.sides if not meant_by(whom, seen, emails)])
    ]


def nobody(source: str, line: int, whom: Whom) -> Finding:
    """Return the note that a decision is about somebody whom no commit has; it names nobody."""
    return Finding(
        "match-decision-about-nobody",
        Evidence(source, f"line {line}"),
        "a name that no commit has at that address" if whom.name else "an address found in no commit",
        "names and addresses as the commits have them",
        "without effect until a commit has it",
        Severity.NOTE,
    )


def _without_contradictions(
    source: str, decisions: Sequence[MatchDecision]
) -> tuple[list[MatchDecision], list[Finding]]:
    """Take the latest decision first, and each earlier one only where it agrees with those taken."""
    keys = sorted({key for decision in decisions for key in _pair(decision)})
    number = {key: at for at, key in enumerate(keys)}
    pairs = {decision: sorted(number[key] for key in _pair(decision)) for decision in decisions}
    sets = Sets(len(keys))
    different: list[MatchDecision] = []
    held: list[MatchDecision] = []
    findings: list[Finding] = []
    for decision in sorted(decisions, key=lambda each: -each.line):
        against = _against(decision, pairs, sets, different)
        if against is not None:
            findings.append(_contradicted(source, decision, against))
            continue
        held.append(decision)
        if decision.same:
            sets.join(pairs[decision])
        else:
            different.append(decision)
    return held[::-1], findings[::-1]


def _against(
    decision: MatchDecision,
    pairs: Mapping[MatchDecision, Sequence[Member]],
    sets: Sets,
    different: Iterable[MatchDecision],
) -> int | None:
    """Return the line that a decision contradicts, 0 for a chain of several."""
    roots = {sets.find(each) for each in pairs[decision]}
    if not decision.same:
        return 0 if len(roots) == 1 else None
    parted = (each.line for each in different if {sets.find(one) for one in pairs[each]} == roots)
    return next(parted, None)


def _pair(decision: MatchDecision) -> frozenset[Key]:
    return frozenset(whom.key for whom in decision.sides)


def _contradicted(source: str, decision: MatchDecision, by: int) -> Finding:
    where = f"line {by}" if by else "later lines together"
    return _finding(source, decision, f"a decision that {where} contradicts")


def _finding(source: str, decision: MatchDecision, seen: str) -> Finding:
    return Finding(
        "match-decision-contradictory",
        Evidence(source, f"line {decision.line}"),
        seen,
        "two addresses, and one decision about them",
        "not applied; the later line wins",
    )
