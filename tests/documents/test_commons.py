"""The statement for the community as one file: self-sufficient, and it names nobody, searched byte by byte."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from honeyflow.documents.commons import CommonsFile
from honeyflow.documents.errors import RefusedError
from honeyflow.documents.masking import PublicNames
from honeyflow.kernel.commodity import Kind
from honeyflow.kernel.period import Period
from honeyflow.ledger.commons_statement import CommonsStatement, make_commons_statement
from honeyflow.ledger.records import Payment
from honeyflow.ledger.releases import Releases, Tagged
from honeyflow.ledger.work_done import Given, PaidDays

YEAR, DAY = Period.parse("2025"), date(2025, 3, 1)
PEOPLE, CUSTOMERS = frozenset({"ada pomme", "gil sahin"}), ("Larder Ltd", "larder.example", "Cellar AG")
PLANTED = ("ada-pomme-tools", "gil.sahin@gmail.com", "larder-bridge", "for Cellar AG", "<script>alert(1)</script>")
LEAKS = ("ada", "pomme", "gil", "sahin", "gmail", "@", "larder", "cellar")


def statement(customers: int = 6, refused: str = "") -> CommonsStatement:
    payments = [
        Payment(f"P{n}", f"C{n}-larder", "I-cellar", DAY, Decimal("12345.67"), "EUR", "ada.csv", "row 1")
        for n in range(customers)
    ]
    days = PaidDays(Decimal(300), {"press": Decimal(100), **{name: Decimal(20) for name in PLANTED}}, Decimal(60))
    releases = tuple(
        Releases(name, (Tagged(name, f"v1.{n}-{name}", DAY, False),), 0) for n, name in enumerate(("press", *PLANTED))
    )
    given = tuple(Given(kind, Decimal(30), Decimal(10)) for kind in Kind)
    return make_commons_statement(
        YEAR, group=5, payments=payments, days=days, given=given, contributors=12, releases=releases, refused=refused
    )


def file(made: CommonsStatement | None = None, company: str = "Orchard") -> CommonsFile:
    return CommonsFile(made or statement(), company, date(2026, 1, 5), PublicNames(PEOPLE, CUSTOMERS))


def visible(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.split("</style>")[1]).split())


@pytest.mark.parametrize("ending", ["html", "json"])
def test_file_names_no_person_no_customer_and_no_address(ending: str) -> None:
    data = file().made(ending).decode().lower()
    said = re.sub(r"@(media|page)", "", data)

    assert "press" in said
    assert "(name withheld)" in said
    assert [leak for leak in LEAKS if leak in said] == []


def test_html_needs_nothing_from_outside_and_no_script() -> None:
    html = file().as_html()

    assert [url for url in re.findall(r"https?://[^\"'<\s]+", html) if "www.w3.org/2000/svg" not in url] == []
    assert not re.findall(r"<(script|link|img|iframe|object|form|a)\b|\bsrc=|url\((?!#)|@import|\son\w+=", html)
    assert "prefers-color-scheme: dark" in html
    assert "@media print" in html


def test_html_is_well_formed() -> None:
    open_tags: list[str] = []

    class Checker(HTMLParser):
        def handle_starttag(self, tag: str, _: object) -> None:
            if tag not in {"meta", "rect", "polygon", "br"}:
                open_tags.append(tag)

        def handle_startendtag(self, tag: str, _: object) -> None:
            """Nothing stays open."""

        def handle_endtag(self, tag: str) -> None:
            assert tag in {"rect", "polygon"} or open_tags.pop() == tag

    Checker().feed(file().as_html())

    assert open_tags == []


def test_html_says_what_was_built() -> None:
    text = visible(file().as_html())

    assert "Of each 100 person-days Orchard paid for, at least 67 became open source" in text
    assert "6 customers paid Orchard about 74,000 EUR in 2025." in text
    assert "67 became open source 13 other work 20 no record says where" in text
    assert file().as_html().count('class="cell cell--') == 100


def test_money_of_fewer_than_five_customers_is_not_told() -> None:
    html = file(statement(customers=4)).as_html()

    assert "Fewer than 5 customers paid Orchard in 2025, so no sum is told." in visible(html)
    assert not re.search(r"EUR|49[,.]?\d{3}|12[,.]?345", html)


def test_hostile_company_name_is_shown_and_not_obeyed() -> None:
    html = file(company="<script>alert(1)</script> $period & Söhne").as_html()

    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; $period &amp; Söhne" in html


def test_what_is_not_recorded_is_said_and_not_zero() -> None:
    text = visible(file(replace(statement(), days=None, releases=None)).as_html())

    assert "How many person-days Orchard paid for is not recorded." in text
    assert "No work on a project is recorded" in text


def test_month_that_does_not_close_gives_no_file() -> None:
    with pytest.raises(RefusedError):
        file(statement(refused="The books do not close."))
