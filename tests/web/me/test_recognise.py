"""Recognition a member chooses: credits and a certificate, each of their own work, checked by anybody."""

import io
from pathlib import Path

import pytest
from django.test import Client
from pypdf import PdfReader
from tests.web.conftest import SignedIn
from tests.web.me.conftest import AsPerson, sent, word_of
from tests.worlds.orchard import PEOPLE

from honeyflow.backoffice.models import Credit, Entry, User
from honeyflow.kernel.access import Role

DAN, FINN, EVA = (PEOPLE[key][1] for key in ("dan", "finn", "eva"))
PAGE, CREDIT, CERTIFICATE, CHECK = (
    "/me/recognition/",
    "/me/recognition/credit/",
    "/me/recognition/certificate/",
    "/certificates/check/",
)
EVERYTHING = {"counts": "yes", "helped": "yes", "releases": "yes", "links": "yes"}


def certificate(client: Client, **form: str) -> str:
    answer = client.post(CERTIFICATE, {"token": word_of(client, PAGE), **form})
    assert answer.headers["Content-Type"] == "application/pdf", answer.headers
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def code_in(client: Client, **form: str) -> str:
    """Return the code behind the link on a certificate."""
    answer = client.post(CERTIFICATE, {"token": word_of(client, PAGE), **form})
    (page,) = PdfReader(io.BytesIO(answer.content)).pages
    links = [str(each.get_object()["/A"]["/URI"]) for each in page["/Annots"]]  # type: ignore[attr-defined]
    return next(link.partition("#")[2] for link in links if "#" in link)


def test_nobody_is_named_unasked_and_the_page_says_what_it_is(signed_in: SignedIn, orchard: Path) -> None:
    page = signed_in(Role.ANONYMOUS).get("/credits/").content.decode()

    assert "names only those who choose it" in page
    assert not any(name in page for name, _ in PEOPLE.values())


def test_credit_shows_what_was_chosen_and_no_more(as_person: AsPerson, signed_in: SignedIn, orchard: Path) -> None:
    form = {"what": "choose", "name": "Danny H.", "kind": "quality", "project": "press", "since": "yes"}
    assert "You are named" in sent(as_person(DAN), CREDIT, PAGE, **form)

    page = signed_in(Role.ANONYMOUS).get("/credits/").content.decode()

    for words in ("Danny H.", "quality", "press", "2025"):
        assert words in page
    for words in ("Dan Hazel", DAN, "functionality", "(2)"):
        assert words not in page


def test_numbers_are_shown_when_chosen(as_person: AsPerson, orchard: Path) -> None:
    sent(as_person(DAN), CREDIT, PAGE, what="choose", name="Dan", kind="quality", counts="yes")

    assert "quality (2)" in as_person(DAN).get("/credits/").content.decode()


def test_nothing_one_did_not_do_can_be_claimed(as_person: AsPerson, orchard: Path) -> None:
    sent(as_person(DAN), CREDIT, PAGE, what="choose", name="Dan", kind="translation", project="almanac", since="1999")

    credit = Credit.objects.get()
    assert (credit.kinds, credit.projects, credit.counts, credit.since) == ([], [], {}, None)


def test_taking_the_name_off_is_at_once(as_person: AsPerson, orchard: Path) -> None:
    client = as_person(DAN)
    sent(client, CREDIT, PAGE, what="choose", name="Danny H.")
    assert "no longer named" in sent(client, CREDIT, PAGE, what="withdraw")

    assert "Danny H." not in client.get("/credits/").content.decode()


def test_markup_in_a_name_is_text(as_person: AsPerson, orchard: Path) -> None:
    sent(as_person(DAN), CREDIT, PAGE, what="choose", name="<script>alert(1)</script>")

    page = as_person(DAN).get("/credits/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_certificate_states_own_work(as_person: AsPerson, orchard: Path) -> None:
    text = certificate(as_person(DAN), **EVERYTHING, capacity="as an employee of Larder Ltd")

    for words in ("Dan Hazel", "press", "January 2025 to March 2025", "as an employee of Larder Ltd", "1 report"):
        assert words in text
    assert not any(name in text for name, _ in PEOPLE.values() if name != "Dan Hazel")
    assert Entry.objects.filter(kind="certificate-made").count() == 1


def test_certificate_of_a_part_of_the_time_states_that_part(as_person: AsPerson, orchard: Path) -> None:
    text = certificate(as_person(DAN), last_day="2025-01-10")

    assert "9 January 2025" in text
    assert "quality" not in text


@pytest.mark.parametrize(
    "form", [{"name": "Ada Pomme"}, {"capacity": "as an employee of Orchard"}, {"name": "", "capacity": "x"}]
)
def test_certificate_states_nothing_that_was_only_posted(
    as_person: AsPerson, orchard: Path, form: dict[str, str]
) -> None:
    text = certificate(as_person(DAN), **form)

    assert "Dan Hazel" in text
    assert "Ada Pomme" not in text
    assert "employee of Orchard" not in text


def test_nothing_is_certified_where_nothing_is_recorded(as_person: AsPerson, orchard: Path) -> None:
    client = as_person("new@mill.de")
    answer = client.post(CERTIFICATE, {"token": word_of(client, "/me/data/")}, follow=True)

    assert "no accepted work of yours is recorded" in answer.content.decode()
    assert "of yours is recorded in those days" in sent(as_person(DAN), CERTIFICATE, PAGE, first_day="2026-01-01")


def test_code_of_a_certificate_is_valid_for_anybody_and_keeps_nothing(
    as_person: AsPerson, signed_in: SignedIn, orchard: Path
) -> None:
    code = code_in(as_person(DAN), **EVERYTHING)
    before = (Entry.objects.count(), User.objects.count())
    answer = signed_in(Role.ANONYMOUS).post(CHECK, {"code": code})
    page = answer.content.decode()

    assert "<h1>Valid</h1>" in page
    assert "Dan Hazel" in page
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "no-store"
    assert (Entry.objects.count(), User.objects.count()) == before


@pytest.mark.parametrize("code", ["", "nonsense", "a" * 7000, "é.ü"])
def test_other_code_is_not_valid(signed_in: SignedIn, orchard: Path, code: str) -> None:
    page = signed_in(Role.ANONYMOUS).post(CHECK, {"code": code}).content.decode()

    assert "Not valid" in page


def test_check_answers_under_a_public_name(orchard: Path, settings: object) -> None:
    settings.PUBLIC_HOSTS = ["mail.orchard.example"]  # type: ignore[attr-defined]
    settings.ALLOWED_HOSTS = ["mail.orchard.example"]  # type: ignore[attr-defined]

    answer = Client(headers={"host": "mail.orchard.example"}).get(CHECK)

    assert answer.status_code == 200
    assert "Check a certificate" in answer.content.decode()
