"""Files that name people, one small text a shape."""

import pytest

from honeyflow.sources.statements.paths import is_kept, names_people
from honeyflow.sources.statements.reading import read_statements

Said = tuple[int, str, str, str, str]
ANN, ANN_AT = "Ann Crosswood", "ann@larder.example"


def said(text: str, path: str = "MAINTAINERS") -> list[Said]:
    return [(line, *each) for line, each in read_statements(path, text)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Ann Crosswood <ann@larder.example>", (ANN, ANN_AT, "", "")),
        ("* Ann Crosswood <Ann@Larder.example>  # since 2019", (ANN, ANN_AT, "", "")),
        ("Ann Crosswood (Larder) <ann@larder.example>", (ANN, ANN_AT, "", "Larder")),
        ("Ann Crosswood <ann@larder.example> (Larder)", (ANN, ANN_AT, "", "Larder")),
        ("Ann Crosswood <ann@larder.example>, Larder Inc.", (ANN, ANN_AT, "", "Larder Inc.")),
        ("Ann Crosswood <ann@larder.example> (@annc)", (ANN, ANN_AT, "annc", "")),
        ("- Ann Crosswood, Larder, @annc", (ANN, "", "annc", "Larder")),
        ("- Ann Crosswood - Larder - @annc", (ANN, "", "annc", "Larder")),
        ("- [Ann Crosswood](https://github.com/annc) (Larder)", (ANN, "", "annc", "Larder")),
        ("Ann Crosswood <ann at larder dot example>", (ANN, ANN_AT, "", "")),
        ('"annc","Ann Crosswood","ann@larder.example"', (ANN, ANN_AT, "annc", "")),
        ("M:\tAnn Crosswood <ann@larder.example>", (ANN, ANN_AT, "", "")),
        ("ann@larder.example", ("", ANN_AT, "", "")),
        (" - Ann Crosswood (annc)", (ANN, "", "annc", "")),
    ],
)
def test_line_of_a_known_shape_names_its_person(line: str, told: tuple[str, ...]) -> None:
    assert said(line) == [(1, *told)]


@pytest.mark.parametrize(
    "line",
    [
        "Please write to the list press@lists.example before you send a patch",
        "Patches, however small, are welcome",
        "In the case where two people work on a patch, at least one of them",
        "See https://press.example/@team for more",
        "Ann Crosswood",
        "F:\tsrc/ann@larder.example/",
        "x" * 500 + " <ann@larder.example>",
    ],
)
def test_prose_and_names_alone_name_nobody(line: str) -> None:
    assert said(line) == []


def test_blocks_of_the_kernels_kind_name_each_person_once() -> None:
    text = "PRESS\nM:\tAnn Crosswood <ann@larder.example>\nF:\tpress/\n\nMILL\nM:\tAnn Crosswood <ann@larder.example>\n"
    older = "PRESS\nP:\tAnn Crosswood\nM:\tann@larder.example\nS:\tMaintained\n"

    assert said(text) == [(2, ANN, ANN_AT, "", "")]
    assert said(older) == [(3, ANN, ANN_AT, "", "")]


def test_credits_give_each_name_its_address() -> None:
    text = "N: Ann Crosswood\nE: ann@larder.example\nD: Press\n\nE: lone@mill.example\n"

    assert said(text, "CREDITS") == [(2, ANN, ANN_AT, "", ""), (5, "", "lone@mill.example", "", "")]


def test_table_is_read_by_its_header() -> None:
    text = (
        "| Name | GitHub | Company |\n|------|:------:|---------|\n"
        "| Ann Crosswood | [@annc](https://github.com/annc) | Larder |\n| Bo Dale | @bo | |\n\n| a | b |\n"
    )

    assert said(text, "MAINTAINERS.md") == [(3, ANN, "", "annc", "Larder"), (4, "Bo Dale", "", "bo", "")]


def test_table_without_a_company_or_address_is_no_list_of_people() -> None:
    assert said("| Name | Area |\n|---|---|\n| Ann Crosswood | Press |\n", "MAINTAINERS.md") == []


def test_columns_under_a_ruler_are_read_and_several_affiliations_tell_none() -> None:
    text = (
        "Username    Name             Affiliation(s)\n----------- ---------------- --------------\n"
        "annc        Ann Crosswood    Larder\nbo          Bo Dale          Larder, Mill\n"
    )

    assert said(text, "AUTHORS") == [(3, ANN, "", "annc", "Larder"), (4, "Bo Dale", "", "bo", "")]


def test_addresses_below_a_name_and_its_affiliation_are_theirs() -> None:
    text = (
        "Ann Crosswood, Larder Works\n  ann@larder.example\n  ac@mill.example\nBo Dale, Mill\n\nCy Elm, Larder, Mill\n"
    )

    assert said(text, "AUTHORS") == [
        (2, ANN, ANN_AT, "", "Larder Works"),
        (3, ANN, "ac@mill.example", "", "Larder Works"),
        (4, "Bo Dale", "", "", "Mill"),
    ]


def test_heading_names_the_organization_of_the_logins_below() -> None:
    text = "Larder Works:\n- Ann Crosswood (annc)\n\nMill:\n- Bo Dale (bo)\n"

    assert said(text, "AUTHORS") == [(2, ANN, "", "annc", "Larder Works"), (5, "Bo Dale", "", "bo", "Mill")]


@pytest.mark.parametrize("heading", ["## Emeritus", "Former maintainers:", "Past maintainers\n----------------"])
def test_those_below_a_heading_of_former_people_are_left_out(heading: str) -> None:
    text = f"# Maintainers\n\n- Ann Crosswood <ann@larder.example>\n\n{heading}\n\n- Bo Dale <bo@mill.example>\n"

    assert [each[1] for each in said(text, "MAINTAINERS.md")] == [ANN]


def test_teams_of_codeowners_tell_of_nobody() -> None:
    text = "# owners\n*  @larder/press @annc\n/docs/ ann@larder.example @mill/docs # @nobody\n[Section] @else\n"

    assert said(text, ".github/CODEOWNERS") == [(2, "", "", "annc", ""), (3, "", ANN_AT, "", "")]


def test_owners_below_approvers_are_current_and_emeriti_not() -> None:
    text = "approvers:\n  - annc\n  - bo@mill.example # lead\nemeritus_approvers:\n  - cy\nlabels:\n  - press\n"

    assert said(text, "OWNERS") == [(2, "", "", "annc", ""), (3, "", "bo@mill.example", "", "")]


def test_entries_of_named_fields_are_one_person_each() -> None:
    yaml = "- name: Ann Crosswood\n  githubId: annc\n  org: Larder\n- name: Bo Dale\n  email: bo@mill.example\n"
    toml = '[people.ann]\nName = "Ann Crosswood"\nEmail = "ann@larder.example"\nGitHub = "annc"\n'

    assert said(yaml, "contributors.yml") == [(1, ANN, "", "annc", "Larder"), (4, "Bo Dale", "bo@mill.example", "", "")]
    assert said(toml) == [(2, ANN, ANN_AT, "annc", "")]


@pytest.mark.parametrize("text", ["", "\0\1\2", "|||\n|-|-|\n|", "approvers:\n  - [a, b\n", "-" * 100_000, "M:" * 5000])
def test_what_cannot_be_understood_names_nobody(text: str) -> None:
    assert said(text) == said(text, "CODEOWNERS") == []


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("MAINTAINERS", True),
        (".github/CODEOWNERS", True),
        ("docs/Maintainers.md", True),
        ("board/mill/MAINTAINERS", True),
        ("_data/contributors.yml", True),
        ("vendor/mill/AUTHORS", False),
        ("src/third_party/mill/AUTHORS", False),
        ("src/authors.py", False),
        ("NOT-AUTHORS", False),
    ],
)
def test_path_tells_which_files_name_people(path: str, *, named: bool) -> None:
    assert names_people(path) is named


def test_files_of_who_is_in_charge_are_kept_up_and_records_of_who_took_part_are_not() -> None:
    assert [is_kept(path) for path in ("a/MAINTAINERS.md", "OWNERS", "AUTHORS", "CREDITS")] == [
        True,
        True,
        False,
        False,
    ]


def test_html_table_of_committers_names_person_address_and_organization() -> None:
    text = """<table class="table">
  <thead><tr>
      <th>Timezone</th>
      <th>Full Name</th>
      <th>Company/Organization</th>
      <th>Email Address</th>
  </tr></thead>
  <tbody>
    <tr>
      <td>-8</td>
      <td>Ann <b>Crosswood</b></td>
      <td>Larder &amp; Sons</td>
      <td>ann@larder.example</td>
    </tr>
    <tr><td>+1</td><td>Bo Dale</td><td></td><td></td></tr>
  </tbody>
</table>
"""

    assert said(text, "docs/committers.md") == [(9, ANN, ANN_AT, "", "Larder & Sons")]


def test_html_without_columns_of_people_names_nobody() -> None:
    assert said("<tr><th>Option</th><th>Meaning</th></tr>\n<tr><td>Ann Crosswood</td><td>Larder</td></tr>\n") == []
    assert said("<tr><td>Ann Crosswood</td><td>Larder</td>\n", "committers.md") == []


def test_developers_of_a_maven_project_are_named_by_address_and_organization() -> None:
    text = """<project xmlns="http://maven.apache.org/POM/4.0.0"><organization><name>Press</name></organization>
  <developers>
    <developer>
      <id>annc</id><name>Ann
        Crosswood</name>
      <email>Ann@Larder.example</email>
      <organization>Larder B.V.</organization>
      <roles><role>Committer</role></roles>
    </developer>
    <developer><id>bo</id><name>Bo Dale</name></developer>
  </developers>
  <contributors><contributor><name>Cy Elm</name><organization>Mill &amp; Co</organization></contributor></contributors>
"""

    assert said(text, "pom.xml") == [(3, ANN, ANN_AT, "", "Larder B.V."), (12, "Cy Elm", "", "", "Mill & Co")]


def test_maven_files_of_modules_are_not_read() -> None:
    assert (names_people("pom.xml"), names_people("core/pom.xml"), is_kept("pom.xml")) == (True, False, False)
    assert (names_people("docs/committers.md"), is_kept("docs/committers.md")) == (True, True)
