"""``honeyflow check``: places, rules, better phrasings, and its exit code."""

import json
from pathlib import Path

from typer.testing import CliRunner

from honeyflow.cli.app import build_app

FRONT = '+++\ntitle = "Support"\n+++\n\n'


def site(folder: Path, text: str) -> Path:
    (folder / "services").mkdir()
    (folder / "honeyflow.toml").write_text("")
    (folder / "services" / "support.md").write_text(FRONT + text)
    return folder


def test_belittling_sentence_is_told_with_place_rule_and_better_phrasing(tmp_path: Path) -> None:
    result = CliRunner().invoke(build_app(), ["check", "--site", str(site(tmp_path, "Stop relying on hobbyists."))])

    assert result.exit_code == 1
    assert "support.md:5 people (objection)" in result.output
    assert "seen:   relying on hobbyists" in result.output
    assert "better: " in result.output
    assert "1 text, 1 objection." in result.output


def test_fair_texts_pass(tmp_path: Path) -> None:
    result = CliRunner().invoke(build_app(), ["check", "--site", str(site(tmp_path, "You lead; we answer."))])
    assert (result.exit_code, result.output.strip()) == (0, "1 text, no objections.")


def test_named_paths_are_checked_without_a_site(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text("Stop relying on hobbyists.")
    result = CliRunner().invoke(build_app(), ["check", "--json", str(file)])

    (told,) = json.loads(result.output)
    assert (result.exit_code, told["objections"][0]["rule"], told["objections"][0]["fails"]) == (1, "people", True)


def test_unreadable_file_is_told_and_the_others_are_checked(tmp_path: Path) -> None:
    folder = site(tmp_path, "Stop relying on hobbyists.") / "services"
    (folder / "bytes.md").write_bytes(b"\xff\xfe\x00")
    result = CliRunner().invoke(build_app(), ["check", str(folder)])

    assert result.exit_code == 1
    assert "2 texts, 1 objection, 1 not read." in result.output


def test_site_without_texts_is_told_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "honeyflow.toml").write_text("")
    result = CliRunner().invoke(build_app(), ["check", "--site", str(tmp_path)])
    assert "name what to check" in str(result.exception)


def test_language_that_is_not_known_is_refused() -> None:
    result = CliRunner().invoke(build_app(), ["check", "--language", "xx", "README.md"])
    assert result.exit_code == 2
    assert "one of en, de, fr, es, pt, ja" in result.output.replace("\n", " ")


def test_rules_are_listed() -> None:
    result = CliRunner().invoke(build_app(), ["check", "--rules"])
    assert "people: Is anybody" in result.output
