"""Resemblance of names: which two full names one person may bear, and which logins a full name may be written as."""

Parts = tuple[str, ...]

TWO = 2
"""Parts of a name that has a first and a last."""

_SHORTEST_SLIP = 5
"""Letters from which on one slip of the fingers leaves a part of a name recognisable."""

_SHORTEST_STEM = 3
"""Letters from which on the beginning of a part may be its short form: Rob, Robert."""


def agree(one: Parts, two: Parts) -> bool:
    """Return whether one person may bear both full names: every part of the shorter is in the longer.

    In any order; an initial stands for a part, as do its beginning and one slip. One part must be the same, or alike
    and of four letters or more.

    Examples
    --------
    >>> agree(("ann", "crosswood"), ("crosswood", "ann", "m")), agree(("ann", "b", "lee"), ("ann", "c", "lee"))
    (True, False)
    """
    if one == two:
        return True
    short, long = (one, two) if len(one) <= len(two) else (two, one)
    rest = list(long)
    same = 0
    for part in sorted(short, key=len, reverse=True):
        found = next((other for other in rest if other == part), None)
        if found is not None:
            same += len(part) > 1
        else:
            found = next((other for other in rest if alike(part, other)), None)
            same += found is not None and min(len(part), len(found)) >= _SHORTEST_SLIP - 1
        if found is None:
            return False
        rest.remove(found)
    return same > 0


def alike(one: str, two: str) -> bool:
    """Return whether two parts may be one: an initial, a beginning, one slip."""
    short, long = (one, two) if len(one) <= len(two) else (two, one)
    if (len(short) == 1 or len(short) >= _SHORTEST_STEM) and long.startswith(short):
        return True
    return len(short) >= _SHORTEST_SLIP - 1 and len(long) >= _SHORTEST_SLIP and is_slip(short, long)


def is_slip(one: str, two: str) -> bool:
    """Return whether two texts differ by one letter added, dropped, changed, or by two letters swapped.

    Examples
    --------
    >>> is_slip("quince", "quicne"), is_slip("gmial.com", "gmail.com"), is_slip("hazel", "hazen"), is_slip("ann", "bob")
    (True, True, True, False)
    """
    short, long = sorted((one, two), key=len)
    if len(long) - len(short) > 1 or one == two:
        return False
    start = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    swapped = short[start + 1 : start + 2] + short[start : start + 1] + short[start + 2 :]
    return short[start + 1 :] == long[start + 1 :] or swapped == long[start:]


def spellings(parts: Parts) -> dict[str, str]:
    """Return the logins a full name may be written as, each with its most telling form.

    Examples
    --------
    >>> spellings(("ann", "crosswood"))["acrosswood"]
    'initial-last'
    """
    first, last = parts[0], parts[-1]
    forms = {
        first: "first",
        last: "last",
        first + last[0]: "first-initial",
        last + first[0]: "last-initial",
        first[0] + last: "initial-last",
        last + first: "last-first",
        first + last: "first-last",
    }
    if len(parts) > TWO:
        forms["".join(part[0] for part in parts[:-1]) + last] = "initials-last"
    forms["".join(parts)] = "whole"
    return forms
