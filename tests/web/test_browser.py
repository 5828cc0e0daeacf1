"""The pages in a real browser: accessible in light, dark and on a phone, by keyboard, and nothing from outside."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Browser, Page
from tests.web.addresses import ABOUT_CUSTOMERS, ABOUT_PEOPLE, ADDRESSES

from honeyflow.web.origin_link import make_token

KEEPERS_ONLY = [*ABOUT_PEOPLE, *ABOUT_CUSTOMERS, "/users/", "/postings/?account=company:revenue"]
pytestmark = pytest.mark.slow

PUBLIC = ("/learn/", "/learn/picking/", "/services/", "/services/support/", "/commons/", "/statements/")
ORGANIZATION = "/organizations/orchard.example/"
MARKET = ("/market/", "/customers/", "/customers/C1/", "/needs/", "/gains/")
FOCUSED = """() => {
  const at = document.activeElement;
  return at.closest("svg.picture--wide") && at.getAttribute("aria-label");
}"""
DESK, PHONE, NARROW = (1440, 900), (390, 844), (360, 740)


@pytest.fixture
def watched(page: Page, server: str, orchard: Path) -> Iterator[Page]:
    """Return a page that must not complain and must not ask anybody outside."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(server) else said.append(request.url))
    yield page
    assert said == []


def opened(page: Page, address: str, size: tuple[int, int]) -> Page:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(address)
    return page


def wider_than_the_window(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


LOOKS = [
    *((address, "light", DESK) for address in ADDRESSES),
    *(
        (address, "dark", DESK)
        for address in ("/", "/effort/", "/employers/", "/findings/", "/methods/contributions/", *KEEPERS_ONLY, *PUBLIC)
    ),
    (ORGANIZATION, "dark", DESK),
    *(
        (address, "light", PHONE)
        for address in ("/", "/effort/", "/records/", "/findings/", *KEEPERS_ONLY, *PUBLIC, ORGANIZATION)
    ),
    *((address, scheme, PHONE) for address in MARKET for scheme in ("light", "dark")),
]


@pytest.mark.parametrize(("address", "scheme", "size"), LOOKS)
def test_page_has_no_axe_violation(
    watched: Page, server: str, address: str, scheme: str, size: tuple[int, int]
) -> None:
    watched.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    opened(watched, server + address, size)

    results = Axe().run(watched)

    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize(
    "address",
    ["/", "/employers/", "/records/?period=2025-Q1", "/methods/close/", *KEEPERS_ONLY, *PUBLIC, *MARKET, ORGANIZATION],
)
def test_page_does_not_scroll_sideways_on_a_narrow_phone(watched: Page, server: str, address: str) -> None:
    assert wider_than_the_window(opened(watched, server + address, NARROW)) <= 0


@pytest.mark.parametrize("width", [820, 1100])
def test_exchange_does_not_scroll_sideways_between(watched: Page, server: str, width: int) -> None:
    assert wider_than_the_window(opened(watched, f"{server}/", (width, 900))) <= 0


@pytest.mark.parametrize(("size", "shown"), [(DESK, "wide"), (PHONE, "tall")])
def test_exchange_shows_one_picture_a_width(watched: Page, server: str, size: tuple[int, int], shown: str) -> None:
    opened(watched, f"{server}/", size)

    names = [picture.get_attribute("class") for picture in watched.locator("svg.picture:visible").all()]

    assert names == [f"picture picture--{shown}"]


def test_keyboard_walks_through_every_figure_of_the_picture(watched: Page, server: str) -> None:
    opened(watched, f"{server}/", DESK)
    figures = watched.locator("svg.picture--wide a.figure").count()
    reached = set()
    for _ in range(60):
        watched.keyboard.press("Tab")
        reached.add(watched.evaluate(FOCUSED))

    assert figures > 10
    assert len(reached - {None}) == figures


def test_enter_on_a_figure_opens_what_is_behind_it(watched: Page, server: str) -> None:
    opened(watched, f"{server}/?period=2025-Q1", DESK)

    watched.locator("svg.picture--wide a.figure").first.focus()
    watched.keyboard.press("Enter")
    watched.wait_for_url(re.compile("/postings/"))

    assert watched.locator("h1").inner_text() == "Postings"


def test_skip_link_is_the_first_stop(watched: Page, server: str) -> None:
    opened(watched, f"{server}/", DESK)

    watched.keyboard.press("Tab")
    watched.keyboard.press("Enter")

    assert watched.evaluate("document.activeElement.id") == "main"


def test_theme_is_remembered(watched: Page, server: str) -> None:
    watched.emulate_media(color_scheme="light")
    opened(watched, f"{server}/", DESK)

    watched.get_by_role("button", name="Use dark colours").click()
    watched.goto(f"{server}/methods/")

    assert watched.evaluate("document.documentElement.dataset.theme") == "dark"


def test_charts_are_drawn_for_every_commodity(watched: Page, server: str) -> None:
    opened(watched, f"{server}/", DESK)

    slots = watched.locator("[data-chart]").count()

    assert slots >= 6
    assert watched.locator("[data-chart] svg").count() == slots


@pytest.mark.parametrize(("scheme", "size"), [("light", PHONE), ("dark", DESK)])
def test_question_to_a_customer_has_no_axe_violation_and_fits(
    watched: Page, server: str, scheme: str, size: tuple[int, int]
) -> None:
    watched.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    opened(watched, f"{server}/origin/{make_token('C1', settings.SECRET_KEY)}/", size)

    results = Axe().run(watched)

    assert results.violations_count == 0, results.generate_report()
    assert wider_than_the_window(watched) <= 0


def test_picker_works_without_scripts(browser: Browser, server: str, orchard: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/")

    page.locator("select[name=period]").first.select_option("2025-02")
    page.get_by_role("button", name="Show").first.click()

    assert page.locator(".picker__now").inner_text() == "February 2025"
    context.close()


def test_exchange_without_company_files_has_no_axe_violation(page: Page, server: str, bare: Path) -> None:
    opened(page, f"{server}/", DESK)

    results = Axe().run(page)

    assert results.violations_count == 0, results.generate_report()
