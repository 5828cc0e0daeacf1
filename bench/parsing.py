"""Share of parsing: CPU of our parsers beside that of the gits whose output they parse; ``parsing.py REPOSITORY``."""

import functools
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from land import land_one

from honeyflow.sources.git import metadata, numstat

spent: dict[str, float] = {}


def timed(parse: Callable[..., Any]) -> Callable[..., Any]:
    """Add up the CPU that a parser's own thread takes."""

    @functools.wraps(parse)
    def run(*args: Any) -> Any:
        start = time.thread_time()
        try:
            return parse(*args)
        finally:
            spent[parse.__name__] = spent.get(parse.__name__, 0.0) + time.thread_time() - start

    return run


def main() -> None:
    """Print the shares."""
    metadata.parse_trailers(metadata.pa.array([""]), metadata.pa.array([""]), "")  # what pyarrow loads at first use
    numstat.parse_numstat = timed(numstat.parse_numstat)
    metadata.parse_metadata = timed(metadata.parse_metadata)
    with tempfile.TemporaryDirectory() as folder:
        land_one(str(Path(sys.argv[1]).resolve()), Path(folder), 2)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    git = children.ru_utime + children.ru_stime
    for name, seconds in spent.items():
        print(f"{name}: {seconds:.3f} s, {seconds / git:.2%} of git's {git:.1f} s of CPU")


if __name__ == "__main__":
    main()
