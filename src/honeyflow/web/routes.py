"""The routes there are, and the right each asks for."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.urls import Resolver404, URLPattern, URLResolver, resolve

from honeyflow.kernel.access import Right


def routes_in(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    """Yield every route, those of include()s too."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from routes_in(each.url_patterns)
        else:
            yield each


@lru_cache(maxsize=4096)
def right_of(path: str) -> Right | None:
    """Return the right that the page at `path` asks for; None where there is no page."""
    try:
        found = resolve(path).func
    except Resolver404:
        return None
    return getattr(found, "right", None)


def is_for_the_world(path: str) -> bool:
    """Return whether the page at `path` is answered under the public names."""
    try:
        return bool(getattr(resolve(path).func, "world", False))
    except Resolver404:
        return False
