"""Nouns: what one line of a file that names people says."""

from typing import NamedTuple


class Stated(NamedTuple):
    """One person as one line names them, as written; empty where the line does not tell."""

    name: str = ""
    email: str = ""
    login: str = ""
    organization: str = ""

    @property
    def telling(self) -> bool:
        """Whether it says more than a name."""
        return bool(self.email or self.login or (self.name and self.organization))


Numbered = tuple[int, Stated]
"""A line, from 1, and one it names."""
