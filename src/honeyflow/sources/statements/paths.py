"""Which files of a repository name people, by their path alone."""

import re

STEMS = ("maintainers", "committers", "authors", "contributors", "credits", "owners", "owners_aliases", "codeowners")
ENDINGS = ("md", "txt", "rst", "adoc", "yml", "yaml", "toml", "csv")

PATTERN = rf"(?i)^(?:(?:.*/)?(?:{'|'.join(STEMS)})(?:\.(?:{'|'.join(ENDINGS)}))?|pom\.xml)$"
"""Regular expression of such paths, in the syntax that RE2 and Python share; of Maven's files the topmost alone."""

_OTHERS = re.compile(
    r"(?i)(?:^|/)(?:vendor|vendored|third[-_]?party|thirdparty|3rdparty|external|extern|deps|node_modules|"
    r"bundled|contrib/vendor|testdata|fixtures)/"
)
"""Folders of other projects' files: their authors are nobody's colleagues here."""

_KEPT = ("maintainers", "committers", "owners", "codeowners")
_PATH = re.compile(PATTERN)


def names_people(path: str) -> bool:
    """Return whether a file is one of those that name a project's people.

    Examples
    --------
    >>> names_people("docs/MAINTAINERS.md"), names_people("vendor/press/AUTHORS"), names_people("src/authors.py")
    (True, False, False)
    """
    return bool(_PATH.match(path)) and not _OTHERS.search(path) and "\n" not in path and "\ufffd" not in path


def is_codeowners(path: str) -> bool:
    """Return whether each line is a pattern of paths followed by owners."""
    return path.rpartition("/")[2].casefold().startswith("codeowners")


def is_maven(path: str) -> bool:
    """Return whether a file describes a Maven project."""
    return path.casefold() == "pom.xml"


def is_kept(path: str) -> bool:
    """Return whether a file tells who is in charge now, so that it is kept up; others record who ever took part."""
    return path.rpartition("/")[2].casefold().startswith(_KEPT)
