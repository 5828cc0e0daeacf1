"""The menu: groups of pages, and the pages of the group one is in."""

from collections.abc import Iterable
from dataclasses import dataclass

from honeyflow.web.records import Group, Page


@dataclass(frozen=True)
class MenuGroup:
    """One group with the pages of it that the visitor may see; its name leads to the first."""

    name: str
    pages: tuple[Page, ...]
    here: bool


def menu_of(pages: Iterable[Page], here: Page | None) -> tuple[MenuGroup, ...]:
    """Return the groups that have a page, in order.

    Parameters
    ----------
    pages : iterable of Page
        Those the visitor may see, in order.
    here : Page or None
        The page shown; it need not be in the menu itself.
    """
    shown = list(pages)
    groups = (MenuGroup(group, tuple(p for p in shown if p.group is group), _is_in(here, group)) for group in Group)
    return tuple(group for group in groups if group.pages)


def _is_in(here: Page | None, group: Group) -> bool:
    return here is not None and here.group is group
