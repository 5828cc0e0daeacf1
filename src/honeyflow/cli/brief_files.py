"""What ``honeyflow brief`` reads and writes: the files a member names, and nothing else."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from honeyflow.kernel.errors import HoneyflowError
from honeyflow.kernel.finding import Finding, Severity
from honeyflow.outreach.briefs.draft import Draft, read_draft
from honeyflow.outreach.briefs.offer import Offer, read_offer

if TYPE_CHECKING:
    from honeyflow.outreach.briefs.records import Brief
    from honeyflow.outreach.briefs.work import Work
    from honeyflow.outreach.wording.checking import Objected

LARGEST = 20_000_000
"""Bytes above which a draft or services.json is not one."""


class BriefFileError(HoneyflowError):
    """A file a brief is made from that cannot be used, or one that would be written over."""

    def __init__(self, file: object, seen: str, expected: str, do: str = "") -> None:
        super().__init__(f"{file}: saw {seen}; expected {expected}.{f' Do: {do}' if do else ''}")


def read_offer_file(file: Path | None) -> tuple[Offer, tuple[Finding, ...]]:
    """Return a company's offer; an empty one when no file is named.

    Raises
    ------
    BriefFileError
        When the file cannot be read, or is no JSON.
    """
    if file is None:
        return Offer(), ()
    address = str(file)
    if address.startswith(("http:", "https:")):
        do = "download it once, for example with curl -o services.json ADDRESS?format=json"
        raise BriefFileError(address, "an address", "a file: nothing is fetched", do)
    offer, findings = read_offer(text_of(file), file.name)
    _stop_at_serious(file, findings)
    return offer, findings


def read_draft_file(file: Path) -> tuple[Draft, tuple[Finding, ...]]:
    """Return a draft, TOML or JSON.

    Raises
    ------
    BriefFileError
        When the file cannot be read, or is neither; the message names the line.
    """
    draft, findings = read_draft(text_of(file), file.name)
    _stop_at_serious(file, findings)
    return draft, findings


def text_of(file: Path) -> str:
    """Return a file's text; `BriefFileError` when there is none."""
    try:
        if file.stat().st_size > LARGEST:
            raise BriefFileError(file, f"{file.stat().st_size:,} bytes", f"at most {LARGEST:,}")
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BriefFileError(file, str(error.strerror), "a file that can be read") from error
    except UnicodeDecodeError as error:
        raise BriefFileError(file, f"a byte at {error.start} that is no UTF-8", "text in UTF-8") from error


def keep_what_is_there(files: Iterable[Path], *, force: bool) -> None:
    """Raise `BriefFileError` when one of the files is there, before any is written."""
    there = [str(file) for file in files if file.exists() and not force]
    if there:
        seen = "a file that is there" if len(there) == 1 else "files that are there"
        raise BriefFileError(", ".join(there), seen, "a new name", "name another place with -o, or add --force")


def write_new(file: Path, content: bytes, *, force: bool) -> None:
    """Write a file whole; one that is there stays unless `force` says otherwise.

    Raises
    ------
    BriefFileError
    """
    keep_what_is_there([file], force=force)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        partial = file.with_name(f".{file.name}.partial")
        partial.write_bytes(content)
        partial.replace(file)
    except OSError as error:
        raise BriefFileError(file, str(error.strerror), "a place that can be written to") from error


def told_lines(findings: Iterable[Finding]) -> Sequence[str]:
    """Return the findings as lines, warnings first; notes say what is not told yet."""
    ordered = sorted(findings, key=lambda each: each.severity is Severity.NOTE)
    return [_line(each) for each in ordered]


def wording_lines(brief: "Brief", work: "Work | None") -> Sequence[str]:
    """Return what the rules of wording have against a finished brief; the member's own words are hinted at."""
    from honeyflow.outreach.wording.briefs import check_brief

    return [_worded(each) for each in check_brief(brief, work)]


def _worded(each: "Objected") -> str:
    whose = "look" if each.fails else "your words"
    said = " ".join(each.sentence.text.split())
    return f"  {whose}: {said} · saw {', '.join(each.objection.seen)}; {each.objection.better}"


def _line(each: Finding) -> str:
    if each.rule == "brief-not-told":
        return f"  add  {each.evidence.locator}: {each.expected} ({each.done})"
    mark = "note" if each.severity is Severity.NOTE else "look"
    return f"  {mark} {each.evidence}: saw {each.seen}; expected {each.expected}; {each.done}"


def _stop_at_serious(file: Path, findings: Iterable[Finding]) -> None:
    for each in findings:
        if each.severity is Severity.SERIOUS:
            raise BriefFileError(file, each.seen, each.expected)
