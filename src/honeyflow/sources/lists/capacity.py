"""Capacities: words by which lists say in which part somebody acts, and words in place of an organization."""

import re

EMPLOYEE = "employee"
CONTRACTOR = "contractor"
VOLUNTEER = "volunteer"
STUDENT = "student"
INDEPENDENT = "independent"
ON_BEHALF = "on-behalf-of-customer"
CAPACITIES = (EMPLOYEE, CONTRACTOR, ON_BEHALF, VOLUNTEER, STUDENT, INDEPENDENT)
FOR_A_CLIENT = frozenset({CONTRACTOR, ON_BEHALF})
"""Capacities in which somebody acts for an organization that does not employ them; they may have one besides."""

_NOBODY = frozenset({
    "consultant", "freelance", "freelancer", "hobby", "hobbyist", "hobbyists", "home", "independent",
    "independent consultant", "independent contributor", "independent developer", "individual",
    "individual contributor", "myself", "no affiliation", "no company", "no employer", "no one", "nobody", "none",
    "not affiliated", "personal", "private", "private person", "retired", "self", "self employed", "unaffiliated",
    "unemployed", "volunteer", "volunteers",
})  # fmt: skip
_STUDENTS = frozenset({"student", "students"})
_NOT_TOLD = frozenset(
    {"", "?", "??", "???", "n a", "na", "not found", "notfound", "null", "tbd", "unknown", "unspecified"}
)

_OF_WORD = {
    EMPLOYEE: ("employed", "employment", "full time", "part time", "permanent", "staff", "work", "intern"),
    CONTRACTOR: ("consultant", "consulting", "contract", "external", "freelance", "freelancer"),
    VOLUNTEER: ("hobby", "hobbyist", "unpaid", "voluntary"),
    STUDENT: ("academic", "phd student", "studies"),
    ON_BEHALF: ("behalf", "for a client", "for a customer", "for client", "for customer", "on behalf", "on behalf of"),
    INDEPENDENT: ("individual", "none", "self", "self employed", "unaffiliated"),
}
_CAPACITY = {capacity: capacity for capacity in CAPACITIES} | {
    word: capacity for capacity, words in _OF_WORD.items() for word in words
}


def read_capacity(word: str) -> str | None:
    """Return the capacity a list's word means, None for a word that is not known."""
    return _CAPACITY.get(_plain(word))


def capacity_of(organization: str) -> str | None:
    """Return the capacity that stands in place of an organization (``(Self)``, ``Volunteer``), None for a name.

    Examples
    --------
    >>> capacity_of("*Independent"), capacity_of("Student"), capacity_of("Independent Television")
    ('independent', 'student', None)
    """
    plain = _plain(organization)
    if plain in _STUDENTS:
        return STUDENT
    return INDEPENDENT if plain in _NOBODY else None


def is_told(organization: str) -> bool:
    """Return whether a list names an organization at all, rather than say that nobody knows."""
    return _plain(organization) not in _NOT_TOLD


def _plain(word: str) -> str:
    return " ".join(re.sub(r"[()\[\]<>*.,;:/_-]+", " ", word.casefold()).split())
