"""Corrections: about oneself whatever is posted, in effect at the next run, seen by the community manager alone."""

from pathlib import Path

import pytest
from tests.web.conftest import SignedIn
from tests.web.me.conftest import AsPerson, sent, word_of
from tests.worlds.orchard import PEOPLE
from tests.worlds.snapshots import AS_OF

from honeyflow.backoffice.models import Entry
from honeyflow.kernel.access import Role
from honeyflow.runs.run import run_site
from honeyflow.site import load_site
from honeyflow.sources.decisions.reading import read_decisions
from honeyflow.sources.decisions.records import Decision
from honeyflow.sources.market.trouble import Trouble

DAN, EVA, FINN = (PEOPLE[key][1] for key in ("dan", "eva", "finn"))
CORRECT, UNDO = "/me/correct/", "/me/correct/undo/"
MILL = {"what": "worked", "organization": "Mill & Sons", "first_day": "2025-01-01", "last_day": "2025-02-28"}


def decided(site: Path) -> list[Decision]:
    return read_decisions(site / "decisions.csv", Trouble("decisions.csv", confidential=True))


def test_correction_waits_then_counts_and_is_told_so(as_person: AsPerson, own_orchard: Path) -> None:
    client = as_person(EVA)
    page = sent(client, CORRECT, **MILL, capacity="contractor")
    assert "Worked for Mill &amp; Sons from 2025-01-01 to 2025-02-28 as contractor" in page
    assert "waits for the next run" in page

    run_site(load_site(own_orchard), as_of=AS_OF)

    page = client.get("/me/").content.decode()
    assert "in effect" in page
    assert '<th scope="row">Mill &amp; Sons</th>' in page


def test_denial_takes_the_employer_away(as_person: AsPerson, own_orchard: Path) -> None:
    client = as_person(DAN)
    assert "Did not work for Larder Ltd" in sent(client, CORRECT, what="not", organization="Larder Ltd")

    run_site(load_site(own_orchard), as_of=AS_OF)

    assert "No employer is known" in client.get("/me/").content.decode()


@pytest.mark.parametrize(
    "field", ["who", "other", "email", "person", "person_id", "address", "kind", "by", "decided_by"]
)
@pytest.mark.parametrize("value", [EVA, f"Eva Sorrel <{EVA}>", "same", f"{DAN},{EVA}"])
def test_no_posted_value_decides_about_somebody_else(
    as_person: AsPerson, own_orchard: Path, field: str, value: str
) -> None:
    sent(as_person(DAN), CORRECT, **{**MILL, field: value})
    sent(as_person(DAN), UNDO, **{"line": "1", field: value})

    assert [(each.who, each.other, each.kind, each.decided_by) for each in decided(own_orchard)] == [
        (DAN, None, "works-for", DAN)
    ]


@pytest.mark.parametrize(
    "organization", [f"Mill\n2025-01-01,x,same,{EVA},{DAN}", f'Mill",{EVA},"', "=cmd()|x", "Mill\r\nx"]
)
def test_no_organization_breaks_out_of_its_row(as_person: AsPerson, own_orchard: Path, organization: str) -> None:
    sent(as_person(DAN), CORRECT, **{**MILL, "organization": organization})

    assert [(each.who, each.kind, each.decided_by) for each in decided(own_orchard)] == [(DAN, "works-for", DAN)]


def test_correction_by_a_partly_guessed_person_is_about_the_proved_address(
    as_person: AsPerson, own_orchard: Path
) -> None:
    sent(as_person(FINN), CORRECT, **MILL)

    assert [each.who for each in decided(own_orchard)] == [FINN]


def test_who_proved_nothing_that_is_known_decides_nothing(as_person: AsPerson, own_orchard: Path) -> None:
    for address in ("new@mill.de", "root@localhost.localdomain"):
        client = as_person(address)
        answer = client.post(CORRECT, {"token": word_of(client, "/me/data/"), **MILL}, follow=True)
        assert "no commit is known to be yours" in answer.content.decode()
    assert not (own_orchard / "decisions.csv").exists()


def test_only_ones_own_corrections_can_be_taken_back(as_person: AsPerson, own_orchard: Path) -> None:
    sent(as_person(EVA), CORRECT, **MILL)
    line = str(decided(own_orchard)[0].line)

    assert "there is nothing waiting any more" in sent(as_person(DAN), UNDO, line=line)
    assert len(decided(own_orchard)) == 1
    assert "Taken back." in sent(as_person(EVA), UNDO, line=line)
    assert decided(own_orchard) == []


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"organization": ""}, "no organization was given"),
        ({"first_day": "soon"}, "a day could not be read"),
        ({"last_day": "2024-01-01"}, "a day could not be read"),
    ],
)
def test_form_that_says_nothing_is_told_why(
    as_person: AsPerson, own_orchard: Path, form: dict[str, str], said: str
) -> None:
    assert said in sent(as_person(DAN), CORRECT, **{**MILL, **form})
    assert not (own_orchard / "decisions.csv").exists()


def test_independent_needs_no_organization(as_person: AsPerson, own_orchard: Path) -> None:
    sent(as_person(EVA), CORRECT, what="worked", organization="", capacity="independent")

    assert [each.organization for each in decided(own_orchard)] == ["independent"]


SEEING = {Role.KEEPER, Role.COMMUNITY}


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ANONYMOUS}))
def test_correction_is_seen_by_the_community_manager_and_the_keeper_alone(
    as_person: AsPerson, signed_in: SignedIn, own_orchard: Path, role: Role
) -> None:
    sent(as_person(EVA), CORRECT, **{**MILL, "organization": "Moonlight Circus"})
    client = signed_in(role, "C1" if role is Role.CUSTOMER else "")
    pages = ("/review/", "/people/", "/me/", "/market/", "/community/", "/employers/", "/findings/", "/journal/")

    said = "".join(client.get(page, follow=True).content.decode() for page in pages)

    assert ("Moonlight Circus" in said) is (role in SEEING)


def test_manager_sees_both_where_they_contradict(as_person: AsPerson, signed_in: SignedIn, own_orchard: Path) -> None:
    sent(as_person(EVA), CORRECT, **MILL)
    manager = signed_in(Role.COMMUNITY)
    form = {"kind": "works-for", "who": EVA, "organization": "Cellar AG", "back": "/review/"}
    manager.post("/decide/", {"token": word_of(manager, "/review/"), **form})

    page = manager.get("/review/").content.decode()

    assert page.count("contradicts line") == 2
    assert "the community manager" in as_person(EVA).get("/me/").content.decode()


def test_form_of_another_site_and_a_get_do_nothing(as_person: AsPerson, own_orchard: Path) -> None:
    client = as_person(DAN)

    assert client.post(CORRECT, {"token": word_of(as_person(EVA)), **MILL}).status_code == 403
    assert client.get(CORRECT).status_code == 405
    assert not Entry.objects.filter(kind="correction-made").exists()
