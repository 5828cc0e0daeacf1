"""A link in a real browser: made by a member, opened by a stranger, taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.web.brief.drafts import planted
from tests.web.brief.test_page_browser import go, opened
from tests.web.conftest import SignedIn

from honeyflow.backoffice.models import SharedBrief, User
from honeyflow.kernel.access import Role

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _written(transactional_db: None) -> Iterator[None]:
    """Write for real, so that the server's threads see it."""
    yield
    SharedBrief.objects.all().delete()
    User.objects.all().delete()


def test_member_makes_a_link_that_a_stranger_opens_until_it_is_taken_back(
    page: Page, browser: Browser, server: str, signed_in: SignedIn, orchard: Path, tmp_path: Path
) -> None:
    session = signed_in(Role.MEMBER).cookies["honeyflow"].value
    page.context.add_cookies([{"name": "honeyflow", "value": session, "url": server}])
    page.goto(f"{server}/brief/")
    page.wait_for_load_state("networkidle")
    opened(page, tmp_path)
    go(page, "look")
    page.get_by_role("button", name="Make a link").click()
    link = page.locator("[data-links] input").input_value()
    stranger = browser.new_context().new_page()
    shown = stranger.goto(link)
    assert shown is not None
    assert planted()["member"]["name"] in stranger.locator("body").inner_text()
    page.get_by_role("button", name="Take back").click()
    expect(page.locator("[data-release-state]")).to_contain_text("Taken back")
    gone = stranger.goto(link)

    assert gone is not None
    assert (shown.status, gone.status, stranger.context.cookies()) == (200, 404, [])
    stranger.context.close()
