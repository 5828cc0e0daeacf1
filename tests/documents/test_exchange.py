"""The statement of exchange as files, of the orchard."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.documents.pdfs import reader, roles_of, text_of
from tests.worlds.snapshots import orchard_site, orchard_snapshot

from honeyflow.documents.errors import RefusedError
from honeyflow.documents.exchange import ExchangeFile
from honeyflow.documents.files import exchange_file
from honeyflow.kernel.period import Period
from honeyflow.site import load_site
from honeyflow.store.engines import open_engine


@pytest.fixture(scope="module")
def file() -> Iterator[ExchangeFile]:
    engine, snapshot = open_engine("duckdb"), orchard_snapshot()

    def ask(read: Any, /, *arguments: Any, **options: Any) -> Any:
        return read(snapshot, engine, *arguments, **options)

    yield exchange_file(ask, load_site(orchard_site()), date(2025, 4, 1), Period.parse("2025-Q1"))
    engine.close()


def test_pdf_gives_each_party_and_the_close(file: ExchangeFile) -> None:
    text = text_of(file.as_pdf())

    assert all(word in text for word in ("Statement of exchange", "Jan–Mar 2025", "Community", "Company", "Customers"))
    assert "customers paid 15,600 EUR" in text
    assert "17,600" in text
    assert "Books closed: 3 of 3 months" in text


def test_pdf_is_tagged(file: ExchangeFile) -> None:
    pdf = file.as_pdf()

    assert reader(pdf).trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert {"/H1", "/H2", "/Table", "/Figure"} <= roles_of(pdf)


def test_csv_has_a_row_a_figure_and_an_empty_amount_where_none_is_recorded(file: ExchangeFile) -> None:
    bare = replace(
        file,
        statement=replace(
            file.statement, lines=(replace(file.statement.lines[0], amount=None, missing="Not recorded: x."),)
        ),
    )

    rows = list(csv.DictReader(io.StringIO(file.as_csv())))

    assert len(rows) == len(file.statement.lines)
    assert {row["what"]: row["amount"] for row in rows if row["commodity"] == "EUR"}["paid by customers"] == "15600"
    assert next(csv.DictReader(io.StringIO(bare.as_csv())))["amount"] == ""


def test_json_is_the_same_figures(file: ExchangeFile) -> None:
    told = json.loads(file.as_json())

    assert told["lines"] == list(csv.DictReader(io.StringIO(file.as_csv())))
    assert told["period"] == {"name": "2025-Q1", "start": "2025-01-01", "end": "2025-04-01"}


def test_refused_statement_gives_no_file(file: ExchangeFile) -> None:
    with pytest.raises(RefusedError, match="The books of 2025-02 do not close"):
        replace(file, statement=replace(file.statement, refused="The books of 2025-02 do not close: cash."))
