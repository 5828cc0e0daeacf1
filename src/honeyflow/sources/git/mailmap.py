"""``.mailmap`` at the head of a repository, as rows: evidence, never applied to what was recorded."""

import re
from dataclasses import dataclass

from honeyflow.sources.git.command import Git

_LINE = re.compile(r"^(?P<name>[^<#]*)<(?P<mail>[^>]*)>\s*(?:(?P<old_name>[^<#]*)<(?P<old_mail>[^>]*)>)?\s*(?:#.*)?$")


@dataclass(frozen=True)
class MailmapLine:
    """A row of ``mailmap``."""

    repository: str
    line: int
    proper_name: str | None
    proper_email: str | None
    commit_name: str | None
    commit_email: str


def read_mailmap(git: Git, head: str | None, repository: str) -> list[MailmapLine]:
    """Return the lines of ``.mailmap`` in commit `head`; none when it has no such file."""
    text = git.try_text("cat-file", "blob", f"{head}:.mailmap") if head else ""
    found = ((number, _LINE.match(line)) for number, line in enumerate(text.splitlines(), 1))
    return [_row(repository, number, match) for number, match in found if match]


def _row(repository: str, number: int, match: re.Match[str]) -> MailmapLine:
    name, mail = match["name"].strip() or None, match["mail"].strip()
    if match["old_mail"] is None:
        return MailmapLine(repository, number, name, None, None, mail)
    return MailmapLine(
        repository, number, name, mail or None, match["old_name"].strip() or None, match["old_mail"].strip()
    )
