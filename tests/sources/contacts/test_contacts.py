from datetime import date
from pathlib import Path

import pytest

from honeyflow.site.erased.key import hashed, key_sign
from honeyflow.site.erased.marks import marks_of_address
from honeyflow.site.erased.tombstones import Tombstone, Tombstones
from honeyflow.sources.contacts.reading import read_contacts
from honeyflow.sources.contacts.records import CustomerContact
from honeyflow.sources.market.trouble import Trouble

HEADER = "customer_id,email,role,first_day,last_day,country\n"


def read(folder: Path, *rows: str, erased: Tombstones | None = None) -> tuple[list[CustomerContact], Trouble]:
    (folder / "contacts.csv").write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    trouble = Trouble("contacts.csv", confidential=True)
    return read_contacts(folder / "contacts.csv", {"stripe:1": "C1"}, erased or Tombstones(), trouble), trouble


def test_contact_is_read_with_half_open_days(tmp_path: Path) -> None:
    found, trouble = read(tmp_path, "stripe:1,It@larder.example,Tech,2025-01-01,2025-06-30,de")

    days = (date(2025, 1, 1), date(2025, 7, 1))
    assert found == [CustomerContact("C1", "It@larder.example", "technical", *days, "DE", "contacts.csv", "row 2")]
    assert trouble.findings() == ()


@pytest.mark.parametrize(
    ("row", "rule", "kept"),
    [
        (",it@larder.example,technical,,,", "value-missing", False),
        ("C1,,technical,,,", "value-missing", False),
        ("C1,it larder,technical,,,", "email-wrong", False),
        ('C1,"it@larder.example, al@larder.example",technical,,,', "email-wrong", False),
        ("C1,it@larder.example,technical,2025-06-30,2025-01-01,", "period-reversed", False),
        ("C1,it@larder.example,technical,soon,,", "date-wrong", False),
        ("C1,it@larder.example,wizard,,,", "role-unknown", True),
        ("C1,it@larder.example,technical,,,Germany", "country-unknown", True),
    ],
)
def test_bad_line_is_told_without_its_address(tmp_path: Path, row: str, rule: str, *, kept: bool) -> None:
    found, trouble = read(tmp_path, row)

    assert [each.rule for each in trouble.findings()] == [rule]
    assert bool(found) is kept
    assert not any("larder" in str(each) for each in trouble.findings())


def test_contact_told_twice_is_kept_once(tmp_path: Path) -> None:
    found, trouble = read(tmp_path, "C1,it@larder.example,technical,,,", "C1,IT@larder.example,technical,,,")

    assert len(found) == 1
    assert [each.rule for each in trouble.findings()] == ["contact-duplicate"]


def test_contact_who_was_erased_never_lands(tmp_path: Path) -> None:
    mark = next(marks_of_address("it@larder.example"))
    stone = Tombstone("2025-01-01T00:00:00Z", "test", 1, mark.kind, hashed(b"k", mark), key_sign(b"k"))

    rows = ("C1,IT@larder.example,technical,,,", "C1,al@larder.example,billing,,,")
    found, trouble = read(tmp_path, *rows, erased=Tombstones((stone,), b"k"))

    assert [each.email for each in found] == ["al@larder.example"]
    assert [(each.rule, "larder" in str(each)) for each in trouble.findings()] == [("contact-erased", False)]
