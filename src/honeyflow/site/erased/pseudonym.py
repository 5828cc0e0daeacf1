"""What stands in the place of somebody erased: one name for all, and an address that only tells one from another."""

import re

NAME = "erased person"
_ADDRESS = re.compile(r"erased-\d+@erased\.invalid")


def pseudonym(person: int) -> str:
    """Return the address under which the commits of the erased person of this number count; nobody can own it.

    Examples
    --------
    >>> pseudonym(3), is_pseudonym(pseudonym(3)), is_pseudonym("erased@x.example")
    ('erased-3@erased.invalid', True, False)
    """
    return f"erased-{person}@erased.invalid"


def is_pseudonym(email: str) -> bool:
    """Return whether an address stands for somebody erased."""
    return _ADDRESS.fullmatch(email.strip().casefold()) is not None
