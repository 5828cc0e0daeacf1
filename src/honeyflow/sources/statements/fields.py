"""Entries of named fields: YAML lists of people, TOML ``[people.x]``, Kubernetes' OWNERS."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from honeyflow.sources.statements.lines import email_of, is_name
from honeyflow.sources.statements.records import Numbered, Stated

_FIELD = re.compile(r"^\s*(?P<dash>-\s+)?(?P<key>[A-Za-z][\w-]*)\s*[:=]\s*(?P<value>\S.*?)?\s*$")
_TABLE = re.compile(r"^\s*\[+[^\[\]]+\]+\s*$")
_ITEM = re.compile(r"^\s*-\s+(?P<value>[^\s:#]+)\s*(?:#.*)?$")
_LIST = re.compile(r"^\s*(?P<key>[A-Za-z][\w.-]*):\s*(?:#.*)?$")
_MEANS = {
    "name": "name", "fullname": "name", "full-name": "name",
    "email": "email", "mail": "email", "e-mail": "email",
    "github": "login", "githubid": "login", "login": "login", "gitlab": "login", "github_id": "login",
    "github-id": "login", "handle": "login",
    "org": "organization", "organization": "organization", "organisation": "organization", "company": "organization",
    "affiliation": "organization", "employer": "organization",
}  # fmt: skip
_OWNERS = frozenset({"approvers", "reviewers", "maintainers", "owners", "required_reviewers"})
_LOGIN = re.compile(r"^@?[A-Za-z0-9][A-Za-z0-9-]{0,38}$")


def has_fields(lines: Sequence[str]) -> bool:
    """Return whether a file is made of entries of named fields, a name among them."""
    keys = [_key(line) for line in lines if ":" in line or "=" in line]
    return keys.count("name") >= 1 and sum(key in ("email", "login", "organization") for key in keys) >= 1


@lru_cache(maxsize=1 << 16)
def _key(line: str) -> str:
    """Return which field a line gives a value, or an empty text."""
    found = _FIELD.match(line)
    return _MEANS.get(found["key"].lower(), "") if found and found["value"] else ""


def read_fields(lines: Sequence[str]) -> Iterator[Numbered]:
    """Yield one statement an entry."""
    entry: dict[str, str] = {}
    start = 0
    for number, line in enumerate((*lines, "[end]"), 1):
        found = _FIELD.match(line)
        key = _MEANS.get(found["key"].lower()) if found else None
        new = bool(_TABLE.match(line) or line.lstrip().startswith("- ") or not line.strip() or (key and key in entry))
        if new:
            if stated := _entry(entry):
                yield start, stated
            entry, start = {}, 0
        if found and key and found["value"]:
            entry[key] = found["value"].strip("\"' ,")
            start = start or number


def _entry(entry: dict[str, str]) -> Stated | None:
    email, login = email_of(entry.get("email", "")), entry.get("login", "").rstrip("/").rpartition("/")[2]
    organization = entry.get("organization", "")
    if not (email or (login and _LOGIN.match(login)) or (entry.get("name") and organization)):
        return None
    login = login.removeprefix("@") if _LOGIN.match(login) else ""
    return Stated(entry.get("name", ""), email, login, organization if is_name(organization) else "")


def is_owners(lines: Sequence[str]) -> bool:
    """Return whether a file lists owners below ``approvers:`` and the like."""
    ends = (line for line in lines if line.rstrip().endswith(":"))
    return any((found := _LIST.match(line)) and found["key"].lower() in _OWNERS for line in ends)


def read_owners(lines: Sequence[str]) -> Iterator[Numbered]:
    """Yield the logins and addresses below ``approvers:``; those below ``emeritus_approvers:`` are of the past."""
    current = False
    for number, line in enumerate(lines, 1):
        if listed := _LIST.match(line):
            current = listed["key"].lower() in _OWNERS
        elif current and (item := _ITEM.match(line)):
            value = item["value"].strip("\"'")
            if email := email_of(value):
                yield number, Stated(email=email)
            elif _LOGIN.match(value):
                yield number, Stated(login=value.removeprefix("@"))
