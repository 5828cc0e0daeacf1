"""Needs: two sides apart, each need once however often it is told, and what is wrong in the file."""

from datetime import date
from pathlib import Path

import pytest

from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.needs.read import OwnNeed, SideNeeds, own_needs, side_needs
from honeyflow.sources.needs.reading import read_needs
from honeyflow.sources.needs.records import Need

HEADER = "need_id,side,kind,title,customer_id,people,told_on,met_on,link\n"
AS_OF = date(2025, 6, 15)


def read(folder: Path, *rows: str) -> tuple[list[Need], list[str]]:
    (folder / "needs.csv").write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    trouble = Trouble("needs.csv")
    return read_needs(folder / "needs.csv", AS_OF, trouble), [each.rule for each in trouble.findings()]


def side(folder: Path, name: str, *rows: str) -> SideNeeds:
    needs, rules = read(folder, *rows)
    assert rules == []
    return side_needs(name, [each for each in needs if each.side == name], AS_OF)


def test_need_told_by_two_customers_and_five_people_is_one_with_two_columns(tmp_path: Path) -> None:
    found = side(
        tmp_path,
        "customers",
        "N1,customers,feature,Export,C1,3,2025-01-02,,https://forge.example/1",
        "N1,customers,feature,Export,C2,2,2025-01-01,,",
        "N1,customers,feature,Export,C2,,2025-03-01,,",
        "N2,customers,certification,ISO,C1,,2025-02-01,2025-04-30,",
    )

    assert [(need.need_id, need.customers, need.people) for need in found.needs] == [("N1", 2, 5), ("N2", 1, None)]
    assert (found.told, found.met, found.share) == (2, 1, 0.5)
    assert (str(found.needs[0].told_on), found.needs[0].link) == ("2025-01-01", "https://forge.example/1")


def test_own_needs_are_those_one_customer_told_met_when_its_own_tellings_are(tmp_path: Path) -> None:
    needs, _ = read(
        tmp_path,
        "N1,customers,feature,Export,C1,3,2025-01-02,2025-02-02,https://forge.example/1",
        "N1,customers,feature,Export,C2,2,2025-01-01,,",
        "N2,customers,certification,ISO,C1,,2025-02-01,2025-04-30,",
        "N2,customers,certification,ISO,C1,,2025-05-01,,",
        "N3,customers,feature,Import,C2,,2025-02-01,,",
        "N4,community,answers,Sooner,,3,2025-02-01,,",
    )

    assert own_needs(needs, "C1") == (
        OwnNeed("certification", "ISO", date(2025, 2, 1), None),
        OwnNeed("feature", "Export", date(2025, 1, 2), date(2025, 2, 2)),
    )
    assert own_needs(needs, "C") == ()


def test_coverage_is_of_each_months_end(tmp_path: Path) -> None:
    row = "N2,community,docs,A guide,,7,2025-04-30,2025-06-01,"

    months = side(tmp_path, "community", row).months

    assert [(f"{each.month:%m}", each.told, each.met) for each in months] == [("04", 1, 0), ("05", 1, 0), ("06", 1, 1)]


def test_need_is_met_once_every_telling_is(tmp_path: Path) -> None:
    rows = ("N1,customers,feature,X,C1,,2025-01-02,2025-02-01,", "N1,customers,feature,X,C2,,2025-01-02,,")

    assert side(tmp_path, "customers", *rows).met == 0


@pytest.mark.parametrize(
    ("row", "rule", "kept"),
    [
        ("N1,staff,docs,X,,1,2025-01-02,,", "side-unknown", 0),
        ("N1,community,certification,X,,1,2025-01-02,,", "need-kind-unknown", 0),
        ("N1,community,docs,X,C1,1,2025-01-02,,", "need-of-both-sides", 1),
        ("N1,community,docs,X,,Ann,2025-01-02,,", "people-wrong", 1),
        ("N1,community,docs,X,,1,2025-01-02,2025-01-01,", "period-reversed", 1),
        ("N1,community,docs,X,,1,2025-01-02,2025-06-16,", "period-reversed", 1),
        ("N1,community,docs,X,,1,2025-01-02,,javascript:alert(1)", "link-wrong", 1),
        ("N1,community,docs,,,1,2025-01-02,,", "value-missing", 0),
    ],
)
def test_malformed_row_is_told_and_kept_where_it_still_says_something(
    tmp_path: Path, row: str, rule: str, kept: int
) -> None:
    needs, rules = read(tmp_path, row)

    assert (len(needs), rules) == (kept, [rule])
    assert all(need.met_on is None and need.customer_id is None for need in needs)


def test_one_id_on_both_sides_is_told_and_the_second_left_out(tmp_path: Path) -> None:
    rows = ("N1,community,docs,X,,1,2025-01-02,,", "N1,customers,feature,X,C1,,2025-01-02,,")

    needs, rules = read(tmp_path, *rows)

    assert ([need.side for need in needs], rules) == (["community"], ["need-of-both-sides"])


def test_no_file_is_no_need(tmp_path: Path) -> None:
    assert read_needs(tmp_path / "needs.csv", AS_OF, Trouble("needs.csv")) == []
