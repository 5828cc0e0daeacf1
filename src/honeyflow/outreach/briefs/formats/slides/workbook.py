"""The workbook behind a chart, in which a text that looks like a formula or an address stays a text."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from xlsxwriter import Workbook

TEXTUAL = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


class _TextualWriter(CategoryWorkbookWriter):  # type: ignore[misc]
    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:
        workbook = Workbook(xlsx_file, TEXTUAL)
        yield workbook, workbook.add_worksheet()
        workbook.close()


class TextualChartData(CategoryChartData):  # type: ignore[misc]
    """Data of a chart; python-pptx leaves XlsxWriter's reading of ``=...`` as a formula on."""

    @property
    def _workbook_writer(self) -> _TextualWriter:
        return _TextualWriter(self)
