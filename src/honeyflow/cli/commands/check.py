"""``honeyflow check``: texts that de-value nobody."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from honeyflow.cli.options import SiteOption
from honeyflow.cli.records import Command
from honeyflow.kernel.access import Right

if TYPE_CHECKING:
    from rich.console import Console

    from honeyflow.outreach.wording.checking import Objected
    from honeyflow.outreach.wording.files import CheckedFile


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files and folders; the site's own texts when none is given."),
    ] = None,
    language: Annotated[
        str, typer.Option(help="en, de, fr, es, pt or ja; told by the text itself when not given.")
    ] = "",
    brief: Annotated[
        bool, typer.Option("--brief", help="These are briefs: what is quoted are a member's own words.")
    ] = False,
    rules: Annotated[bool, typer.Option("--rules", help="List the rules, and check nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    site: SiteOption = None,
) -> None:
    """Find sentences that de-value members, their colleagues or their work, scare, press or promise too much.

    Each is shown with its place, the rule, why it matters, and how to say it better; then the command exits with 1. A
    sentence that was read and found fair is marked where it stands, with the reason:
    <!-- honeyflow: fair: RULE reason --> before a block of Markdown, # honeyflow: fair: RULE reason before a TOML key.
    """
    if rules:
        _tell_rules(as_json=as_json)
        return
    checked = _checked(paths or _own_texts(site), _known(language), brief=brief)
    if as_json:
        from honeyflow.cli.json import to_json

        typer.echo(to_json([_plain(each) for each in checked]))
    else:
        _tell(checked)
    if any(each.fails for each in checked):
        raise typer.Exit(1)


def _known(language: str) -> str:
    from honeyflow.outreach.wording.records import LANGUAGES

    if language and language not in LANGUAGES:
        raise typer.BadParameter(f"saw {language!r}; expected one of {', '.join(LANGUAGES)}", param_hint="--language")
    return language


def _own_texts(site: Path | None) -> list[Path]:
    from honeyflow.kernel.errors import SiteError
    from honeyflow.outreach.wording.files import FOLDERS, own_texts
    from honeyflow.site.discovery import find_site

    folder = find_site(site, Path.cwd())
    there = list(own_texts(folder))
    if not there:
        fault = f"no texts in {', '.join(FOLDERS)}. Do: name what to check: honeyflow check FILE.md FOLDER"
        raise SiteError(str(folder), [fault])
    return there


def _checked(paths: list[Path], language: str, *, brief: bool) -> "list[CheckedFile]":
    from honeyflow.cli.progress import TerminalProgress
    from honeyflow.outreach.wording.files import check_file, texts_in

    files, done = texts_in(paths), []
    with TerminalProgress() as progress:
        if len(files) > 20:
            progress.start(f"Reading {len(files)} texts", len(files))
        for file in files:
            done.append(check_file(file, language=language, quotes_are_own=brief))
            progress.advance()
    return done


def _tell_rules(*, as_json: bool) -> None:
    from honeyflow.outreach.wording.registry import wording_rules

    found = wording_rules.all().values()
    if as_json:
        from honeyflow.cli.json import to_json

        typer.echo(to_json([{"name": each.name, "question": each.question, "why": each.why} for each in found]))
        return
    for each in found:
        typer.echo(f"{each.name}: {each.question}\n  {each.why}")


def _tell(checked: "list[CheckedFile]") -> None:
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    for each in checked:
        for finding in each.findings:
            console.print(str(finding), markup=False)
        for objected in each.objected:
            _tell_one(console, each.file, objected)
    _tell_sum(console, checked)


def _tell_one(console: "Console", file: Path, objected: "Objected") -> None:
    from rich.text import Text

    from honeyflow.outreach.wording.registry import wording_rules

    sentence, objection = objected.sentence, objected.objection
    standing = "accepted" if objected.accepted else ("hint" if objection.hint else "objection")
    console.print(Text.assemble(f"{file}:{sentence.line} ", (f"{objection.rule} ({standing})", "bold")))
    said = Text(sentence.text)
    for start, end in objection.spans:
        said.stylize("bold reverse", start, end)
    console.print(Text("  ") + Text(" ").join(said.split()))
    if objected.accepted:
        console.print(f"  accepted: {objected.accepted}", markup=False)
        return
    if objection.seen:
        console.print(f"  seen:   {', '.join(objection.seen)}", markup=False)
    console.print(f"  why:    {wording_rules.get(objection.rule).why}", markup=False)
    console.print(f"  better: {objection.better}\n", markup=False)


def _tell_sum(console: "Console", checked: "list[CheckedFile]") -> None:
    objected = [each for file in checked for each in file.objected]
    failing = sum(each.fails for each in objected)
    accepted = sum(bool(each.accepted) for each in objected)
    unread = sum(bool(file.findings) for file in checked)
    parts = [_count(len(checked), "text"), _count(failing, "objection")]
    parts += [_count(hints, "hint")] if (hints := len(objected) - failing - accepted) else []
    parts += [f"{accepted} accepted"] if accepted else []
    parts += [f"{unread} not read"] if unread else []
    console.print(", ".join(parts) + ("." if checked else ": nothing was there to check."))


def _count(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"


def _plain(checked: "CheckedFile") -> dict[str, Any]:
    return {
        "file": str(checked.file),
        "objections": [
            {
                "line": each.sentence.line,
                "sentence": " ".join(each.sentence.text.split()),
                "language": each.sentence.language,
                "rule": each.objection.rule,
                "seen": each.objection.seen,
                "better": each.objection.better,
                "fails": each.fails,
                "accepted": each.accepted,
            }
            for each in checked.objected
        ],
        "findings": [str(each) for each in checked.findings],
    }


command = Command(name="check", order=7, right=Right.SEE_PUBLIC, function=check)
