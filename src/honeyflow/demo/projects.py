"""The projects: which paths hold which kind of work, and what the lines in them look like."""

from dataclasses import dataclass
from datetime import date

from honeyflow.demo.dice import Dice
from honeyflow.demo.names import words
from honeyflow.kernel.commodity import Kind

LANGUAGES = ("de", "fr", "es", "pt", "it", "pl", "cs", "sv", "nl", "tr", "ru", "uk", "ja", "zh", "ko", "vi", "ar", "hi")

_THINGS = words(
    "report table column filter query dashboard schedule connection cache chart export session template variable"
    " workspace pipeline thread shuttle selvage bobbin heddle ledger layout schema index token parser writer reader"
)
_VERBS = words("add keep read write open close merge split build check draw send load trim sort fold count join")
_AREAS = words("core query report schedule security cache export web")
_SOURCES = words("csv excel postgres mysql oracle mqtt parquet rest soap ldap mail kafka s3 ftp odbc jira")
_CHAPTERS = words("install administer compose connect schedule secure upgrade extend")


@dataclass(frozen=True)
class Project:
    """One repository.

    Parameters
    ----------
    paths : dict
        Patterns of paths by kind; what stands in braces is filled by chance.
    version_file : str
        Where the release is written down.
    """

    name: str
    since: date
    paths: dict[Kind, tuple[str, ...]]
    version_file: str
    areas: tuple[str, ...] = _AREAS


PROJECTS = (
    Project(
        "weft-server",
        date(2016, 7, 4),
        {
            Kind.FUNCTIONALITY: ("server/src/main/java/weft/{area}/{Verb}{Thing}.java",),
            Kind.QUALITY: ("server/src/test/java/weft/{area}/{Verb}{Thing}Test.java", ".github/workflows/{verb}.yml"),
            Kind.TRANSLATION: ("server/src/main/resources/weft/{area}/messages_{language}.properties",),
            Kind.DOCUMENTATION: ("docs/{area}/{verb}-{thing}.md", "README.md", "CONTRIBUTING.md"),
            Kind.DESIGN: ("rfcs/{number}-{verb}-{thing}.md", "design/{area}/{thing}.svg"),
        },
        "pom.xml",
    ),
    Project(
        "weft-designer",
        date(2017, 2, 6),
        {
            Kind.FUNCTIONALITY: ("src/{area}/{Verb}{Thing}.ts",),
            Kind.QUALITY: ("tests/{area}/{verb}-{thing}.spec.ts",),
            Kind.TRANSLATION: ("locales/{language}/{area}.json",),
            Kind.DOCUMENTATION: ("docs/{verb}-{thing}.md", "README.md"),
            Kind.DESIGN: ("mockups/{area}/{verb}-{thing}.svg", "themes/{thing}.css"),
        },
        "package.json",
    ),
    Project(
        "weft-connectors",
        date(2018, 9, 3),
        {
            Kind.FUNCTIONALITY: ("connectors/{area}/{verb}_{thing}.py",),
            Kind.QUALITY: ("tests/{area}/test_{verb}_{thing}.py",),
            Kind.TRANSLATION: ("po/{area}/{language}.po",),
            Kind.DOCUMENTATION: ("connectors/{area}/README.md", "docs/{area}/{verb}-{thing}.rst"),
            Kind.DESIGN: ("rfcs/{number}-{area}.md", "icons/{area}-{thing}.svg"),
        },
        "pyproject.toml",
        _SOURCES,
    ),
    Project(
        "weft-docs",
        date(2017, 10, 2),
        {
            Kind.FUNCTIONALITY: ("extensions/{verb}_{thing}.py",),
            Kind.QUALITY: ("tests/test_{verb}_{thing}.py",),
            Kind.TRANSLATION: ("locale/{language}/LC_MESSAGES/{area}.po",),
            Kind.DOCUMENTATION: ("manual/{area}/{verb}-{thing}.rst", "manual/{area}/{verb}-{thing}.adoc"),
            Kind.DESIGN: ("themes/weft/{thing}.css", "artwork/{area}-{thing}.svg"),
        },
        "pyproject.toml",
        _CHAPTERS,
    ),
)


def new_path(project: Project, kind: Kind, dice: Dice, language: str) -> str:
    """Return a path of that kind; a translator's in their own language."""
    thing, verb = dice.pick(_THINGS), dice.pick(_VERBS)
    words = {"area": dice.pick(project.areas), "thing": thing, "Thing": thing.title()}
    words |= {"verb": verb, "Verb": verb.title(), "language": language, "number": f"{dice.whole(1, 220):04d}"}
    return dice.pick(project.paths[kind]).format_map(words)


_LINES = {
    "java": (
        "        {thing}.{verb}({other});",
        "        if ({thing} == null) return {other};",
        "    // {verb} the {thing}",
    ),
    "ts": ("  this.{thing}.{verb}({other});", "  const {thing} = {verb}({other});", "  // {verb} the {thing}"),
    "py": ("    {thing} = {verb}({other})", "    assert {thing} != {other}", "    # {verb} the {thing}"),
    "po": ('msgid "{verb} {thing}"', 'msgstr "[{language}] {verb} {other}"'),
    "properties": ("{thing}.{verb}=[{language}] {verb} {other}",),
    "json": ('  "{thing}.{verb}": "[{language}] {verb} {other}",',),
    "svg": ('  <rect id="{thing}" x="{number}" width="{number}"/>', '  <text y="{number}">{verb} {thing}</text>'),
    "css": (".{thing} .{other} {{ margin: {number}px; }}", ".{verb}-{thing} {{ width: {number}em; }}"),
    "yml": ("      - run: make {verb}-{thing}", "      - name: {verb} the {thing}"),
}
_PROSE = ("To {verb} a {thing}, {other} it first.", "Each {thing} has a {other}.", "", "See also: {verb} the {other}.")


def line(path: str, dice: Dice, language: str) -> str:
    """Return a line that looks at home in the file."""
    forms = _LINES.get(path.rpartition(".")[2], _PROSE)
    words = {"thing": dice.pick(_THINGS), "other": dice.pick(_THINGS), "verb": dice.pick(_VERBS), "language": language}
    return dice.pick(forms).format(number=dice.whole(1, 99), **words)


_SUBJECTS = {
    Kind.FUNCTIONALITY: (
        "{Verb} {thing} before {other}",
        "Fix {thing} without {other}",
        "Let a {thing} {verb} its {other}",
    ),
    Kind.QUALITY: ("Test that {thing} can {verb}", "Cover {thing} and {other}", "Make the {thing} test steady"),
    Kind.TRANSLATION: ("Update {language} translation", "{language}: {verb} {thing}"),
    Kind.DOCUMENTATION: (
        "Document how to {verb} a {thing}",
        "Explain {thing} and {other}",
        "Correct a typo in {thing}",
    ),
    Kind.DESIGN: ("Propose to {verb} the {thing}", "Redraw the {thing}", "Give the {thing} more room"),
}


def library(dice: Dice) -> str:
    """Return the name of something the project depends on."""
    return f"lib{dice.pick(_THINGS)}"


def subject(kind: Kind, dice: Dice, language: str) -> str:
    """Return the first line of a message about that kind of work."""
    words = {"thing": dice.pick(_THINGS), "other": dice.pick(_THINGS), "verb": dice.pick(_VERBS), "language": language}
    return dice.pick(_SUBJECTS[kind]).format(Verb=words["verb"].title(), **words)
