"""Tombstones: whom they know again, whom not, what they keep, and what is said when the key is gone."""

from pathlib import Path

import pytest

from honeyflow.kernel.errors import SiteError
from honeyflow.site.config import Site
from honeyflow.site.erased import tombstones as module
from honeyflow.site.erased.file import FILE, ErasureKeyError, append_tombstones, load_tombstones
from honeyflow.site.erased.key import key_file, key_sign, made_key
from honeyflow.site.erased.marks import mark_of_identity, mark_of_login, marks_of_address, marks_of_name
from honeyflow.site.erased.tombstones import Tombstones

ANN, FORGE = "ann@larder.example", "77+annr@users.noreply.forge.example"
MARKS = [
    *marks_of_address(ANN),
    *marks_of_address(FORGE),
    mark_of_identity("Ann Reed", "root@localhost"),
    mark_of_login("annr"),
    *marks_of_name("Ann Réed"),
]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@pytest.fixture
def erased(site: Site) -> Tombstones:
    append_tombstones(site, MARKS, "Ada")
    return load_tombstones(site)


def test_file_names_nobody_and_says_who_erased_and_when(site: Site, erased: Tombstones) -> None:
    text = (site.folder / FILE).read_text()

    assert not [word for word in ("ann", "reed", "larder", "noreply", "root") if word in text.casefold()]
    assert {(row.erased_by, row.person, row.erased_at[:2]) for row in erased.rows} == {("Ada", 1, "20")}
    assert oct(key_file(site).stat().st_mode & 0o777) == "0o600"


@pytest.mark.parametrize(
    ("email", "found"),
    [
        (f" {ANN.upper()} ", 1),
        (f"<{ANN}>", 1),
        ("annr@users.noreply.forge.example", 1),
        ("77+renamed@users.noreply.forge.example", 1),
        ("annr@users.noreply.other.example", None),
        ("78+ann@users.noreply.forge.example", None),
        ("annr@forge.example", None),
        ("root@localhost", None),
        ("", None),
        ("erased-4@erased.invalid", 4),
    ],
)
def test_addresses_that_are_known_again(erased: Tombstones, email: str, found: int | None) -> None:
    assert erased.by_address(email) == found


def test_name_tells_only_at_an_address_that_is_shared(erased: Tombstones) -> None:
    assert erased.by_identity("ann  reed", "ROOT@localhost") == 1
    assert erased.by_identity("Bo Finch", "root@localhost") is None
    assert erased.by_identity("Ann Reed", "ann@elsewhere.example") is None


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        (f"Thanks to Ann Reed <{ANN}>.", "Thanks to erased person <erased-1@erased.invalid>."),
        ("ANN REED's fix, and Reed", "ANN REED's fix, and Reed"),
        ("Fix, by ann réed: mend", "Fix, by erased person: mend"),
        ("(Ann Reed) Ann Reedham", "(erased person) Ann Reedham"),
        ("Merge pull request #3 from annr/topic, cc @annr", "Merge pull request #3 from erased/topic, cc @erased"),
        (f"see {ANN}.txt, {ANN}.", "see erased-1@erased.invalid.txt, erased-1@erased.invalid."),
        ("annotate readers", "annotate readers"),
        ("", ""),
    ],
)
def test_texts_are_rid_of_addresses_logins_and_full_names(erased: Tombstones, text: str, clean: str) -> None:
    assert erased.scrub(text) == clean


def test_each_text_is_hashed_once(erased: Tombstones, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(module, "hashed", lambda _, mark: asked.append(mark) or "")
    for _ in range(1000):
        erased.by_address("bo@mill.example")

    assert len(asked) == 1


def test_without_tombstones_nothing_is_hashed_and_no_key_asked_for(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "hashed", lambda *_: pytest.fail("hashed"))
    none = load_tombstones(site)

    assert (none.by_address(ANN), none.by_identity("Ann", ANN), none.scrub(f"by {ANN}")) == (None, None, f"by {ANN}")
    assert not none
    assert not key_file(site).exists()


def test_same_person_erased_again_adds_what_is_new_under_the_same_number(site: Site, erased: Tombstones) -> None:
    more = [*MARKS, *marks_of_address("ann@new.example")]

    assert append_tombstones(site, more, "Ada") == 1
    assert len(load_tombstones(site).rows) == len(erased.rows) + 1
    assert append_tombstones(site, marks_of_address("bo@mill.example"), "Ada") == 2


@pytest.mark.parametrize("by", ["Ann Reed", f"Ann <{ANN}>"])
def test_who_erases_themselves_is_not_named(site: Site, by: str) -> None:
    append_tombstones(site, MARKS, by)

    text = (site.folder / FILE).read_text().casefold()
    assert ("reed" in text, ANN in text) == (False, False)


def test_another_of_the_same_name_gets_a_number_of_their_own(site: Site, erased: Tombstones) -> None:
    assert append_tombstones(site, [*marks_of_address("ann@z.example"), *marks_of_name("Ann Reed")], "Ada") == 2


def test_key_that_is_lost_or_another_is_told_plainly(site: Site, erased: Tombstones) -> None:
    key_file(site).unlink()
    with pytest.raises(ErasureKeyError, match=r"tombstones and no key.*bring the key back from a backup"):
        load_tombstones(site)
    with pytest.raises(ErasureKeyError):
        append_tombstones(site, marks_of_address("bo@mill.example"), "Ada")
    assert not key_file(site).exists()
    made_key(site)
    with pytest.raises(ErasureKeyError, match="made with another key"):
        load_tombstones(site)


def test_key_of_the_operator_is_taken_and_none_is_made(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    (site.folder / "key").write_text("k" * 40 + "\n")
    monkeypatch.setenv("HONEYFLOW_ERASURE_KEY_FILE", str(site.folder / "key"))
    append_tombstones(site, MARKS, "Ada")

    assert load_tombstones(site).rows[0].key == key_sign(b"k" * 40)
    assert not key_file(site).exists()


@pytest.mark.parametrize(
    "line",
    ["2026-01-01,Ada,one,address,00,00", "x", f"2026-01-01,Ada,1,face,{'0' * 64},00", f"a,b,1,name,{'0' * 64},k,z"],
)
def test_line_that_cannot_be_read_stops_the_run_and_is_named(site: Site, erased: Tombstones, line: str) -> None:
    with (site.folder / FILE).open("a") as file:
        file.write(f"{line}\n")

    with pytest.raises(SiteError, match=f"line {len(erased.rows) + 2}: saw no tombstone"):
        load_tombstones(site)
