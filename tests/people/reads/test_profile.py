"""One person read aloud: found by identifier, address or name, with periods merged for show and what is unknown."""

from collections.abc import Iterator
from datetime import date

import pytest

from honeyflow.people.names import printable
from honeyflow.people.reads.evidence import work_words
from honeyflow.people.reads.profile import Profile, find_profiles
from honeyflow.people.reads.stays import merge_stays
from honeyflow.people.reads.unknowns import AuthoredDay, explain_unknown
from honeyflow.people.records import Affiliation, Organization
from honeyflow.store.engines import Engine, open_engine
from tests.worlds.snapshots import orchard_snapshot

GIL = ("Gil Şahin", ["9000000001+gil--sahin@users.noreply.github.com", "gil_sahin@gmail.com"])


@pytest.fixture
def engine() -> Iterator[Engine]:
    opened = open_engine("duckdb")
    yield opened
    opened.close()


def found(engine: Engine, who: str) -> list[Profile]:
    return find_profiles(orchard_snapshot(), engine, who)


@pytest.mark.parametrize("who", ["Gil Şahin", "gil sahin", "GIL_SAHIN@gmail.com", "  Sahin, Gil "])
def test_person_is_found_by_folded_name_and_by_address(engine: Engine, who: str) -> None:
    (gil,) = found(engine, who)

    assert (gil.name, sorted(each.email for each in gil.identities)) == GIL


def test_person_is_found_by_identifier(engine: Engine) -> None:
    (ada,) = found(engine, "Ada Pomme")

    assert found(engine, ada.person_id) == [ada]


@pytest.mark.parametrize("who", ["", " ", "Nobody Known", "nobody@orchard.example", "Ada"])
def test_nobody_is_found_for_what_means_nobody(engine: Engine, who: str) -> None:
    assert found(engine, who) == []


def test_commits_of_a_person_add_up(engine: Engine) -> None:
    (cleo,) = found(engine, "Cleo Medlar")

    assert (cleo.commits, cleo.unknown_commits) == (5, 1)
    assert sum(each.commits for each in cleo.identities) == 5
    assert (cleo.first_on, cleo.last_on) == (date(2025, 2, 3), date(2025, 3, 20))


def test_commit_after_the_staff_list_ended_says_how_long_after(engine: Engine) -> None:
    (cleo,) = found(engine, "Cleo Medlar")

    (reason,) = cleo.unknown
    assert reason.why == "a private address less than a month after the last stated day (Orchard): less than 0.65 sure"


def test_who_wrote_from_private_addresses_only_is_unknown_for_that(engine: Engine) -> None:
    (eva,) = found(engine, "Eva Sorrel")

    assert [each.why for each in eva.unknown] == [
        "a private address, and no work address was ever seen nor anything stated"
    ]


def test_program_has_no_reason_to_be_unknown(engine: Engine) -> None:
    (bot,) = found(engine, "press-bot[bot]")

    assert (bot.bot, bot.unknown) == (True, ())


def period(start: date, end: date, confidence: float, *, stated: bool = False) -> Affiliation:
    return Affiliation("p", "acme", "Acme", "company", start, end, "employee", confidence, "email-domain", stated)


JANUARY, FEBRUARY, MARCH, APRIL = (date(2025, month, 1) for month in range(1, 5))


def test_periods_that_touch_are_one_stay_with_its_rows() -> None:
    (stay,) = merge_stays([period(FEBRUARY, MARCH, 0.8), period(JANUARY, FEBRUARY, 0.9)])

    assert (stay.valid_from, stay.valid_to, stay.least_confidence, stay.most_confidence) == (JANUARY, MARCH, 0.8, 0.9)
    assert [row.valid_from for row in stay.rows] == [JANUARY, FEBRUARY]


def test_a_return_and_what_is_stated_are_stays_of_their_own() -> None:
    periods = [
        period(JANUARY, FEBRUARY, 0.9),
        period(MARCH, APRIL, 0.9),
        period(APRIL, date(2025, 5, 1), 1, stated=True),
    ]

    assert [stay.valid_from for stay in merge_stays(periods)] == [JANUARY, MARCH, APRIL]


def day(on: date | None, employer: str = "unknown", evidence: str = "none") -> AuthoredDay:
    return AuthoredDay("Ann Reed", "ann@x.example", on, employer, employer, evidence, 0.0, 1)


def reasons(days: list[AuthoredDay], named: Organization | None = None) -> list[str]:
    return [each.why for each in explain_unknown(days, [], {("Ann Reed", "ann@x.example"): named}, 0.65)]


def test_months_since_the_last_work_address_are_counted() -> None:
    known = day(JANUARY, "Acme", "own-email-domain")

    assert reasons([known, day(date(2025, 6, 2)), day(date(2026, 3, 2))]) == [
        "a private address 5 to 14 months after the last work address (Acme): less than 0.65 sure"
    ]


def test_an_address_of_no_sure_employer_says_how_sure() -> None:
    named = Organization("x.example", "x.example", "company", 1, 0.5)

    assert reasons([day(JANUARY)], named) == ["an address at x.example, which is no sure employer: 0.50, below 0.65"]


def test_the_companys_own_address_of_who_had_left_says_so() -> None:
    named = Organization("orchard.example", "Orchard", "keeper", 3, 0.95)

    (why,) = reasons([day(JANUARY)], named)

    assert why.startswith("the company's own address on a day outside the staff list")


def test_commit_without_a_day_says_so() -> None:
    assert reasons([day(None)]) == ["a private address, and the commit has no plausible day"]


def test_a_lists_line_is_said_in_words() -> None:
    assert work_words("a:b.csv:line 3 by full name") == (
        "stated by line 3 of a:b.csv, which means the person by full name"
    )


def test_evidence_that_is_not_known_is_said_as_it_is() -> None:
    assert work_words("carrier-pigeon") == "carrier-pigeon"


def test_names_cannot_steer_a_terminal() -> None:
    assert printable("A\x1b[31m\u202eb\r\n\u200d") == "A\ufffd[31m\ufffdb\ufffd\ufffd\u200d"
