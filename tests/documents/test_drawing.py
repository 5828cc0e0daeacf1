"""Charts as SVG by the pages' own scripts, without a browser."""

import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

from honeyflow.documents.charts import Chart, Series
from honeyflow.documents.drawing import draw

CHART = Chart(
    "days",
    "Paid person-days",
    "More than before",
    "person-days",
    ("2025-Q1", "2025-Q2"),
    (
        Series("Went into open source", "company", (Decimal(1500), Decimal(2500))),
        Series("No record says where", "unknown", (None, Decimal(100))),
    ),
)


def test_chart_is_drawn_with_its_bars_years_and_scale() -> None:
    svg = draw(CHART)

    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    words = {text.text for text in root.iter("{http://www.w3.org/2000/svg}text")}
    assert svg.count("#c9780f") == 2
    assert svg.count("#a39886") == 1
    assert {"2025", "0", "1K", "2K", "3K"} <= words


def test_chart_is_the_same_from_any_thread() -> None:
    with ThreadPoolExecutor(4) as pool:
        drawn = set(pool.map(lambda _: draw(CHART), range(12)))

    assert len({svg.split("<rect", 1)[0].count("<g") for svg in drawn}) == 1
    assert {svg.count("<path") for svg in drawn} == {draw(CHART).count("<path")}
