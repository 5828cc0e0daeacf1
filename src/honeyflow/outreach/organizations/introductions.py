"""The seam to introductions: whether a champion at an organization offered to make one."""

from typing import Protocol


class Introductions(Protocol):
    """Who may be asked for an introduction; tells of organizations, never of a champion."""

    def available(self, organization_id: str) -> bool:
        """Return whether somebody there offered to make introductions, by their own choice."""
        ...


class NoIntroductions:
    """Nobody has offered anything."""

    def available(self, organization_id: str) -> bool:  # noqa: ARG002 - the protocol's
        """Return that nobody offered."""
        return False
