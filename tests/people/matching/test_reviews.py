from pathlib import Path

from honeyflow.people.matching.reviews import build_reviews
from honeyflow.people.tables import MATCH_REVIEW
from tests.people.commits import Commit, people_of
from tests.people.people import matching, seen

ADA, FIRST = seen("Adela Crosswood", "adela.c@gmail.com"), seen("adela", "x1@gmx.de")


def test_review_of_two_persons_that_may_be_one() -> None:
    found = matching([ADA, FIRST])

    (review,) = build_reviews(found.suggestions, found.memberships)

    assert (review.person_a, review.person_b) == tuple(sorted((ADA.identity_id, FIRST.identity_id)))
    assert (review.identity_a, review.identity_b) == (review.person_a, review.person_b)
    assert (review.evidence, review.shared, review.probability_share) == ("spelt-name", "adela", 0.66)


def test_review_is_written_by_a_run(tmp_path: Path) -> None:
    commits = [Commit("1", ADA.name, ADA.email), Commit("2", FIRST.name, FIRST.email)]

    rows = people_of(tmp_path, commits).rows(MATCH_REVIEW)

    assert [(row["evidence"], row["shared"]) for row in rows] == [("spelt-name", "adela")]
