from pathlib import Path

from django.test import Client
from tests.web.addresses import CLEO
from tests.web.conftest import SignedIn

from honeyflow.kernel.access import Role
from honeyflow.web.menu import menu_of
from honeyflow.web.records import Group
from honeyflow.web.registry import pages


def test_menu_names_every_group_and_marks_the_one_of_a_page_outside_it() -> None:
    menu = menu_of(pages.menu(), pages.get("customer"))

    assert [group.name for group in menu] == list(Group)
    assert [group.name for group in menu if group.here] == [Group.MARKET]


def test_menu_leaves_out_groups_of_which_nothing_may_be_seen() -> None:
    shown = [page for page in pages.menu() if page.group is not Group.BOOKS]

    assert Group.BOOKS not in [group.name for group in menu_of(shown, None)]


def test_page_shows_the_pages_of_its_group(client: Client, orchard: Path) -> None:
    text = client.get(f"/people/{CLEO}/").content.decode()

    assert '<ul class="menu__pages" aria-label="Community">' in text
    assert 'href="/review/"' in text


def test_page_for_engineers_offers_no_page_about_persons(signed_in: SignedIn, orchard: Path) -> None:
    text = signed_in(Role.ENGINEER).get("/community/").content.decode()

    assert 'href="/employers/"' in text
    assert 'href="/people/"' not in text
