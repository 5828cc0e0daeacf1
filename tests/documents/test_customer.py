"""The statement for one customer as files: what it says, that hostile text stays text, and that it is accessible."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.documents.pdfs import reader, roles_of, text_of

from honeyflow.documents.customer import CustomerFile
from honeyflow.documents.errors import RefusedError
from honeyflow.documents.typesetting import NoFontError
from honeyflow.kernel.commodity import Kind
from honeyflow.kernel.period import Period
from honeyflow.ledger.customer_statement import CustomerStatement, Free, Named, make_customer_statement
from honeyflow.ledger.records import InvoiceLine, Payment
from honeyflow.ledger.releases import Releases, Tagged
from honeyflow.ledger.work_done import Given, PaidDays

HOSTILE = '#eval("1+1") $x^2$ *bold* _it_ <script>alert(1)</script> \\u{41} @ref [x] // no'
YEAR, DAY = Period.parse("2025"), date(2025, 2, 1)
DAYS = PaidDays(Decimal(1000), {"press": Decimal("333.4"), "almanac": Decimal("333.3")}, Decimal("333.3"))
FREE = Free(
    tuple(Given(kind, Decimal(3), Decimal(1)) for kind in Kind),
    7,
    (Releases("press", (Tagged("press", "v1.0", DAY, False),), 2),),
)


def statement(
    *,
    name: str = "Larder Ltd",
    lines: tuple[tuple[str, str, str], ...] = (("C1", "500", "EUR"), ("C2", "1500", "EUR")),
    paid: tuple[tuple[str, str], ...] = (("500", "EUR"),),
    days: PaidDays | None = DAYS,
    free: Free = FREE,
    refused: str = "",
) -> CustomerStatement:
    invoices = [
        InvoiceLine(
            f"I{n}", 1, who, "support", DAY, date(2025, 1, 1), date(2026, 1, 1), Decimal(amount), money, "f", "r"
        )
        for n, (who, amount, money) in enumerate(lines)
    ]
    payments = [
        Payment(f"P{n}", "C1", None, DAY, Decimal(amount), money, "f", "r") for n, (amount, money) in enumerate(paid)
    ]
    return make_customer_statement(
        Named("C1", name), YEAR, lines=invoices, payments=payments, days=days, free=free, refused=refused
    )


def file(made: CustomerStatement | None = None, company: str = "Orchard") -> CustomerFile:
    return CustomerFile(made or statement(), company, date(2026, 1, 5), lambda text: text, {"support": "Support"})


def lede(made: CustomerStatement) -> str:
    return "".join(part["words"] for part in file(made).words.lede())


def test_pdf_says_what_the_money_did() -> None:
    text = text_of(file().as_pdf())

    assert "In 2025 you paid 500 EUR and received 12 months of support." in text
    assert "Your part of what customers brought in was 25" in text
    assert "corresponds to 250 person-days of paid work. Of each 100 of them at least 67 became open source" in text
    assert "7 people who are not of the company's staff gave" in text.replace("’", "'")
    assert "v1.0 (1 Feb 2025); and 2 previews" in text


def test_pdf_is_tagged_named_and_in_a_language() -> None:
    pdf = file().as_pdf()
    root = reader(pdf).trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert reader(pdf).metadata.title == "What your money did, Larder Ltd, 2025"
    assert {"/H1", "/H2", "/Table", "/TH", "/Figure"} <= roles_of(pdf)


def test_pdf_is_the_same_bytes_each_time() -> None:
    assert file().as_pdf() == file().as_pdf()


def test_hostile_text_stays_text() -> None:
    free = replace(FREE, releases=(Releases(HOSTILE, (Tagged(HOSTILE, HOSTILE, DAY, False),), 0),))
    days = PaidDays(Decimal(10), {HOSTILE: Decimal(4)}, Decimal(0))

    text = text_of(file(statement(name=HOSTILE, free=free, days=days), company=HOSTILE).as_pdf())

    assert text.replace("\u00ad", "").count('#eval("1+1") $x^2$ *bold* _it_') >= 4
    assert "<script>alert(1)</script>" in text


@pytest.mark.parametrize("name", ["株式会社果樹園", "과수원", "Сад ООО", "Κήπος", "مخزن", "מזווה", "Şöğüt Žďár"])
def test_names_in_other_scripts_are_set_and_not_boxes(name: str) -> None:
    assert len(file(statement(name=name)).as_pdf()) > 10_000  # Typst refuses a letter without a font


def test_letters_without_any_font_are_named_with_what_to_do() -> None:
    with pytest.raises(NoFontError, match=r"no font shows .*install a font of that script"):
        file(statement(name="\U00013000")).as_pdf()


def test_shown_days_add_up_to_the_shown_whole() -> None:
    words = file().words

    assert [day.amount for day in words.days()] == ["84", "83", "83"]
    assert words.days_in_all() == "250"


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (statement(lines=(("C2", "9", "EUR"),), paid=()), "In 2025 nothing was invoiced to you"),
        (statement(paid=(("-70", "EUR"),)), "In 2025 70 EUR was paid back to you"),
        (statement(paid=()), "In 2025 no payment of yours was recorded; 500 EUR was invoiced"),
        (statement(lines=(("C1", "-5", "EUR"), ("C2", "9", "EUR")), paid=()), "no work is set against it"),
        (statement(paid=(("500", "EUR"), ("20", "USD"))), "you paid 500 EUR and 20 USD"),
        (statement(days=None), "How many person-days that corresponds to is not recorded."),
        (statement(lines=(("C1", "5", "EUR"), ("C2", "5", "EUR"), ("C2", "1", "USD"))), "was at most 50"),
    ],
)
def test_lede_says_it_in_plain_words_whatever_happened(made: CustomerStatement, said: str) -> None:
    assert said in lede(made).replace("\u202f", " ")
    assert file(made).as_pdf().startswith(b"%PDF")


def test_csv_and_json_hold_the_exact_figures_and_no_place_of_this_machine() -> None:
    rows = list(csv.DictReader(io.StringIO(file().as_csv())))
    told = json.loads(file().as_json())

    by_part = {(row["part"], row["what"]): (row["at_least"], row["at_most"]) for row in rows}
    assert by_part["share", "of what was earned from all customers"] == ("0.25", "0.25")
    assert by_part["work", "open source: press"] == ("83.35", "83.35")
    assert told["figures"] == rows
    assert told["schema"] == "honeyflow/statement-for-customer/1"
    assert {"source", "locator"}.isdisjoint(told["invoices"][0])


def test_month_that_does_not_close_gives_no_file() -> None:
    with pytest.raises(RefusedError, match=r"2025-03: cash.*Do: honeyflow show findings"):
        file(statement(refused="The books do not close. 2025-03: cash: saw 1; expected 2."))
