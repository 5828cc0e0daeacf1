"""``.organizationmap`` as Ceph keeps one: ``Organization <contact@example.com> Name <address>``, like a mailmap.

The contact address is not taken for the organization's domain: many lists put whatever there.
"""

import re
from collections.abc import Sequence

from honeyflow.sources.lists.cells import Line
from honeyflow.sources.lists.records import Content, Listed, Stated
from honeyflow.sources.market.trouble import Trouble

_LINE = re.compile(r"(?P<organization>[^<>#][^<>]*)<[^<>]*>\s*(?P<name>[^<>]*)<(?P<email>[^<>]+)>\s*(?:#.*)?")
EXPECTED = "Organization <contact@example.com> Ann Reed <ann@example.com>"


def is_organizationmap(lines: Sequence[str]) -> bool:
    """Return whether most lines that are no comments have the form."""
    told = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
    return sum(1 for line in told if _LINE.fullmatch(line)) * 2 > len(told)


def parse_organizationmap(lines: Sequence[str], trouble: Trouble) -> Content:
    """Return what the list states; malformed lines become findings."""
    content = Content()
    for number, text in enumerate(lines, 1):
        line, plain = Line(number, trouble), text.strip()
        if not plain or plain.startswith("#"):
            continue
        found = _LINE.fullmatch(plain)
        if found is None:
            line.add("line-malformed", "no organization and person", EXPECTED, "line left out")
            continue
        told, email = line.organization(found["organization"]), line.email(found["email"])
        if told is not None and email is not None:
            person = Listed(email.casefold(), name=" ".join(found["name"].split()) or None, emails=(email,))
            content.people.append(Stated(number, person, told[0], capacity=told[1]))
    return content
