"""The page of a brief, one file, in a real browser: axe finds nothing, it fits a phone, it is seen within a second."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.outreach.briefs.samples import BUSY, EXTREME, SAMPLES

from honeyflow.outreach.briefs.records import Brief
from honeyflow.outreach.briefs.registry import formats


def opened(page: Page, brief: Brief, folder: Path) -> None:
    file = folder / "brief.html"
    file.write_bytes(formats.get("page").render(brief))
    page.goto(file.as_uri())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "scheme"), [("busy", "light"), ("busy", "dark"), ("one", "light"), ("one", "dark"), ("rtl", "light")]
)
def test_axe_finds_nothing_on_the_page(page: Page, tmp_path: Path, name: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    opened(page, SAMPLES[name], tmp_path)

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.slow
@pytest.mark.parametrize("brief", [BUSY, EXTREME], ids=["busy", "extreme"])
def test_page_fits_a_phone(page: Page, tmp_path: Path, brief: Brief) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    opened(page, brief, tmp_path)

    assert page.evaluate("document.documentElement.scrollWidth") == 390
