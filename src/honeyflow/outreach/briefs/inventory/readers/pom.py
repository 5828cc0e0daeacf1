"""``pom.xml`` of Maven: dependencies, with properties and managed versions of the same file put in.

Parents in other files are not looked up: their versions stay unknown.

References
----------
.. [1] https://maven.apache.org/pom.html
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.naming import named
from honeyflow.outreach.briefs.inventory.records import Component, Reader
from honeyflow.outreach.briefs.inventory.xml_elements import Element, elements

_PROPERTY = re.compile(r"\$\{([^}]+)\}")
_FIELDS = {"groupId", "artifactId", "version"}


def _read(stream: BinaryIO) -> Iterator[Component]:
    properties: dict[str, str] = {}
    used: list[dict[str, str]] = []
    managed: dict[str, str] = {}
    told: dict[str, str] = {}
    for each in elements(stream):
        if each.path[:-1] == ("project", "properties"):
            properties[each.path[-1]] = each.text
        elif each.path[:-1] == ("project",):
            properties[f"project.{each.path[-1]}"] = each.text
        told = _step(each, told, used, managed)
    for one in used:
        version = _filled(one.get("version") or managed.get(_key(one), ""), properties)
        found = named("maven", _filled(_key(one), properties), "" if set("${[(,") & set(version) else version)
        if found and one.get("groupId"):
            yield found


def _step(each: Element, told: dict[str, str], used: list[dict[str, str]], managed: dict[str, str]) -> dict[str, str]:
    """Take one element into the dependency it belongs to, and a dependency that ends into what is used or managed."""
    path = each.path
    if path[-3:-1] == ("dependencies", "dependency") and path[-1] in _FIELDS:
        return {**told, path[-1]: each.text}
    if path[-2:] != ("dependencies", "dependency"):
        return told
    if "dependencyManagement" in path:
        managed[_key(told)] = told.get("version", "")
    elif "plugin" not in path:
        used.append(told)
    return {}


def _key(told: dict[str, str]) -> str:
    return f"{told.get('groupId', '')}:{told.get('artifactId', '')}"


def _filled(text: str, properties: dict[str, str]) -> str:
    """Put properties in, once: a property made of itself stays as it is."""
    return _PROPERTY.sub(lambda found: properties.get(found[1], found[0]), text)


reader = Reader(name="pom", title="pom.xml", names=("pom.xml", "*.pom"), read=_read)
