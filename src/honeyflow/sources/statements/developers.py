"""Developers of a Maven project: ``<developer>`` and ``<contributor>`` of a ``pom.xml``, well-formed or not."""

import html
import re
from collections.abc import Iterator

from honeyflow.sources.statements.lines import email_of, is_name
from honeyflow.sources.statements.records import Numbered, Stated

_PERSON = re.compile(r"(?s)<(?P<tag>developer|contributor)>(?P<fields>.*?)</(?P=tag)>")
_FIELD = re.compile(r"<(name|email|organization)>([^<]*)</")


def read_developers(text: str) -> Iterator[Numbered]:
    """Yield one statement a person; ``<id>`` is a name at one forge or another and tells of nobody.

    Examples
    --------
    >>> list(read_developers("<developer><name>Ann Crosswood</name><organization>Larder</organization></developer>"))
    [(1, Stated(name='Ann Crosswood', email='', login='', organization='Larder'))]
    """
    for found in _PERSON.finditer(text):
        told = {field: " ".join(html.unescape(said).split()) for field, said in _FIELD.findall(found["fields"])}
        organization = told.get("organization", "")
        yield (
            text.count("\n", 0, found.start()) + 1,
            Stated(
                told.get("name", ""),
                email_of(told.get("email", "")),
                "",
                organization if is_name(organization) and "," not in organization else "",
            ),
        )
