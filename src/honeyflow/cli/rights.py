"""Whose rights the commands have: those of the role in ``HONEYFLOW_ROLE``, the keeper's when it is not set.

It bounds what a restricted shell can ask for; whoever can read the site's files needs no command.
"""

import os
from collections.abc import Callable
from functools import wraps
from typing import Any

from honeyflow.kernel.access import RIGHTS, Right, Role, may
from honeyflow.kernel.errors import HoneyflowError
from honeyflow.site.settings import load_settings


class NotAllowedError(HoneyflowError):
    """The role of this shell may not do it."""

    def __init__(self, what: str, role: Role, right: Right) -> None:
        self.what = what
        self.role = role
        self.right = right
        roles = ", ".join(each.value for each in Role if each in RIGHTS[right])
        super().__init__(
            f"{what}: saw the role {role.value} (HONEYFLOW_ROLE); expected one of: {roles}. Do: ask one of them"
        )


def own_role() -> Role:
    """Return the role of this shell."""
    return load_settings(os.environ).role


def require(right: Right, what: str) -> None:
    """Raise `NotAllowedError` unless the role of this shell has `right`."""
    role = own_role()
    if not may(role, right):
        raise NotAllowedError(what, role, right)


def needing(right: Right) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Declare the right that a sub-command needs; it is asked for before anything is read."""

    def declared(function: Callable[..., None]) -> Callable[..., None]:
        @wraps(function)
        def obeying(*arguments: Any, **options: Any) -> None:
            require(right, function.__name__.replace("_", "-"))
            function(*arguments, **options)

        obeying.right = right  # type: ignore[attr-defined]
        return obeying

    return declared
