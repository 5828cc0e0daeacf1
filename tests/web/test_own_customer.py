"""A customer's own page: what is theirs, what they may say, and nothing of a person or of another customer."""

import csv
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.web.conftest import SignedIn
from tests.web.test_no_member_found import crawl, leaks, planted
from tests.web.test_roles import MAY, ROUTES, filled
from tests.worlds.orchard import build_orchard
from tests.worlds.snapshots import AS_OF

from honeyflow.backoffice.models import User
from honeyflow.kernel.access import Role
from honeyflow.runs.run import run_site
from honeyflow.site import load_site
from honeyflow.site.origins import FORM, append_origin, origin_row
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.origins.reading import read_answers
from honeyflow.sources.origins.records import CustomerOrigin
from honeyflow.web.origin_own import ANSWERS_A_CUSTOMER

EVA, GIL = "Eva Sorrel", "Gil Şahin"
NEEDS = f"""need_id,side,kind,title,customer_id,people,told_on,met_on,link
N1,customers,feature,A press that {EVA} <eva_sorrel@gmail.com> asked @eva-s for,C1,3,2025-01-10,2025-02-20,https://f.example/eva_sorrel
N2,customers,service level,Answers at night like Cellar AG has,C1,,2025-02-11,,https://f.example/2
N3,customers,certification,Only of the cellar: a paper of {GIL},C2,,2025-02-12,,
N4,community,answers,Answers for {EVA},,7,2025-02-13,,
N5,customers,other,A calm voice,C1,,2025-03-01,,
N5,customers,other,A calm voice,C2,,2025-02-01,2025-02-02,
"""
SUBSCRIPTIONS = f"""subscription_id,customer_id,service,started_on,ended_on,monthly_amount,currency
S1,C1,{EVA}'s course,2025-02-01,,10.00,EUR
S2,C2,cellar-watch,2025-02-01,,7777.00,EUR
"""
ORIGINS = f"""customer_id,origin,told_on,detail
C1,colleague,2025-01-05,{EVA} (eva_sorrel@gmail.com) told them
C2,sales,2025-01-06,{GIL} met Cellar at a fair
"""
OTHERS = ("cellar", "C2", "3,600", "7,777", "7777", "I2", "I3", "N3", "it@cellar.example")
"""What only the other customer's records hold."""


@pytest.fixture(scope="session")
def planted_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an orchard in which people and another customer stand in all that a customer's pages could show."""
    folder = build_orchard(tmp_path_factory.mktemp("planted") / "site")
    for name, text in (("needs", NEEDS), ("subscriptions", SUBSCRIPTIONS), ("origins", ORIGINS)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    with (folder / "invoices.csv").open("a", encoding="utf-8") as file:
        file.write(f"I5,C1,A day with {GIL} and Cellar AG,2025-02-20,2025-02-20,2025-02-20,500.00,EUR,\n")
    run_site(load_site(folder), as_of=AS_OF)
    append_origin(folder / "origin_answers.csv", origin_row("C1", FORM, "colleague", f"{EVA}, of Cellar AG"))
    append_origin(folder / "origin_answers.csv", origin_row("C2", FORM, "partner", "cellar's own words"))
    return folder


@pytest.fixture
def site(planted_folder: Path, tmp_path: Path, settings: Any) -> Path:
    """Serve a copy of it, which may be written to."""
    settings.HONEYFLOW_SITE = tmp_path / "site"
    shutil.copytree(planted_folder, tmp_path / "site", symlinks=True)
    ANSWERS_A_CUSTOMER.forget()
    return tmp_path / "site"


@pytest.fixture
def larder(signed_in: SignedIn) -> Client:
    """Ask as somebody of the first customer."""
    return signed_in(Role.CUSTOMER, "C1")


def text_of(client: Client, address: str = "/customer/") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def token_of(client: Client) -> str:
    found = re.search(r'name="token" value="([^"]+)"', text_of(client))
    assert found
    return found[1]


def answers(site: Path) -> list[tuple[str, str, str, str | None]]:
    told = read_answers(site / "origin_answers.csv", Trouble(""))
    return [(each.customer_id, each.origin, each.how, each.detail) for each in told if isinstance(each, CustomerOrigin)]


def test_page_shows_what_is_theirs(larder: Client, site: Path) -> None:
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text_of(larder)))

    assert "Larder Ltd" in text
    assert "In Jul 2024 – Mar 2025 you paid 12,000 EUR" in text
    assert re.search(r"Support 1 January 2025 31 December 2025 yours now", text)
    assert re.search(r"1 of 3 needs are met", text)
    assert re.search(r"service level 11 February 2025 open", text)
    assert re.search(r"A calm voice other 1 March 2025 open", text)  # the other's was met, theirs is not
    assert "feature 10 January 2025 met 20 February 2025" in text


def test_page_tells_quietly_what_else_there_is(larder: Client, site: Path) -> None:
    rest = text_of(larder).partition("What else there is")[2]

    assert re.findall(r'href="(/services/[^"]+)"', rest) == ["/services/training/"]


@pytest.mark.slow
def test_no_byte_of_the_customers_pages_tells_of_a_person_or_of_another_customer(larder: Client, site: Path) -> None:
    needles = planted(site) | {f"other {word}": word.lower() for word in OTHERS if len(word) > 2}
    needles |= {"handle": "eva-s", "link": "f.example"}

    found = {
        address: what
        for address, body in crawl(larder, queries=("", "?format=json", "?format=pdf"))
        if address.startswith(("/customer", "/statement", "/services", "/learn"))
        and (what := leaks(body, needles))
        and not any(needles[each] in address.lower() for each in what)
    }

    assert found == {}


def test_what_is_searched_for_is_there_to_be_found(signed_in: SignedIn, site: Path) -> None:
    text = text_of(signed_in(Role.KEEPER), "/needs/") + text_of(signed_in(Role.KEEPER), "/customers/C2/")

    assert [word in text for word in ("cellar", "7,777")] == [True, True]
    assert EVA in (site / "needs.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("there", ["C2", "C1", "C999", "cellar.example"])
def test_other_customers_cannot_be_reached_by_trying(larder: Client, site: Path, there: str) -> None:
    parts = dict.fromkeys(("str:customer_id", "path:customer_id"), there)
    tried = [filled(address, parts) for _, address, _ in ROUTES if "customer_id" in address]
    tried += [f"/customer/{there}/", f"/statement/{there}/"]

    assert len(tried) > 4
    assert {
        each: larder.get(each).status_code for each in tried if larder.get(each).status_code not in (403, 404)
    } == {}
    for query in (f"?customer={there}", f"?customer_id={there}", f"?id={there}"):
        assert re.sub(r'value="[^"]{40,}"', "", text_of(larder, f"/customer/{query}")) == re.sub(
            r'value="[^"]{40,}"', "", text_of(larder)
        )


def test_customer_answers_changes_and_repeats_what_brought_it(larder: Client, site: Path) -> None:
    word = {"token": token_of(larder)}
    before = answers(site)
    first = larder.post("/customer/origin/", {**word, "origin": "software", "detail": " =since\n2020 "})
    larder.post("/customer/origin/", {**word, "origin": "software", "detail": "since 2020"})
    larder.post("/customer/origin/", {**word, "origin": "partner", "customer_id": "C2", "customer": "C2"})
    shown = text_of(larder, "/customer/?told=1")

    assert first.headers["Location"] == "/customer/?told=1#origin"
    assert answers(site)[len(before) :] == [("C1", "software", "form", "since 2020"), ("C1", "partner", "form", None)]
    assert "Thank you" in shown
    assert re.search(r'value="partner" required checked', shown)


def test_answer_that_is_none_is_not_written(larder: Client, site: Path) -> None:
    before = answers(site)
    answer = larder.post("/customer/origin/", {"token": token_of(larder), "origin": "magic"})

    assert "please choose one" in text_of(larder, answer.headers["Location"].partition("#")[0])
    assert larder.post("/customer/origin/", {"token": "forged", "origin": "sales"}).status_code == 403
    assert larder.get("/customer/origin/").status_code == 405
    assert answers(site) == before


def test_word_of_another_customers_page_is_not_taken(larder: Client, signed_in: SignedIn, site: Path) -> None:
    other = Client(REMOTE_ADDR="203.0.113.10")
    other.force_login(User.objects.create(email="c2@cellar.example", role="customer", customer_id="C2"))

    assert other.post("/customer/origin/", {"token": token_of(larder), "origin": "sales"}).status_code == 403


def test_answers_are_not_changed_without_end(larder: Client, site: Path) -> None:
    word, before = {"token": token_of(larder)}, len(answers(site))
    for n in range(12):
        larder.post("/customer/origin/", {**word, "origin": ("sales", "other")[n % 2]})

    assert len(answers(site)) - before == 10
    assert "try again in an hour" in text_of(larder, "/customer/?fault=later")


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.CUSTOMER])
def test_nobody_else_has_such_a_page(signed_in: SignedIn, site: Path, role: Role) -> None:
    before = answers(site)
    client = signed_in(role)
    statuses = [client.get("/customer/").status_code, client.post("/customer/origin/", {"origin": "sales"}).status_code]

    assert statuses == ([302, 302] if role is Role.ANONYMOUS else [403, 403])
    assert answers(site) == before


def test_customer_that_no_record_knows_is_told_so(signed_in: SignedIn, site: Path) -> None:
    text = text_of(signed_in(Role.CUSTOMER, "C77"))

    assert "Nothing is recorded for your organization yet" in text
    assert "<form" not in text
    assert "/services/support/" in text


def test_home_of_a_customer_is_its_page_and_the_menu_shows_what_it_may_open(larder: Client, site: Path) -> None:
    text = text_of(larder)
    menu = text.partition('<nav class="menu"')[2].partition("</nav>")[0]
    names = {
        route.name for _, address, route in ROUTES for link in re.findall(r'href="(/[^"?]*)', menu) if link == address
    }

    assert '<a class="brand" href="/customer/"' in text
    assert {"own_customer", "own_statement", "learn"} <= names
    assert {name for name in names if Role.CUSTOMER not in MAY[str(name)]} == set()


def test_statement_that_does_not_close_tells_no_reason(
    larder: Client, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("honeyflow.ledger.money_read._refusal", lambda *_: "C2 of Cellar owes too much.")
    monkeypatch.setattr("honeyflow.web.published._opened", {})
    text = text_of(larder)

    assert "so there is no statement of it" in text
    assert "Cellar" not in text


def test_planted_rows_are_read(site: Path) -> None:
    with (site / "needs.csv").open(encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == 6
