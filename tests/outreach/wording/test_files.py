"""Files and folders, with their lines; what cannot be read is a finding."""

from pathlib import Path

import pytest

from honeyflow.outreach.wording.files import LARGEST, check_file, own_texts, texts_in

BELITTLING = "Stop relying on hobbyists."


def written(folder: Path, name: str, text: str | bytes) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.md", f"# Support\n\nFair.\n\n{BELITTLING}\n", 5),
        ("b.md", f'+++\ntitle = "Support"\nsummary = "{BELITTLING}"\n+++\nFair.\n', 3),
        ("c.toml", f'[one]\ntitle = "{BELITTLING}"\n', 2),
        ("d.txt", f"Fair.\n{BELITTLING}\n", 2),
        ("e.html", f"<h1>Support</h1>\n<p>Fair.</p>\n<p>\n{BELITTLING}</p>\n", 4),
        ("f.md", f"- fair\n- {BELITTLING}\r\n", 2),
        ("g.md", f"| a | b |\n|---|---|\n| fair | {BELITTLING} |\n", 3),
    ],
)
def test_objection_tells_the_line(tmp_path: Path, name: str, text: str, line: int) -> None:
    checked = check_file(written(tmp_path, name, text))
    assert [each.sentence.line for each in checked.objected] == [line]
    assert checked.fails


def test_code_is_no_prose(tmp_path: Path) -> None:
    assert not check_file(written(tmp_path, "a.md", f"    {BELITTLING}\n\n`{BELITTLING}`\n")).objected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"<!-- honeyflow: fair: people a quotation -->\n{BELITTLING}\n"),
        ("b.toml", f'# honeyflow: fair: people a quotation\ntitle = "{BELITTLING}"\n'),
    ],
)
def test_what_was_found_fair_is_told_and_does_not_fail(tmp_path: Path, name: str, text: str) -> None:
    checked = check_file(written(tmp_path, name, text))
    assert [each.accepted for each in checked.objected] == ["a quotation"]
    assert not checked.fails


def test_a_mark_counts_for_its_own_rule_and_block_alone(tmp_path: Path) -> None:
    text = f"<!-- honeyflow: fair: scare wrong rule -->\n{BELITTLING}\n\n{BELITTLING}\n"
    assert [each.accepted for each in check_file(written(tmp_path, "a.md", text)).objected] == ["", ""]


@pytest.mark.parametrize(
    ("name", "text", "seen"),
    [
        ("a.md", b"caf\xe9", "no UTF-8"),
        ("b.md", b"x" * (LARGEST + 1), f"{LARGEST + 1:,} bytes"),
        ("c.toml", b"[x", "Expected"),
        ("d.pdf", b"%PDF", "ending in .pdf"),
        ("missing/e.md", None, "No such file"),
    ],
)
def test_what_cannot_be_read_is_a_finding_and_fails(tmp_path: Path, name: str, text: bytes | None, seen: str) -> None:
    file = tmp_path / name if text is None else written(tmp_path, name, text)
    checked = check_file(file)
    assert seen in checked.findings[0].seen
    assert checked.fails


def test_folder_gives_its_texts_once_without_hidden_ones(tmp_path: Path) -> None:
    one = written(tmp_path, "services/a.md", "x")
    written(tmp_path, "services/.draft/b.md", "x")
    written(tmp_path, "services/c.png", "x")
    assert texts_in([tmp_path, one]) == (one,)


def test_words_of_a_brief_that_are_quoted_are_the_members_own(tmp_path: Path) -> None:
    file = written(tmp_path, "brief.md", f"# Cleo\n\n> {BELITTLING}\n")
    assert check_file(file).fails
    assert not check_file(file, quotes_are_own=True).fails


def test_site_without_a_folder_has_only_the_texts_it_has(tmp_path: Path) -> None:
    one = written(tmp_path, "services/a.md", "x")
    assert own_texts(tmp_path) == (one,)
