"""Faults of documents that a caller would act on."""

from honeyflow.kernel.errors import HoneyflowError


class RefusedError(HoneyflowError):
    """A statement that is not given, because a month of its period does not close."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"No statement for this period. {reason} Do: honeyflow show findings, mend, run again")
