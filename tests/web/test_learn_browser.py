"""Pages to learn from and a customer's own page in a real browser: they hold whatever is written, and keep nothing."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as configured
from django.test import Client
from playwright.sync_api import Browser, Page
from tests.worlds.snapshots import orchard_site

from honeyflow.backoffice.models import User

pytestmark = pytest.mark.slow

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsdienst" * 2
HEBREW = "תמיכה בתוכנה חופשית, מאנשים שכותבים אותה"
FULL = f"""+++
title = "{LONG}"
summary = "{LONG} {LONG}"
when = "{HEBREW}"
needs = ["{LONG}", "{HEBREW}", "night"]
employer = "{LONG}"
person = "{HEBREW}"
stays = "{LONG}"
for = "{LONG}"
updated = 2025-03-02
+++

## {LONG}

{HEBREW}

| {LONG} | b |
|---|---|
| 1 | {LONG} |
"""
PAGES = ("/learn/", "/learn/wide/", "/services/", "/services/wide/", "/services/bare/")
MOST_BYTES = 200_000


@pytest.fixture
def filled(tmp_path: Path, settings: Any) -> Path:
    """Serve an orchard with thirty services more, one of them in very long words and from right to left."""
    site = tmp_path / "site"
    shutil.copytree(orchard_site(), site, symlinks=True)
    (site / "services" / "wide.md").write_text(FULL, encoding="utf-8")
    (site / "services" / "bare.md").write_text(f'+++\ntitle = "{HEBREW}"\n+++\n', encoding="utf-8")
    (site / "learn" / "wide.md").write_text(f'+++\ntitle = "{LONG}"\n+++\n\n## {LONG}\n\n{HEBREW}\n', encoding="utf-8")
    for n in range(28):
        (site / "services" / f"s{n}.md").write_text(f'+++\ntitle = "Service {n}"\n+++\n', encoding="utf-8")
    settings.HONEYFLOW_SITE = site
    return site


@pytest.fixture
def quiet(page: Page, server: str) -> Iterator[Page]:
    """Return a page that must not complain, ask anybody outside, be given a cookie, or keep anything."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("request", lambda request: None if request.url.startswith(server) else said.append(request.url))
    yield page
    assert said == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1000])
def test_page_holds_long_words_and_right_to_left_texts(
    quiet: Page, server: str, filled: Path, width: int, scheme: Any
) -> None:
    quiet.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    quiet.set_viewport_size({"width": width, "height": 800})
    for address in PAGES:
        quiet.goto(server + address)

        assert quiet.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, address
        results = Axe().run(quiet)
        assert results.violations_count == 0, results.generate_report()


def test_right_to_left_text_runs_so_and_the_page_does_not(quiet: Page, server: str, filled: Path) -> None:
    quiet.goto(f"{server}/services/bare/")

    assert quiet.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "rtl"
    assert quiet.evaluate("getComputedStyle(document.body).direction") == "ltr"


@pytest.mark.parametrize("address", PAGES)
def test_page_with_all_it_asks_for_is_small(quiet: Page, server: str, filled: Path, address: str) -> None:
    sizes: list[int] = []
    quiet.on("response", lambda answer: sizes.append(len(answer.body())))
    quiet.goto(server + address, wait_until="networkidle")

    assert len(sizes) > 3
    assert sum(sizes) < MOST_BYTES


def test_page_says_the_same_without_scripts(browser: Browser, server: str, filled: Path) -> None:
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{server}/services/wide/")

    assert page.locator("#when").inner_text() == "When it helps"
    assert page.locator("[data-theme-toggle]").is_hidden()
    plain.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.django_db(transaction=True)
def test_customers_own_page_has_no_axe_violation(
    page: Page, server: str, filled: Path, width: int, scheme: Any
) -> None:
    client = Client()
    User.objects.create(email="k@orchard.example", role="keeper")
    client.force_login(User.objects.create(email="c@larder.example", role="customer", customer_id="C1"))
    name = configured.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": server}])
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{server}/customer/")

    assert page.locator("h1").inner_text() == "Larder Ltd"
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
