"""Decisions of people about who is one person: which of them hold, and what is wrong with the others."""

from collections.abc import Collection, Iterable, Sequence

from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.people.addresses import address, is_anybodys
from honeyflow.people.matching.sets import Sets
from honeyflow.people.records import MatchDecision


def settle(
    decisions: Iterable[MatchDecision], source: str = "decisions.csv"
) -> tuple[list[MatchDecision], list[Finding]]:
    """Return the decisions that hold together, in order of line, and a finding for each that does not.

    The later of two that contradict each other wins: of the same two addresses, and along a chain (a is b, b is c, a is
    not c).
    """
    findings: list[Finding] = []
    kept: dict[frozenset[str], MatchDecision] = {}
    for decision in sorted(decisions, key=lambda each: each.line):
        pair = _pair(decision)
        if len(pair) < 2 or "" in pair:
            findings.append(
                _finding(source, decision, "an address and itself" if "" not in pair else "an empty address")
            )
            continue
        earlier = kept.pop(pair, None)
        if earlier and earlier.same != decision.same:
            findings.append(_contradicted(source, earlier, decision.line))
        kept[pair] = decision
    held, contradicted = _without_contradictions(source, list(kept.values()))
    return held, [*findings, *contradicted]


def about_anybody(decisions: Iterable[MatchDecision], source: str) -> list[Finding]:
    """Return a finding for each decision that joins somebody with an address many may write from: with strangers."""
    return [
        Finding(
            "match-decision-about-many",
            Evidence(source, f"line {decision.line}"),
            "an address of a role, or one that says nothing",
            "two addresses, each of one person",
            "refused",
        )
        for decision in decisions
        if decision.same and any(map(is_anybodys, _pair(decision)))
    ]


def about_nobody(decisions: Iterable[MatchDecision], known: Collection[str], source: str) -> list[Finding]:
    """Return a note for each decision about an address that no commit has; it is kept for when one does."""
    return [
        Finding(
            "match-decision-about-nobody",
            Evidence(source, f"line {decision.line}"),
            "an address found in no commit",
            "two addresses as the commits have them",
            "without effect until a commit has it",
            Severity.NOTE,
        )
        for decision in decisions
        if not all(each in known for each in _pair(decision))
    ]


def _without_contradictions(
    source: str, decisions: Sequence[MatchDecision]
) -> tuple[list[MatchDecision], list[Finding]]:
    """Take the latest decision first, and each earlier one only where it agrees with those taken."""
    sets = Sets({email for decision in decisions for email in _pair(decision)})
    different: list[MatchDecision] = []
    held: list[MatchDecision] = []
    findings: list[Finding] = []
    for decision in sorted(decisions, key=lambda each: -each.line):
        against = _against(decision, sets, different)
        if against is not None:
            findings.append(_contradicted(source, decision, against))
            continue
        held.append(decision)
        if decision.same:
            sets.join(sorted(_pair(decision)))
        else:
            different.append(decision)
    return held[::-1], findings[::-1]


def _against(decision: MatchDecision, sets: Sets, different: Iterable[MatchDecision]) -> int | None:
    """Return the line that a decision contradicts, 0 for a chain of several."""
    roots = {sets.find(email) for email in _pair(decision)}
    if not decision.same:
        return 0 if len(roots) == 1 else None
    parted = (each.line for each in different if {sets.find(email) for email in _pair(each)} == roots)
    return next(parted, None)


def _pair(decision: MatchDecision) -> frozenset[str]:
    return frozenset((address(decision.email_a), address(decision.email_b)))


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
