"""Long lists in pages: where one is, and the addresses before and after."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Paging:
    """The place in a list of `total` rows, `limit` a page; `link` makes an address from parameters."""

    total: int
    offset: int
    limit: int
    link: Callable[[dict[str, str]], str]

    @property
    def pages(self) -> int:
        """Number of pages."""
        return -(-self.total // self.limit)

    @property
    def first(self) -> int:
        """Number of the first row shown, from 1."""
        return self.offset + 1

    @property
    def last(self) -> int:
        """Number of the last row shown."""
        return min(self.total, self.offset + self.limit)

    @property
    def earlier(self) -> str | None:
        """Address of the page before; None on the first."""
        if not self.offset:
            return None
        at = max(0, self.offset - self.limit)
        return self.link({"offset": str(at)} if at else {})

    @property
    def later(self) -> str | None:
        """Address of the page after; None on the last."""
        return self.link({"offset": str(self.offset + self.limit)}) if self.last < self.total else None


def offset_of(query: Mapping[str, str]) -> int:
    """Read the offset from an address; what is no whole number is 0."""
    asked = query.get("offset", "")
    return int(asked) if asked.isdecimal() and len(asked) < 10 else 0
