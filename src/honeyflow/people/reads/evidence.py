"""Evidence in plain words: why an identity belongs to a person, and why somebody counts as working somewhere."""

import re

from honeyflow.people.affiliations.attribution import NONE, OWN_EMAIL
from honeyflow.people.affiliations.forks import EVIDENCE as FORK
from honeyflow.people.affiliations.inferred import AFTER, AFTER_HINT, BEFORE, BETWEEN, EMAIL_DOMAIN
from honeyflow.people.affiliations.named import EVIDENCE as FILE
from honeyflow.people.affiliations.weighing import STAFF_LIST

DECISION = "decision"
"""Stated by somebody who decided it in Honeyflow."""

_IDENTITY = {
    STAFF_LIST: "the company's staff list gives these addresses for one person",
    "mailmap": "a line of a repository's .mailmap joins it",
    "noreply-login": "the same login in a forge's noreply address",
    "same-email": "the same e-mail address",
    "noreply-number": "the same number in a forge's noreply address",
    "same-name": "the same full name",
    "same-handle": "the same handle",
    "spelt-name": "a handle or name that spells the other",
    "longer-name": "a name that is part of the other",
    "numbered-handle": "handles that differ by a number",
    "handle-slip": "handles that differ by a letter",
    "domain-slip": "domains that differ by a letter",
    "machine-name": "a first or last name on a machine, seen at the same time as the one person it can be",
    "alone": "nothing had to be joined",
    DECISION: "somebody decided it here",
    "erased": "stands for somebody who was erased",
}

_WORK = {
    STAFF_LIST: "stated by the company's staff list",
    DECISION: "somebody decided it here",
    OWN_EMAIL: "the commit's own address is a work address",
    EMAIL_DOMAIN: "a work address was seen in these months",
    BETWEEN: "between two months with a work address",
    AFTER: "after the last work address",
    BEFORE: "before the first work address",
    AFTER_HINT: "before or after what others said",
    NONE: "nothing tells",
}

_LISTED = re.compile(r"^(?P<list>.+):line (?P<line>\d+) by (?P<by>.+)$")


def identity_words(evidence: str) -> str:
    """Return why an identity belongs to its person.

    Examples
    --------
    >>> identity_words("same-name")
    'the same full name'
    """
    return _IDENTITY.get(evidence, evidence)


def is_said(evidence: str) -> bool:
    """Return whether others said it: a file of a repository, or a forge's merge."""
    return evidence.startswith((FILE, FORK))


def work_words(evidence: str) -> str:
    """Return why somebody counts as working somewhere.

    Examples
    --------
    >>> work_words("people.csv:line 12 by address")
    'stated by line 12 of people.csv, which means the person by address'
    >>> work_words("named-in-file:press/MAINTAINERS")
    'press/MAINTAINERS names them for it in these months'
    """
    if listed := _LISTED.match(evidence):
        return f"stated by line {listed['line']} of {listed['list']}, which means the person by {listed['by']}"
    if evidence.startswith(FILE):
        return f"{evidence.removeprefix(FILE)} names them for it in these months"
    if evidence.startswith(FORK):
        return f"a branch of theirs was merged from the copy that {evidence.removeprefix(FORK)} has"
    return _WORK.get(evidence, evidence)
