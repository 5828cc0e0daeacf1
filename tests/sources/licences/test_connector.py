"""Real repositories whose licence comes, changes and goes."""

from datetime import date
from pathlib import Path

import pytest
from tests.sources.git.workshop import run_git
from tests.sources.licences.shelf import MIT, MIT_BUT, day, licences, repository, text

from honeyflow.kernel.finding import Severity
from honeyflow.site.effort import StatedLicence
from honeyflow.sources.git.command import Git
from honeyflow.sources.licences.texts import licence_texts

APACHE, BUSL = text("Apache-2.0"), licence_texts()["BUSL-1.1"]
GPL, LESSER = text("GPL-3.0-only"), text("LGPL-3.0-only")
CODE: dict[str, str | None] = {"press.py": "press()\n"}


def test_licence_there_from_the_beginning_is_one_stretch(tmp_path: Path) -> None:
    press = repository(tmp_path, ("2024-01-10", {"LICENSE": MIT, **CODE}), ("2024-03-01", {"press.py": "again()\n"}))

    got = licences(tmp_path)

    assert got.rows == [
        {
            "repository": "press", "valid_from": date(2024, 1, 10), "valid_to": None, "expression": "MIT", "open": True,
            "note": "", "told_by": "file", "path": "LICENSE",
            "sha": run_git(press.folder, "rev-list", "--max-parents=0", "main").decode().strip(),
        }
    ]  # fmt: skip
    assert got.findings == ()


def test_licence_changed_and_changed_back_is_three_stretches_with_breaks(tmp_path: Path) -> None:
    repository(
        tmp_path,
        ("2024-01-10", {"LICENSE": APACHE}),
        ("2024-06-01", {"LICENSE": BUSL}),
        ("2025-02-03", {"LICENSE": APACHE}),
    )

    got = licences(tmp_path)

    assert got.stretches == [
        ("2024-01-10", "Apache-2.0", True),
        ("2024-06-01", "BUSL-1.1", False),
        ("2025-02-03", "Apache-2.0", True),
    ]
    assert got.rules == ["licence-not-open", "licence-changed", "licence-changed"]
    assert "a break: open before, closed source after" in str(got.findings[1])


def test_licence_with_a_restriction_is_not_the_licence(tmp_path: Path) -> None:
    repository(tmp_path, ("2024-01-10", {"LICENSE": MIT}), ("2024-06-01", {"LICENSE": MIT_BUT}))

    got = licences(tmp_path)

    assert got.stretches == [("2024-01-10", "MIT", True), ("2024-06-01", "unknown", False)]
    assert "MIT with changes: + “for noncommercial use only”" in str(got.findings[0])


def test_no_licence_is_unknown_and_says_what_to_do(tmp_path: Path) -> None:
    repository(tmp_path, ("2024-01-10", CODE))

    got = licences(tmp_path)

    assert got.stretches == [("2024-01-10", "none", None)]
    assert (got.rules, got.findings[0].severity) == (["licence-none"], Severity.SERIOUS)
    assert "[[licence]] in honeyflow.toml" in got.findings[0].expected


def test_licence_that_comes_later_holds_from_that_day(tmp_path: Path) -> None:
    repository(tmp_path, ("2024-01-10", CODE), ("2024-02-01", {"COPYING": text("GPL-3.0-only")}))

    got = licences(tmp_path)

    assert got.stretches == [("2024-01-10", "none", None), ("2024-02-01", "GPL-3.0-only", True)]
    assert got.findings[0].severity is Severity.WARNING


def test_licence_deleted_leaves_none(tmp_path: Path) -> None:
    repository(tmp_path, ("2024-01-10", {"LICENSE": MIT, **CODE}), ("2024-02-01", {"LICENSE": None}))

    assert licences(tmp_path).stretches == [("2024-01-10", "MIT", True), ("2024-02-01", "none", None)]


def test_licence_moved_to_another_name_is_no_change(tmp_path: Path) -> None:
    repository(tmp_path, ("2024-01-10", {"COPYING": MIT}), ("2024-02-01", {"COPYING": None, "LICENSE.md": MIT}))

    assert licences(tmp_path).stretches == [("2024-01-10", "MIT", True)]


def test_manifest_speaks_only_where_no_file_does(tmp_path: Path) -> None:
    repository(
        tmp_path,
        ("2024-01-10", {"package.json": '{"license": "ISC"}'}),
        ("2024-02-01", {"package.json": '{"license": "BUSL-1.1"}'}),
        ("2024-03-01", {"LICENSE": MIT}),
    )

    got = licences(tmp_path)

    assert got.stretches == [
        ("2024-01-10", "ISC", True),
        ("2024-02-01", "BUSL-1.1", False),
        ("2024-03-01", "MIT", True),
    ]
    assert [row["told_by"] for row in got.rows] == ["manifest", "manifest", "file"]


@pytest.mark.parametrize(
    ("files", "expression", "open_"),
    [
        ({"LICENSE-MIT": MIT, "LICENSE-APACHE": APACHE}, "Apache-2.0 OR MIT", True),
        ({"LICENSE-MIT": MIT, "LICENSE-BUSL": BUSL}, "BUSL-1.1 OR MIT", True),
        ({"LICENSE": MIT, "LICENSE-docs": licence_texts()["MIT"]}, "MIT", True),
        ({"COPYING": GPL, "COPYING.LESSER": LESSER}, "GPL-3.0-only AND LGPL-3.0-only", True),
        ({"LICENSE": MIT, "COPYING": BUSL}, "BUSL-1.1 AND MIT", False),
        ({"LICENSE": "Choose one.", "LICENSE.MIT": MIT, "LICENSE.APACHE": APACHE}, "Apache-2.0 OR MIT", True),
        ({"LICENSES/MIT.txt": MIT, "LICENSES/Apache-2.0.txt": APACHE}, "Apache-2.0 AND MIT", True),
        ({"LICENSE": MIT, "COPYRIGHT": "Ada Pomme and others made this press."}, "MIT", True),
    ],
)  # fmt: skip
def test_several_files_are_read_together(
    tmp_path: Path, files: dict[str, str | None], expression: str, open_: bool
) -> None:
    repository(tmp_path, ("2024-01-10", files))

    assert licences(tmp_path).stretches == [("2024-01-10", expression, open_)]


def test_site_states_a_licence_before_what_files_say(tmp_path: Path) -> None:
    repository(tmp_path, ("2024-01-10", CODE))
    stated = [StatedLicence("press", "MIT", date(2024, 2, 1), date(2024, 5, 1))]

    got = licences(tmp_path, stated)

    assert got.stretches == [("2024-01-10", "none", None), ("2024-02-01", "MIT", True), ("2024-05-01", "none", None)]
    assert got.rows[1]["told_by"] == "site"


def test_site_stating_an_unknown_repository_is_found(tmp_path: Path) -> None:
    repository(tmp_path, ("2024-01-10", {"LICENSE": MIT}))

    assert licences(tmp_path, [StatedLicence("pres", "MIT")]).rules == ["licence-stated-in-vain"]


def test_licence_changed_on_a_branch_holds_from_the_merge(tmp_path: Path) -> None:
    press = repository(tmp_path, ("2024-01-10", {"LICENSE": MIT}))
    main = run_git(press.folder, "rev-parse", "main").decode().strip()
    tip = press.commit({b"LICENSE": BUSL.encode()}, branch="refs/heads/lock", when=day("2024-02-01"), start=main)
    press.commit({b"LICENSE": BUSL.encode()}, when=day("2024-04-01"), merges=[tip])

    assert licences(tmp_path).stretches == [("2024-01-10", "MIT", True), ("2024-04-01", "BUSL-1.1", False)]


def test_same_head_asks_git_for_no_history_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository(tmp_path, ("2024-01-10", {"LICENSE": MIT}), ("2024-06-01", {"LICENSE": BUSL}))
    first = licences(tmp_path)
    asked: list[str] = []
    text_of = Git.text
    monkeypatch.setattr(Git, "text", lambda self, *args: asked.append(args[0]) or text_of(self, *args))
    monkeypatch.setattr("honeyflow.sources.licences.verdicts.detect", lambda _: pytest.fail("read again"))

    assert licences(tmp_path) == first
    assert "log" not in asked


def test_new_commits_reread_only_what_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    press = repository(tmp_path, ("2024-01-10", {"LICENSE": MIT}))
    licences(tmp_path)
    press.commit({b"LICENSE": APACHE.encode()}, when=day("2024-06-01"))
    seen: list[str] = []
    from honeyflow.sources.licences import verdicts

    detect = verdicts.detect
    monkeypatch.setattr(verdicts, "detect", lambda text: seen.append(text) or detect(text))

    assert licences(tmp_path).stretches == [("2024-01-10", "MIT", True), ("2024-06-01", "Apache-2.0", True)]
    assert seen == [APACHE]


def test_clock_that_runs_backwards_keeps_the_order(tmp_path: Path) -> None:
    repository(
        tmp_path, ("2024-05-10", {"LICENSE": MIT}), ("2024-03-01", {"LICENSE": BUSL}), ("2024-07-01", {"LICENSE": MIT})
    )

    assert licences(tmp_path).stretches == [("2024-05-10", "BUSL-1.1", False), ("2024-07-01", "MIT", True)]


def test_empty_repository_has_no_stretch(tmp_path: Path) -> None:
    repository(tmp_path)

    assert licences(tmp_path).rows == []
