"""The published snapshot as pages see it: opened anew when a run publishes, its answers kept while it is current."""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock, RLock
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.conf import settings

from honeyflow.site import Site, load_site
from honeyflow.store.engines import Engine, open_engine
from honeyflow.store.snapshots import Snapshot

KEPT_ANSWERS = 512
"""Answers kept per snapshot; the least recently used go first."""

P = ParamSpec("P")
T = TypeVar("T")


class Published:
    """One snapshot with its engine; asks each question once.

    Parameters
    ----------
    snapshot : Snapshot
    engine : Engine
        Used by one thread at a time.
    """

    def __init__(self, snapshot: Snapshot, engine: Engine) -> None:
        self.snapshot = snapshot
        self._engine = engine
        self._lock = RLock()
        self._answers: OrderedDict[tuple[Any, ...], Any] = OrderedDict()

    def ask(self, read: Callable[Concatenate[Snapshot, Engine, P], T], *arguments: P.args, **options: P.kwargs) -> T:
        """Return ``read(snapshot, engine, *arguments, **options)``; the same question is asked of the engine once."""
        key = (read.__module__, read.__qualname__, arguments, tuple(sorted(options.items())))
        with self._lock:
            if key not in self._answers:
                self._answers[key] = read(self.snapshot, self._engine, *arguments, **options)
                if len(self._answers) > KEPT_ANSWERS:
                    self._answers.popitem(last=False)
            self._answers.move_to_end(key)
            answer: T = self._answers[key]
            return answer

    def ask_once(
        self, read: Callable[Concatenate[Snapshot, Engine, P], T], *arguments: P.args, **options: P.kwargs
    ) -> T:
        """Return the answer without keeping it: for what also depends on the back office, or is about one person."""
        with self._lock:
            return read(self.snapshot, self._engine, *arguments, **options)


_opened: dict[Path, Published] = {}
_opening = Lock()


def served_site() -> Site:
    """Return the site being served, read anew so that a changed ``honeyflow.toml`` shows."""
    return load_site(settings.HONEYFLOW_SITE)


def published_of(site: Site) -> Published:
    """Return the site's current snapshot, the same object until a run publishes another.

    Raises
    ------
    NoSnapshotError
        When nothing has been published yet.
    """
    snapshot = Snapshot.current(site.data)
    with _opening:
        held = _opened.get(snapshot.folder)
        if held is None:
            for folder in [folder for folder in _opened if folder.parent == snapshot.folder.parent]:
                del _opened[folder]
            choice = site.engine
            engine = open_engine(choice.name, address=choice.address, memory_mb=choice.memory_mb)
            held = _opened[snapshot.folder] = Published(snapshot, engine)
        return held
