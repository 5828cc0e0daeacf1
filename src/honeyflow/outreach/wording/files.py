"""Files and folders of texts, checked one by one; what cannot be read is a finding, and the check goes on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from honeyflow.kernel.finding import Evidence, Finding
from honeyflow.outreach.wording.checking import Objected, check_passages
from honeyflow.outreach.wording.passages import passages_of

LARGEST = 2_000_000
"""Bytes of one text: far more than a page somebody reads."""

FOLDERS = ("services", "questions", "learn", "templates")
"""What the company authors, in the site's folder."""

ENDINGS = (".md", ".markdown", ".toml", ".txt", ".html", ".htm")


@dataclass(frozen=True)
class CheckedFile:
    """One file: what is objected to in it, and what kept it from being read."""

    file: Path
    objected: tuple[Objected, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def fails(self) -> bool:
        """Whether a check fails for it; a file that cannot be read was not checked, so it does."""
        return bool(self.findings) or any(each.fails for each in self.objected)


def texts_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files that are named, and those with an ending of `ENDINGS` in the folders that are, each once."""
    found = (file for path in paths for file in (_below(path) if path.is_dir() else (path,)))
    return tuple(dict.fromkeys(found))


def own_texts(site: Path) -> tuple[Path, ...]:
    """Return the texts that the company authors in a site's folder; none where it has no such folder."""
    return texts_in(folder for name in FOLDERS if (folder := site / name).is_dir())


def check_file(file: Path, *, language: str = "", quotes_are_own: bool = False) -> CheckedFile:
    """Return what is objected to in one file; see `check_passages` for `quotes_are_own`."""
    reader = passages_of(file.suffix.lower())
    if reader is None:
        return _unread(file, f"a file ending in {file.suffix or 'nothing'}", f"one of {', '.join(ENDINGS)}")
    try:
        if file.stat().st_size > LARGEST:
            return _unread(file, f"{file.stat().st_size:,} bytes", f"at most {LARGEST:,}: a text that somebody reads")
        text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        found = check_passages(reader(text), language=language, quotes_are_own=quotes_are_own)
        return CheckedFile(file, tuple(sorted(found, key=lambda each: each.sentence.line)))
    except UnicodeDecodeError as error:
        return _unread(file, f"bytes that are no UTF-8 (at {error.start:,})", "a text in UTF-8")
    except ValueError as error:
        return _unread(file, str(error).partition("\n")[0], "TOML between lines +++, or a whole file of it")
    except OSError as error:
        return _unread(file, error.strerror or str(error), "a file that can be read")


def _below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in ENDINGS and not hidden and path.is_file() and not path.is_symlink():
            yield path


def _unread(file: Path, seen: str, expected: str) -> CheckedFile:
    return CheckedFile(file, findings=(Finding("text-unreadable", Evidence(str(file)), seen, expected, "not checked"),))
