"""A member's own pages in a real browser: sound by axe, fit for a phone, and a certificate checked by its link."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.web.me.conftest import AsPerson, word_of
from tests.web.me.test_recognise import code_in
from tests.worlds.orchard import PEOPLE

from honeyflow.backoffice.models import User

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PAGES = ("/me/", "/me/data/", "/me/consents/", "/me/recognition/", "/me/introductions/", "/credits/", "/erased/")


@pytest.fixture(autouse=True)
def _for_real(transactional_db: None, own_orchard: Path) -> Iterator[None]:
    """Write for real, so that the server's threads see it."""
    (own_orchard / "consent-words").mkdir()
    (own_orchard / "consent-words" / "event.v1.md").write_text("Invite me.\n", encoding="utf-8")
    yield
    User.objects.all().delete()


def signed_in(page: Page, server: str, as_person: AsPerson, email: str) -> None:
    session = as_person(email).cookies["honeyflow"].value
    page.context.add_cookies([{"name": "honeyflow", "value": session, "url": server}])


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (360, "light")])
@pytest.mark.parametrize("email", [PEOPLE["finn"][1], "new@mill.de", "root@localhost.localdomain"])
def test_pages_are_sound_and_fit(
    page: Page, server: str, as_person: AsPerson, email: str, width: int, scheme: str
) -> None:
    signed_in(page, server, as_person, email)
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type in {"error", "warning"} else None)
    for address in PAGES:
        page.goto(server + address)
        found = Axe().run(page).response["violations"]
        faults += [f"{address} {each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]
        wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        faults += [f"{address} is {wider} too wide"] if wider > 0 else []

    assert faults == []


def test_link_of_a_certificate_fills_the_code_in_and_a_click_checks_it(
    page: Page, server: str, as_person: AsPerson
) -> None:
    code = code_in(as_person(PEOPLE["dan"][1]), links="yes")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}/certificates/check/#{code}")
    page.get_by_role("button", name="Check").click()

    assert page.get_by_role("heading", name="Valid").is_visible()
    assert "Dan Hazel" in page.content()
    assert not any(code[:40] in url for url in asked)
    assert Axe().run(page).violations_count == 0


def test_correction_is_written_by_the_form_of_the_page(page: Page, server: str, as_person: AsPerson) -> None:
    client = as_person(PEOPLE["dan"][1])
    assert word_of(client)
    signed_in(page, server, as_person, PEOPLE["dan"][1])
    page.goto(f"{server}/me/")
    page.get_by_label("Organization, or customer").fill("Mill")
    page.get_by_role("button", name="Write it down").click()

    assert page.get_by_text("Written down.").is_visible()
    assert page.get_by_text("waits for the next run").first.is_visible()
