"""Nouns of the command line: a command, and a view of results."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from honeyflow.kernel.access import Right

if TYPE_CHECKING:
    from rich.console import Console
    from typer import Typer

    from honeyflow.kernel.period import Period
    from honeyflow.site import Site
    from honeyflow.store.engines import Engine
    from honeyflow.store.snapshots import Snapshot


@dataclass(frozen=True, kw_only=True)
class Command:
    """One command: `function` is what Typer calls, its docstring the help; or a `group` of sub-commands.

    Parameters
    ----------
    right : Right
        What a shell's role needs to call it. Sub-commands declare their own by `honeyflow.cli.rights.needing`; the
        group's is the least of them.
    """

    name: str
    order: int
    right: Right
    function: Callable[..., None] | None = None
    group: "Typer | None" = None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a view is asked for: of which snapshot, which period (None: the usual one), which project (None: all).

    Parameters
    ----------
    owned_today : bool
        Organizations count for whose they are today.
    """

    site: "Site"
    snapshot: "Snapshot"
    engine: "Engine"
    period: "Period | None"
    project: str | None
    owned_today: bool = False


@dataclass(frozen=True, kw_only=True)
class View:
    """One result in the terminal: `read` gives frozen records (printed as JSON too), `render` prints tables of them.

    `by_month`: nothing in it comes from the community, so that months and projects are for whoever may see it.
    """

    name: str
    question: str
    right: Right
    read: Callable[[Asked], Any]
    render: Callable[[Any, "Console"], None]
    by_month: bool = False
