"""Each kind of weak evidence: once where it joins, once where it nearly would."""

from dataclasses import replace
from datetime import date

import pytest

from tests.people.people import matching, persons, seen

ADA, BEN = ("Adela Crosswood", "adela.c@gmail.com"), ("Ben Crosswood", "ben.c@gmail.com")
NOREPLY = "users.noreply.github.com"

JOINED = {
    "same-handle": (("plumtree", "x1@gmail.com"), ("Ada Crosswood", f"12+plumtree@{NOREPLY}")),
    "same-handle of a mailbox": (("Gil", "plumtree@gmail.com"), ("plumtree", "x2@gmx.de")),
    "same-handle of a machine": (("plumtree", "plumtree@laptop.local"), ("Ada Crosswood", "plumtree@gmail.com")),
    "spelt-name": (ADA, ("acrosswood", "x1@gmx.de")),
    "spelt-name in full": (ADA, ("A.", f"7+adela-crosswood@{NOREPLY}")),
    "spelt-name by initials": (("Ada Maud Crosswood", "x@gmail.com"), ("A. M. Crosswood", "x1@gmx.de")),
    "longer-name": (ADA, ("Adela M. Crosswood", "x1@gmx.de")),
    "longer-name in short": (("Gregory Crosswood", "x1@gmail.com"), ("Greg Crosswood", "x2@gmx.de")),
    "numbered-handle": (("Gil", "gilplumtree@gmail.com"), ("gp", "gilplumtree77@gmx.de")),
    "machine-name": (ADA, ("adela", "adela@laptop.local")),
    "machine-name of a Subversion account": (ADA, ("crosswood", "crosswood@980ebf18-57e1-0310-9a29-db15c13687c0")),
    "handle-slip": (("plumtree", "x1@gmail.com"), ("plumrtee", "x2@gmx.de")),
    "spelt-name with a word": (ADA, ("ozadelacrosswood", "x1@gmx.de")),
    "same-email in the name": (("adela.c@gmail.com", "nothing"), ADA),
    "same-name in another order": (ADA, ("Crosswood Adela", "x1@gmx.de")),
    "same-name in another case and script": (("Zoë Löwe", "x1@gmail.com"), ("zoe LOWE", "x2@gmx.de")),
    "same-name behind a program": (ADA, ("Adela Crosswood via Forum", "forum@larder.example")),
    "same-name with brackets": (ADA, ("Adela Crosswood (Larder)", "x1@gmx.de")),
    "same-name behind a trailer": (ADA, ("Signed-off-by: Adela Crosswood", "x1@gmx.de")),
    "noreply-number": (("a", f"7+old-name@{NOREPLY}"), ("b", f"7+newname@{NOREPLY}")),
}
APART = {
    "a handle that is a first name": (("daniel", "x1@gmail.com"), ("daniel", "x2@gmx.de")),
    "a handle of three letters": (("pax", "x1@gmail.com"), ("pax", "x2@gmx.de")),
    "a handle anybody has": (("Admin", "x1@gmail.com"), ("admin", "x2@gmx.de")),
    "an initial that two have": (ADA, ("Anna Crosswood", "x3@gmail.com"), ("acrosswood", "x1@gmx.de")),
    "a machine's name that two bear": (ADA, ("Adela Quince", "x2@gmail.com"), ("adela", "adela@laptop.local")),
    "a first name with a mailbox of a real domain": (ADA, ("adela", "dev@larder.example")),
    "a first name alone": (ADA, ("adela", "x1@gmx.de")),
    "two middle names": (("Ada B. Crosswood", "x1@gmail.com"), ("Ada C. Crosswood", "x2@gmx.de")),
    "two first names": (ADA, BEN),
    "two numbers": (("Gil", "gilplumtree76@gmail.com"), ("gp", "gilplumtrees77@gmx.de")),
    "two letters changed": (("plumtree", "x1@gmail.com"), ("plumttrr", "x2@gmx.de")),
    "two accounts": (("plumtree", f"7+plumtree@{NOREPLY}"), ("plumtree", f"8+apple@{NOREPLY}")),
    "a mailbox that is shared": (("Ada Crosswood", "root@larder.example"), ("Ben Quince", "root@larder.example")),
    "a mailbox of a list": (("Ada", "dev@larder.example"), ("Ben", "dev@larder.example")),
    "names without letters": (("123 456", "x1@gmail.com"), ("123 456", "x2@gmx.de")),
}
FIRST_NAMES = (("Daniel Elm", "x7@gmx.de"), ("Daniel Oak", "x8@gmx.de"))


@pytest.mark.parametrize("kind", JOINED)
def test_guess_joins(kind: str) -> None:
    found = matching([seen(*each) for each in JOINED[kind]]).memberships.values()

    assert len({each.person_id for each in found}) == 1
    assert kind.split()[0] in {each.evidence for each in found}


@pytest.mark.parametrize("kind", APART)
def test_guess_nearly_joins(kind: str) -> None:
    more = FIRST_NAMES if "first name" in kind else ()

    found = persons(*(seen(*each) for each in (*APART[kind], *more)))

    assert found == len(APART[kind]) + len(more)


def test_guess_of_a_name_on_a_machine_needs_the_same_time() -> None:
    ada, machine = seen(*ADA), seen("adela", "adela@laptop.local")
    later = replace(machine, first_on=date(2025, 3, 1)), replace(machine, first_on=date(2025, 9, 1))

    assert [persons(ada, each) for each in later] == [1, 2]


def test_guess_of_a_name_on_a_machine_is_whoever_goes_by_it_alone() -> None:
    ada, other, machine = seen(*ADA), seen("adela", "x1@gmx.de"), seen("adela", "root@laptop.local")

    found = matching([ada, other, machine]).memberships

    assert len({found[each.identity_id].person_id for each in (other, machine)}) == 1
    assert len({each.person_id for each in found.values()}) == 2


def test_guess_of_a_slip_in_a_domain_joins() -> None:
    others = [seen(f"Person No{letter}", f"{letter}{letter}{letter}@gmail.com") for letter in "bcdefghijk"]

    assert persons(*others, seen("adc", "ada.c@gmial.com"), seen("Ada Crosswood", "ada.c@gmail.com")) == 11


def test_guess_of_a_slip_in_a_domain_spares_domains_that_are_used() -> None:
    gmail = [seen(f"Person No{letter}", f"{letter}{letter}{letter}@gmail.com") for letter in "bcdefghijk"]
    others = [seen(f"Other No{letter}", f"{letter}{letter}@gmial.com") for letter in "bcdefghijk"]

    assert persons(*gmail, *others, seen("Max", "max@gmial.com"), seen("Ada Crosswood", "max@gmail.com")) == 22


def test_guess_is_surer_in_one_place() -> None:
    ada, first = ("Adela Crosswood", "ac@larder.example"), ("adela", "x@larder.example")

    near, far = persons(seen(*ada), seen(*first)), persons(seen(*ada), seen("adela", "x@cellar.example"))

    assert (near, far) == (1, 2)


def test_unsure_guess_is_suggested() -> None:
    found = matching([seen(*ADA), seen("adela", "x1@gmx.de")])

    assert [(each.evidence, each.shared, 0.5 <= each.probability < 0.85) for each in found.suggestions] == [
        ("spelt-name", "adela", True)
    ]


def test_chain_of_guesses_does_not_join_full_names_that_disagree() -> None:
    chain = [
        seen("Ada Crosswood", "plumtree@gmail.com"),
        seen("plumtree", "applecart@gmx.de"),
        seen("applecart", "barleycorn@qq.com"),
        seen("Ben Quince", "barleycorn@gmail.com"),
    ]

    found = matching(chain)

    ada, *_, ben = (found.memberships[each.identity_id].person_id for each in chain)
    assert ada != ben
    assert len(found.suggestions) == 1


def test_chain_of_guesses_ends() -> None:
    links = [seen(f"handle{chr(97 + n)}zzz", f"handle{chr(98 + n)}zzz@gmail.com") for n in range(20)]

    sizes = [each.person_id for each in matching(links).memberships.values()]

    assert max(map(sizes.count, sizes)) <= 9
