from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from honeyflow.kernel.finding import Finding
from honeyflow.site.init import create_site
from honeyflow.site.services import Benefits, Service, read_services

WHOLE = """+++
title = "Gold support"
summary = "Answers within a day."
price = 400.10
unit = "month"
for = "Mills"
employer = "a"
person = "b"
everyone = "c"
when = "d"
needs = ["old version", "night"]
stays = "e"
updated = 2026-05-31
+++

# Gold

Text with +++ inside.
"""


def read(folder: Path, text: str | bytes) -> tuple[tuple[Service, ...], tuple[Finding, ...]]:
    folder.joinpath("gold.md").write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_services(folder)


def test_services_whole_page_read(tmp_path: Path) -> None:
    services, findings = read(tmp_path, WHOLE)
    assert findings == ()
    assert services == (
        Service(
            slug="gold",
            title="Gold support",
            summary="Answers within a day.",
            price=Decimal("400.10"),
            unit="month",
            audience="Mills",
            benefits=Benefits("a", "b", "c"),
            body="# Gold\n\nText with +++ inside.",
            when="d",
            needs=("old version", "night"),
            stays="e",
            updated=date(2026, 5, 31),
        ),
    )


def test_services_title_from_heading(tmp_path: Path) -> None:
    (service,), findings = read(tmp_path, '+++\nslug = "gold"\n+++\n\n# Golden times \n')
    assert (service.title, service.price, findings) == ("Golden times", None, ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Gold\n",
        '+++\ntitle = "Gold"\n',
        '---\ntitle: "Gold"\n---\n',
        "+++\ntitle = Gold\n+++\n",
        b"+++\ntitle = 'G\xf6ld'\n+++\n",
    ],
)
def test_services_without_front_matter_left_out(tmp_path: Path, text: str | bytes) -> None:
    services, findings = read(tmp_path, text)
    assert services == ()
    assert [(each.rule, each.evidence.locator) for each in findings] == [("service-unreadable", "front matter")]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("prise = 4", "prise"),
        ("price = -1", "price"),
        ("price = nan", "price"),
        ("price = true", "price"),
        ('price = "400"', "price"),
        ("unit = 5", "unit"),
        ('draft = "no"', "draft"),
        ('needs = "night"', "needs"),
        ("needs = [1]", "needs"),
        ('updated = "2026-05-31"', "updated"),
        ("updated = 2026-05-31T10:00:00Z", "updated"),
        ('slug = "silver"', "slug"),
    ],
)
def test_services_wrong_key_not_told(tmp_path: Path, line: str, key: str) -> None:
    services, findings = read(tmp_path, f'+++\ntitle = "Gold"\n{line}\n+++\n')
    assert services == (Service(slug="gold", title="Gold"),)
    assert [(each.rule, str(each.evidence)) for each in findings] == [
        ("service-wrong", f"{tmp_path.name}/gold.md:{key}")
    ]


def test_services_all_faults_told(tmp_path: Path) -> None:
    services, findings = read(tmp_path, "+++\nprice = -1\nperson = []\n+++\n")
    assert [each.evidence.locator for each in findings] == ["person", "price", "title"]
    assert services[0].title == "gold"


def test_services_of_new_site_are_sound_drafts(tmp_path: Path) -> None:
    create_site(tmp_path)
    services, findings = read_services(tmp_path / "services")
    assert [(each.slug, each.draft) for each in services] == [
        ("consulting", True),
        ("support", True),
        ("training", True),
    ]
    assert findings == ()


def test_services_folder_missing_holds_none(tmp_path: Path) -> None:
    assert read_services(tmp_path / "services") == ((), ())
