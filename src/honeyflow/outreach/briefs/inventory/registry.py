"""The seam for kinds of files: one module a kind in ``honeyflow.outreach.briefs.inventory.readers``."""

from fnmatch import fnmatchcase

from honeyflow.kernel.registry import Registry
from honeyflow.outreach.briefs.inventory.records import Reader

readers = Registry(Reader, "honeyflow.outreach.briefs.inventory.readers", "reader")


def reader_by_name(name: str) -> Reader | None:
    """Return the kind that files of this name are of; None where names do not tell."""
    name = name.lower()
    found = (each for each in readers.all().values() if any(fnmatchcase(name, pattern) for pattern in each.names))
    return next(found, None)


def reader_by_content(sample: bytes) -> Reader | None:
    """Return the kind whose marks all stand in `sample`, the start and the end of a file; None when it is none."""
    found = (each for each in readers.all().values() if each.marks and all(mark in sample for mark in each.marks))
    return next(found, None)


def looked_for() -> tuple[str, ...]:
    """Return what people call the files that are understood."""
    return tuple(each.title for each in readers.all().values())
