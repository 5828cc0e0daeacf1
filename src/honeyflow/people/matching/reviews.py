"""Matches to review: pairs of persons that may be one, below the bar at which they are joined."""

from collections.abc import Iterable, Mapping

from honeyflow.people.matching.claim import Suggestion
from honeyflow.people.records import MatchReview, Membership


def build_reviews(suggestions: Iterable[Suggestion], memberships: Mapping[str, Membership]) -> list[MatchReview]:
    """Return one row for each pair of persons, with the most probable of its suggestions."""
    best: dict[tuple[str, str], MatchReview] = {}
    for suggestion in suggestions:
        (person_a, one), (person_b, two) = sorted((memberships[each].person_id, each) for each in suggestion.members)
        row = MatchReview(person_a, person_b, one, two, suggestion.evidence, suggestion.shared, suggestion.probability)
        known = best.get((person_a, person_b))
        if person_a != person_b and (known is None or known.probability_share < row.probability_share):
            best[person_a, person_b] = row
    return [row for _, row in sorted(best.items())]
