import re
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from honeyflow.kernel.errors import SiteError
from honeyflow.site import load_site
from honeyflow.site.config import KindRule, ListFile
from honeyflow.site.effort import Destination, StatedLicence, TimeRule
from honeyflow.site.organizations import FormerName, KnownOrganization, Owner

TEMPLATE = (files("honeyflow.site") / "templates" / "honeyflow.toml").read_text(encoding="utf-8")


def written(folder: Path, text: str) -> Path:
    (folder / "honeyflow.toml").write_text(text, encoding="utf-8")
    return folder


def known_keys(folder: Path) -> set[str]:
    """Return every key load_site accepts, as its own complaints list them."""
    sections = ["site", "company", "git", "market", "books", "commons", "people", "staff", "time", "engine"]
    sections += ["privacy", "outreach", "sign_in", "mail", "learn"]
    text = "nought = 1\n" + "".join(f"[{name}]\nnought = 1\n" for name in sections)
    rule = '[contributions]\nnought = 1\n[[contributions.rule]]\npattern = "x"\nnought = 1\n'
    rule += '[[time.rule]]\npattern = "x"\nnought = 1\n[[project]]\nname = "x"\nnought = 1\n'
    rule += '[[licence]]\nrepository = "x"\nexpression = "MIT"\nnought = 1\n'
    organization = '[[organization]]\nname = "x"\nnought = 1\n'
    with pytest.raises(SiteError) as caught:
        load_site(written(folder, text + rule + organization))
    return {key for fault in caught.value.faults for key in fault.partition("one of ")[2].split(", ")}


def test_template_shows_every_key_and_no_other(tmp_path: Path) -> None:
    shown = set(re.findall(r"^(?:# )?\[{0,2}([a-z_.]+)(?: = |\]|$)", TEMPLATE, re.MULTILINE))
    shown -= {"contributions.rule", "time.rule"}

    assert shown == known_keys(tmp_path) - {"contributions", "rule"}


def test_template_explains_every_key() -> None:
    keys = [line for line in TEMPLATE.splitlines() if re.match(r"(# )?[a-z_]+ = ", line)]
    silent = [line for line in keys if not re.search(r"#\s*\S", line.removeprefix("# "))]

    assert silent == ['invoices = "invoices.csv"', 'staff = "staff.csv"', '# kind = "design"']


def test_template_uncommented_is_a_site(tmp_path: Path) -> None:
    keys = "as_of|purposes|frequency|by|pattern|kind|name|domains|aliases|employs|renamed|owners"
    keys += "|field|destination|project|repository|expression|from|until|packages|commit_url|licence"
    text = re.sub(rf"^# (?=\[\[|\"|(?:{keys}) =)", "", TEMPLATE, flags=re.MULTILINE)
    site = load_site(written(tmp_path, text))

    assert site.as_of == date(2026, 6, 30)
    assert site.kind_rules == (KindRule("path", "^specs/", "design"),)
    assert dict(site.organizations) == {"acme-labs.example": "Acme"}
    assert site.time.rules == (TimeRule("project", "^weft", Destination.OPEN, "weft-server"),)
    assert site.licences == (StatedLicence("weft-server", "Apache-2.0", date(2019, 1, 1), date(2023, 1, 1)),)
    assert site.known_organizations == (
        KnownOrganization(
            "Acme", "company", ("acme.example",), ("Acme Tools",), (FormerName("Apex", date(2012, 4, 1)),),
            (Owner("Bolt", date(2015, 7, 1), date(2020, 1, 1)),),
        ),
    )  # fmt: skip


def test_lists_are_paths_or_tables_with_a_format(tmp_path: Path) -> None:
    text = '[people]\nlists = ["a.csv", { path = "b.txt", format = "domain-map" }]\n'

    assert load_site(written(tmp_path, text)).people.lists == (ListFile("a.csv"), ListFile("b.txt", "domain-map"))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[people]\nlists = [{ format = "gitdm" }]\n', "people.lists[1].path"),
        ('[people]\nlists = [{ path = "a", format = "xml" }]\n', "people.lists[1].format"),
        ("[people]\nlists = [3]\n", "people.lists"),
        ('[[organization]]\nkind = "company"\n', "organization[1].name"),
        ('[[organization]]\nname = "A"\nkind = "rival"\n', "organization[1].kind"),
        ('[[organization]]\nname = "A"\nrenamed = [{ name = "B" }]\n', "organization[1].renamed[1].until"),
        (
            '[[organization]]\nname = "A"\nowners = [{ name = "B", from = 2020-01-01, until = 2019-01-01 }]\n',
            "organization[1].owners[1].until",
        ),
    ],
)
def test_people_and_organizations_faults_are_named(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(SiteError) as caught:
        load_site(written(tmp_path, text))

    assert [each.split(":")[0] for each in caught.value.faults] == [fault]


def test_load_site_reports_all_faults_together(tmp_path: Path) -> None:
    text = '[git]\nrefs = "some"\nprocesses = 0\n[company]\ncurrency = "euro"\nhue = 1\n[site]\ndemo = "no"\n'
    with pytest.raises(SiteError) as caught:
        load_site(written(tmp_path, text))

    assert sorted(fault.split(":")[0] for fault in caught.value.faults) == [
        *("company.currency", "company.hue", "git.processes", "git.refs", "site.demo"),
    ]


def test_load_site_reads_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "honeyflow.toml").write_bytes(b'\xef\xbb\xbf[site]\ntitle = "Weft"\n')

    assert load_site(tmp_path).title == "Weft"


def test_load_site_without_a_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="honeyflow init --site"):
        load_site(tmp_path)


@pytest.mark.parametrize("text", [b"[site", b"title = '\xff'", b"\xff\xfe["])
def test_load_site_of_no_toml_says_so(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "honeyflow.toml").write_bytes(text)

    with pytest.raises(SiteError, match="not readable as TOML"):
        load_site(tmp_path)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("site = 3", "site"),
        ("[site]\nas_of = 2026-01-01T00:00:00", "site.as_of"),
        ("[git]\nrepositories = 'a'", "git.repositories"),
        ("[[contributions.rule]]\npattern = '('", "contributions.rule[1].pattern"),
        ("[contributions]\nrule = 3", "contributions.rule"),
        ("[organizations]\n'a.example' = 1", "organizations.a.example"),
    ],
)
def test_load_site_names_the_key_at_fault(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(SiteError) as caught:
        load_site(written(tmp_path, text))

    assert caught.value.faults[0].startswith(f"{key}: saw ")
