"""Addresses in a brief: only those a reader may safely follow become links; the others stay text."""

import re
from urllib.parse import urlsplit

SAFE = ("http", "https", "mailto")
SHOWN = 64
"""Characters of an address that are printed; the link behind them is whole."""

_UNFIT = re.compile(r"[\x00-\x20\x7f-\xa0<>\"'`\\^{|}\u200b-\u200f\u2028-\u202e\u2066-\u2069]")


def safe_url(url: str) -> str:
    """Return `url` if it is http, https or mailto and holds nothing that could leave its place; else ``""``.

    Examples
    --------
    >>> safe_url("https://example.org/a"), safe_url("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    if _UNFIT.search(url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    whole = parts.netloc if parts.scheme in ("http", "https") else parts.path
    return url if parts.scheme in SAFE and whole else ""


def shown_url(url: str) -> str:
    """Return an address as it is printed: without its scheme, its middle left out where it is long.

    Examples
    --------
    >>> shown_url("https://example.org/weft/")
    'example.org/weft'
    """
    words = url.split("://", 1)[-1].removeprefix("mailto:").removesuffix("/")
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 14]}…{words[-12:]}"
