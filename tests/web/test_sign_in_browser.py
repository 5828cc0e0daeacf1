"""Signing in with a real browser: the button of a link, and each page about signing in looked at by axe."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.web.conftest import SignedIn

from honeyflow.backoffice.models import User
from honeyflow.kernel.access import Role
from honeyflow.web.sign_in.links import link_for

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ANN = "ann@orchard.example"


@pytest.fixture(autouse=True)
def _told(transactional_db: None, settings: object, orchard: object) -> Iterator[None]:
    """Write for real, so that the server's threads see it; and offer codes."""
    settings.MAIL = True  # type: ignore[attr-defined]
    User.objects.create_user(ANN, role=Role.KEEPER.value)
    yield
    User.objects.all().delete()


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{page.url} {each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_link_signs_in_and_every_page_about_it_is_sound(page: Page, server: str, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    faults = []
    for address in ("/sign-in/", "/sign-in/link/gone/", link_for(User.objects.get())):
        page.goto(server + address)
        faults += violations(page)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{server}/")
    for address in (
        "/sign-in/you/",
        "/sign-in/one-time/",
        "/sign-in/one-time/totp/activate/",
        "/users/",
        "/statement/",
    ):
        page.goto(server + address)
        faults += violations(page)
    page.goto(f"{server}/sign-in/you/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{server}/sign-in/")

    assert faults == []
    assert page.context.cookies() == [] or {each["name"] for each in page.context.cookies()} == {"honeyflow-form"}


def test_exchange_without_links_to_records_is_sound(page: Page, server: str, signed_in: SignedIn) -> None:
    session = signed_in(Role.MARKET).cookies["honeyflow"].value
    page.context.add_cookies([{"name": "honeyflow", "value": session, "url": server}])
    page.goto(f"{server}/")

    assert "The exchange" in page.inner_text("h1")
    assert page.locator('a[href^="/records/"], a[href^="/postings/"], select[name=project]').count() == 0
    assert violations(page) == []
