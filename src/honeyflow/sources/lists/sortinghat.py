"""SortingHat's JSON export: ``uidentities`` with ``identities`` and ``enrollments``, ``organizations`` with domains.

An enrollment's ``end`` is the first day no longer; years before 1970 and after 2099 mean "not told". A domain that is
not ``is_top`` covers only itself there; here every domain covers its subdomains.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from honeyflow.kernel.finding import Severity
from honeyflow.sources.lists.cells import Line, domain_of, quoted
from honeyflow.sources.lists.located_json import Node, nodes_of, read_json
from honeyflow.sources.lists.records import Content, Listed, Stated, StatedAlias, StatedDomain
from honeyflow.sources.market.trouble import Trouble

EXPECTED = 'SortingHat\'s export: {"uidentities": {…}, "organizations": {…}}'
_FORGES = ("github", "gitlab", "gitea", "forgejo", "codeberg", "gitee", "bitbucket")


def is_sortinghat(lines: Sequence[str]) -> bool:
    """Return whether the file begins as JSON does."""
    first = next((line.lstrip() for line in lines if line.strip()), "")
    return first.startswith(("{", "["))


def parse_sortinghat(lines: Sequence[str], trouble: Trouble) -> Content:
    """Return what the export states; entries that cannot be read become findings."""
    try:
        top = read_json("".join(lines))
    except json.JSONDecodeError as error:
        _refuse(Line(error.lineno, trouble), f"no JSON: {error.msg} (column {error.colno})")
        return Content()
    except RecursionError:
        _refuse(Line(1, trouble), "JSON nested too deep")
        return Content()
    if not isinstance(top, Node) or not {"uidentities", "organizations"} & top.members.keys():
        _refuse(Line(1, trouble), "JSON of another kind")
        return Content()
    content = Content()
    for key, node in _entries(top.members.get("uidentities"), "uuid", top, trouble):
        _read_person(key, node, content, trouble)
    for name, value in _pairs(top.members.get("organizations")):
        _read_organization(name, value, top.line, content, trouble)
    return content


def _refuse(line: Line, seen: str) -> None:
    line.add("list-unreadable", seen, EXPECTED, "file left out", Severity.SERIOUS)


def _pairs(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield members by name, of an object, or of a list whose objects name themselves."""
    if isinstance(value, Node):
        yield from value.members.items()
    else:
        yield from ((each.text("name") or each.text("organization"), each) for each in nodes_of(value))


def _entries(value: Any, own: str, top: Node, trouble: Trouble) -> Iterator[tuple[str, Node]]:
    """Yield the objects below a member; anything else there is a finding."""
    pairs = value.members.items() if isinstance(value, Node) else ((each.text(own), each) for each in nodes_of(value))
    for key, node in pairs:
        if isinstance(node, Node):
            yield key or f"line {node.line}", node
        else:
            seen, done = "an entry that is no object", "entry left out"
            Line(top.line, trouble).add("entry-malformed", seen, EXPECTED, done)


def _read_person(key: str, node: Node, content: Content, trouble: Trouble) -> None:
    emails, names, logins = _told(node, trouble)
    content.aliases += [StatedAlias(node.line, emails[0], other) for other in emails[1:]]
    person = Listed(key, next(iter(logins), None), next(iter(names), None), emails)
    enrollments = node.nodes("enrollments")
    if not (emails or names or logins):
        line = Line(node.line, trouble)
        line.add("entry-malformed", "a person without address, name and login", EXPECTED, "entry left out")
        return
    for each in enrollments:
        _read_enrollment(each, person, content, trouble)


def _told(node: Node, trouble: Trouble) -> tuple[tuple[str, ...], dict[str, None], dict[str, None]]:
    """Return addresses, names and logins, the profile's first."""
    emails: dict[str, None] = {}
    names: dict[str, None] = {}
    logins: dict[str, None] = {}
    for each in (*node.nodes("profile"), *node.nodes("identities")):
        if each.text("email") and (email := Line(each.line, trouble).email(each.text("email"))):
            emails.setdefault(email)
        if each.text("name"):
            names.setdefault(each.text("name"))
        if each.text("username") and each.text("source").casefold().startswith(_FORGES):
            logins.setdefault(each.text("username"))
    return tuple(emails), names, logins


def _read_enrollment(node: Node, person: Listed, content: Content, trouble: Trouble) -> None:
    line = Line(node.line, trouble)
    named = node.members.get("organization")
    told = line.organization(named.text("name") if isinstance(named, Node) else node.text("organization"))
    try:
        start, end = line.day(node.text("start"), "start"), line.day(node.text("end"), "end")
    except ValueError:
        return
    if told is not None and line.in_order(start, end):
        content.people.append(Stated(node.line, person, told[0], start, end, told[1]))


def _read_organization(name: str, value: Any, line: int, content: Content, trouble: Trouble) -> None:
    """Read one organization's domains: a list of them, or an object with them."""
    held = value.members.get("domains") if isinstance(value, Node) else value
    for each in held if isinstance(held, list) else []:
        number = each.line if isinstance(each, Node) else line
        text = each.text("domain") if isinstance(each, Node) else str(each)
        domain = domain_of(text)
        told = Line(number, trouble).organization(name)
        if domain and told:
            content.domains.append(StatedDomain(number, domain, told[0]))
        elif told:
            seen = f"{quoted(text)} as domain"
            Line(number, trouble).add("domain-wrong", seen, "a domain, example.com", "that one left out")
