"""Faults of the operator or the programmer; problems in *data* are findings, not errors."""

from collections.abc import Sequence


class HoneyflowError(Exception):
    """Root of all errors a caller may want to tell apart; the message says where, what was seen, expected, to do."""


class SiteError(HoneyflowError):
    """A site file or setting is wrong; all faults of one file are reported together.

    Parameters
    ----------
    where : str
        The file or setting.
    faults : sequence of str
        One sentence per fault: what was seen, what was expected, what to do.
    """

    def __init__(self, where: str, faults: Sequence[str]) -> None:
        self.where = where
        self.faults = tuple(faults)
        super().__init__("\n".join(f"{where}: {fault}" for fault in faults))


class NoSnapshotError(HoneyflowError):
    """Nothing has been published yet where a reader looked for it."""

    def __init__(self, site: str) -> None:
        self.site = site
        super().__init__(
            f"{site}: no published snapshot was found; expected one from a finished run. "
            f"Do: honeyflow run REPOSITORY --site {site}"
        )


class RunInProgressError(HoneyflowError):
    """Another run holds the site's lock."""

    def __init__(self, site: str, holder: str) -> None:
        self.site = site
        self.holder = holder
        super().__init__(
            f"{site}: another run is under way ({holder}); this one leaves. Do: wait for it, then run again."
        )


class PluginError(HoneyflowError):
    """A plug-in module does not keep its seam's promise, or two bear one name."""

    def __init__(self, where: str, seen: str, expected: str) -> None:
        self.where = where
        super().__init__(f"{where}: saw {seen}; expected {expected}.")


class UnknownNameError(HoneyflowError):
    """A name (table, period, project, page) that does not exist; the message lists those that do."""

    def __init__(self, kind: str, name: str, known: Sequence[str]) -> None:
        self.kind = kind
        self.name = name
        self.known = tuple(known)
        super().__init__(f"{kind}: saw {name!r}; expected one of: {', '.join(known) or '(none yet)'}.")


class MissingToolError(HoneyflowError):
    """A program or data file this machine lacks."""

    def __init__(self, tool: str, todo: str) -> None:
        self.tool = tool
        super().__init__(f"{tool}: not found on this machine. Do: {todo}")


class NothingPostedError(HoneyflowError):
    """A snapshot was published, but its books are empty."""

    def __init__(self, site: str) -> None:
        super().__init__(
            f"{site}: nothing is in the books; expected a dated commit, invoice or employment. Do: run again"
        )


class UnwritableError(HoneyflowError):
    """A file that cannot be written."""

    def __init__(self, file: str, seen: str) -> None:
        super().__init__(f"{file}: {seen}; expected a place to write to. Do: name another with --out")
