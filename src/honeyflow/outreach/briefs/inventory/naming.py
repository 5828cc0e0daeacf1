"""Components from names as ecosystems write them, and from package URLs.

References
----------
.. [1] Package URL, ECMA-427, https://www.packageurl.org
"""

import re

from packageurl import PackageURL

from honeyflow.outreach.briefs.inventory.bounds import TEXT
from honeyflow.outreach.briefs.inventory.records import Component

_SEPARATOR = {"maven": ":"}
_OPEN = re.compile(r"\.[xX*+](?!\w)")
"""A part of a version that stands for any number."""
_EXACT = re.compile(r"v?\d[\w.+~:-]*", re.ASCII)


def named(kind: str, name: str, version: str = "") -> Component | None:
    """Return the component of an ecosystem; None for a name that is none.

    Parameters
    ----------
    kind : str
        The package URL's type: ``pypi``, ``npm``, ``maven``.
    name : str
        With the namespace as the ecosystem writes it: ``@loom/weft``, ``org.loom:weft``, ``example.org/x/weft``.

    Examples
    --------
    >>> named("npm", "@loom/weft", "2.3.1")
    Component(purl='pkg:npm/%40loom/weft@2.3.1', name='@loom/weft', version='2.3.1', source='')
    """
    name, version = name.strip()[:TEXT], version.strip()[:TEXT]
    namespace, _, last = name.rpartition(_SEPARATOR.get(kind, "/"))
    try:
        purl = PackageURL(kind, namespace or None, last, version or None).to_string()
    except ValueError:
        return None
    return Component(purl, name, version)


def from_purl(text: str, name: str = "", version: str = "") -> Component | None:
    """Return the component of a package URL, its qualifiers left out; of the name alone when it is none.

    Parameters
    ----------
    name, version : str
        What the file says beside it; the package URL's own version goes first.
    """
    try:
        read = PackageURL.from_string(text.strip()[:TEXT])
    except ValueError:
        return bare(name, version)
    known = read.version or version.strip()[:TEXT]
    purl = PackageURL(read.type, read.namespace, read.name, known or None).to_string()
    return Component(purl, _written(read), known)


def bare(name: str, version: str = "") -> Component | None:
    """Return a component of which no ecosystem is known; None without a name."""
    name = name.strip()[:TEXT]
    return Component("", name, version.strip()[:TEXT]) if name else None


def exact(text: str) -> str:
    """Return a version that is one and no range; empty for all else.

    Examples
    --------
    >>> exact("2.3.1"), exact("^2.3.1"), exact("2.x || 3.x"), exact("git+https://example.org/x")
    ('2.3.1', '', '', '')
    """
    text = text.strip().removeprefix("=").strip()
    found = _EXACT.fullmatch(text)
    return text if found and not _OPEN.search(text) else ""


def _written(read: PackageURL) -> str:
    if not read.namespace or read.type in {"deb", "apk", "rpm"}:
        return str(read.name)
    return f"{read.namespace}{_SEPARATOR.get(read.type, '/')}{read.name}"
