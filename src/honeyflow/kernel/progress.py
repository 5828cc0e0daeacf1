"""Progress as a value passed down: floors report, whoever runs them decides how to show it."""

from typing import Protocol


class Progress(Protocol):
    """Told what is going on; implemented by the terminal's bar and by silence."""

    def start(self, what: str, total: int | None = None) -> None:
        """Begin `what`, of `total` units when known."""
        ...

    def advance(self, units: int = 1) -> None:
        """Say that `units` more are done."""
        ...

    def finish(self) -> None:
        """End what was started."""
        ...


class Silent:
    """No one watches."""

    def start(self, what: str, total: int | None = None) -> None:
        """Do nothing."""

    def advance(self, units: int = 1) -> None:
        """Do nothing."""

    def finish(self) -> None:
        """Do nothing."""
