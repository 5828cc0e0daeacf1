"""Faults of whoever asks: audiences that cannot be read, or that would tell who somebody is."""

from datetime import datetime

from honeyflow.kernel.errors import HoneyflowError


class AudienceUnreadableError(HoneyflowError):
    """A file that holds no audience."""

    def __init__(self, where: str, seen: str, expected: str, todo: str) -> None:
        super().__init__(f"{where}: saw {seen}; expected {expected}. Do: {todo}")


class AudienceTooSmallError(HoneyflowError):
    """An audience of so few addresses that the answer would tell about one."""

    def __init__(self, seen: int, minimum: int) -> None:
        self.seen, self.minimum = seen, minimum
        super().__init__(
            f"audience: saw {seen:,} different addresses; expected {minimum:,} or more, so that no answer is about one "
            "of them. Do: screen the whole list at once"
        )


class AudienceTooAlikeError(HoneyflowError):
    """An audience that differs from an earlier one by so few addresses that the difference would tell about them."""

    def __init__(self, minimum: int) -> None:
        self.minimum = minimum
        super().__init__(
            f"audience: saw nearly the addresses of an earlier one; expected the same, or {minimum:,} others or more. "
            "Do: use the earlier answer, or screen again with the next list"
        )


class FactsTooOldError(HoneyflowError):
    """The facts are older than the site's bound, or nobody knows how old: everything is held."""

    def __init__(self, as_of: datetime | None, days: int, site: str) -> None:
        self.as_of = as_of
        seen = f"facts of {as_of:%Y-%m-%d %H:%M} UTC" if as_of else "no facts of a known age"
        super().__init__(
            f"{site}: saw {seen}; expected some of the last {days} days (facts_older_than_days in [outreach]). Every "
            f"address is held until then. Do: honeyflow run --site {site}"
        )
