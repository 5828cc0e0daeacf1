"""The notice, the record and the assessment say what this site does, and nothing it does not."""

from pathlib import Path

from honeyflow.privacy.assessment import assessment
from honeyflow.privacy.holdings import OFFICE
from honeyflow.privacy.notice import missing_facts, privacy_notice
from honeyflow.privacy.register import HEADER, record_csv, record_markdown, record_rows
from honeyflow.site import load_site
from honeyflow.site.init import create_site
from tests.worlds.snapshots import orchard_site


def test_an_empty_site_reads_nothing_about_people(tmp_path: Path) -> None:
    create_site(tmp_path / "site")
    (tmp_path / "site" / "staff.csv").unlink()
    site = load_site(tmp_path / "site")

    assert "Nothing yet about people." in privacy_notice(site)
    assert {row[0] for row in record_rows(site)} == {category.name for category in OFFICE}


def test_the_orchard_names_its_repositories_and_not_where_they_lie() -> None:
    notice = privacy_notice(load_site(orchard_site()))

    assert "press" in notice
    assert str(orchard_site()) not in notice
    assert "Staff" in notice


def test_what_the_operator_has_not_told_is_asked_for() -> None:
    assert len(missing_facts(load_site(orchard_site()))) == 3


def test_every_row_of_the_record_is_whole() -> None:
    site = load_site(orchard_site())

    for row in record_rows(site):
        assert len(row) == len(HEADER)
        assert all(row)
    assert record_csv(site).count("\r\n") == len(record_rows(site)) + 1
    assert record_markdown(site).startswith("# Record of processing")


def test_the_assessment_leaves_the_judgement_to_a_person() -> None:
    assert assessment(load_site(orchard_site())).count("Yours to answer") == 4
