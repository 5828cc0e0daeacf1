"""What a system told at earlier runs, when it does not answer at this one."""

from collections.abc import Iterator
from contextlib import contextmanager

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.kept_records import KeptRecords
from honeyflow.sources.market.system import MarketReading, SourceUnreachableError


@contextmanager
def or_as_before(reading: MarketReading, kept: KeptRecords) -> Iterator[None]:
    """Go on with the records of earlier runs, and a finding, where the system does not answer.

    Raises
    ------
    SourceUnreachableError
        When the system does not answer and nothing was ever landed.
    """
    try:
        yield
    except SourceUnreachableError as error:
        if kept.empty:
            raise
        done = f"read as it was landed before; {error.todo}"
        trouble = reading.troubles.of(reading.name)
        trouble.add("source-not-read", "", error.seen, f"an answer from {error.where}", done, Severity.SERIOUS)
