"""Faults of whoever asks: audiences that cannot be read, or that would tell who somebody is."""

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
