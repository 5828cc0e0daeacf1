import fcntl
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from honeyflow.site.config import Site
from honeyflow.site.decisions import DIFFERENT, SAME, UNDO, WORKS_FOR, DecisionsFileError, append_decision, decision
from honeyflow.site.erased.file import append_tombstones, load_tombstones
from honeyflow.site.erased.marks import mark_of_identity, marks_of_address
from honeyflow.sources.decisions.erasing import rewrite_decisions
from honeyflow.sources.decisions.reading import read_decisions
from honeyflow.sources.decisions.records import Decision
from honeyflow.sources.market.trouble import Trouble
from honeyflow.store.files import write_text

A, B = "dan@larder.example", "dan@gmail.com"


def read(file: Path) -> tuple[list[Decision], list[tuple[str, str]]]:
    trouble = Trouble(file.name, confidential=True)
    found = read_decisions(file, trouble)
    return found, [(finding.rule, finding.evidence.locator) for finding in trouble.findings()]


def test_decisions_written_are_read_back_with_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    first = append_decision(file, decision(SAME, "Ada", who=A, other=B))
    second = append_decision(
        file,
        decision(
            WORKS_FOR, "Ada", who=A, organization="Larder, Inc", first_day=date(2024, 2, 1), last_day=date(2024, 2, 9)
        ),
    )

    found, findings = read(file)

    assert [(each.line, each.kind, each.who, each.other) for each in found] == [
        (2, SAME, A, B),
        (3, WORKS_FOR, A, None),
    ]
    assert (found[1].organization, found[1].valid_from, found[1].valid_to) == (
        "Larder, Inc", date(2024, 2, 1), date(2024, 2, 10),
    )  # fmt: skip
    assert (first, second, findings) == (2, 3, [])


def test_decision_taken_back_is_as_if_never_taken_and_an_undo_can_be_undone(tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    append_decision(file, decision(DIFFERENT, "Ada", who=A, other=B))
    before, _ = read(file)
    append_decision(file, decision(UNDO, "Ada", other="2"))
    without, _ = read(file)
    append_decision(file, decision(UNDO, "Ada", other="3"))
    again, _ = read(file)

    assert (without, again) == ([], before)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("guess,dan@x.example,,,,", "decision-unknown"),
        ("same,dan@x.example,,,,", "value-missing"),
        ("same,Dan,dan@x.example,,,", "address-wrong"),
        ("works-for,dan@x.example,,,,", "value-missing"),
        ("works-for,dan@x.example,,Larder,2024-03-01,2024-02-01", "period-reversed"),
        ("works-for,dan@x.example,,Larder,yesterday,", "date-wrong"),
        ("same,Dan Hazel,dan@x.example,,,", "address-wrong"),
        ("undo,,99,,,", "decision-not-found"),
        ("undo,,last,,,", "decision-not-found"),
    ],
)
def test_malformed_decision_is_a_finding_with_its_line_and_the_rest_is_used(
    tmp_path: Path, line: str, rule: str
) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text(f"kind,who,other,organization,first_day,last_day\n{line}\nsame,{A},{B},,,\n")

    found, findings = read(file)

    assert [each.line for each in found] == [3]
    assert findings[0][0] in (rule, "date-unreadable", "date-ambiguous")
    assert findings[0][1] in ("row 2", "line 2")


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert read(tmp_path / "decisions.csv") == ([], [])


def test_decision_is_added_to_a_file_that_an_editor_left_without_a_last_newline(tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text(f"kind,who,other\nsame,{A},{B}")

    append_decision(file, decision(UNDO, "Ada", other="2"))

    assert file.read_text().splitlines()[1] == f"same,{A},{B}"


def test_decision_follows_the_columns_of_the_files_own_header(tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text("other,kind,who\n")

    append_decision(file, decision(SAME, "Ada", who=A, other=B))

    assert file.read_text().splitlines()[1] == f"{B},same,{A}"


def test_decision_that_the_files_header_cannot_hold_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text("other,kind,who\n")

    with pytest.raises(DecisionsFileError, match="organization"):
        append_decision(file, decision(WORKS_FOR, "Ada", who=A, organization="Larder"))


def test_decision_about_one_of_several_at_an_address_is_read_as_written(tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    append_decision(file, decision(SAME, "Ada", who='Dan "D" Hazel, Jr <root@localhost>', other=B))
    append_decision(file, decision(WORKS_FOR, "Ada", who="root <root>", organization="Larder"))

    found, findings = read(file)

    assert [each.who for each in found] == ['Dan "D" Hazel, Jr <root@localhost>', "root <root>"]
    assert not findings


def test_decision_about_somebody_erased_is_refused_with_its_line(tmp_path: Path) -> None:
    site = Site(tmp_path)
    append_tombstones(site, [*marks_of_address(A), mark_of_identity("Dan Hazel", "root@localhost")], "Ada")
    file = tmp_path / "decisions.csv"
    file.write_text(
        f"kind,who,other\nsame,{B},eva@x.example\nsame,{B},{A.upper()}\nsame,Dan  Hazel <root@localhost>,{B}\n"
    )
    trouble = Trouble(file.name, confidential=True)

    found = read_decisions(file, trouble, load_tombstones(site))

    assert [each.line for each in found] == [2]
    told = [(each.rule, each.evidence.locator) for each in trouble.findings()]
    assert told == [("decision-about-erased", "row 3"), ("decision-about-erased", "row 4")]
    assert A not in str(trouble.findings()).casefold()


def test_erased_rows_say_nothing_and_keep_the_lines_of_the_others(tmp_path: Path) -> None:
    site = Site(tmp_path)
    append_tombstones(site, marks_of_address(A), "Ada")
    file = tmp_path / "decisions.csv"
    file.write_text(
        f'who;kind;other;note\n# a comment\n{A};same;{B};"Dan\nsaid so"\n{B};works-for;;\n\n{B};same;eva@x.example;\n'
    )

    assert rewrite_decisions(file, load_tombstones(site)) == [3]
    assert rewrite_decisions(file, load_tombstones(site)) == []

    lines = file.read_text().splitlines()
    assert lines[2].startswith("erased:")
    assert lines[3] == "#"
    assert "Dan" not in file.read_text()
    assert [each.line for each in read(file)[0]] == [7]


def test_decision_is_not_lost_in_a_file_that_is_put_in_anothers_place(tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text("kind,who,other\n")
    with file.open("ab") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        waiting = threading.Thread(target=append_decision, args=(file, decision(SAME, "Ada", who=A, other=B)))
        waiting.start()
        time.sleep(0.2)
        write_text(file, "kind,who,other\n# rewritten\n")
    waiting.join()

    assert file.read_text().splitlines() == ["kind,who,other", "# rewritten", f"same,{A},{B}"]
