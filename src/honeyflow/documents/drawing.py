"""Charts as SVG text: the pages' own scripts, ECharts included, run by QuickJS; no browser, no Node."""

import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any

from honeyflow.documents.charts import Chart
from honeyflow.kernel.errors import MissingToolError

PAPER: Mapping[str, Any] = {
    "roles": {
        "community": "#0d7268",
        "company": "#c9780f",
        "customers": "#4450b0",
        "unknown": "#a39886",
        "new": "#4450b0",
        "expansion": "#98a1e4",
        "contraction": "#de9a90",
        "churn": "#a4282c",
        "closed": "#7a2f2b",
        "training": "#5b8c36",
        "administration": "#9c5480",
        "leave": "#e0c46c",
    },
    "ink": "#211c16",
    "quiet": "#5d5346",
    "line": "#e6ddcf",
    "surface": "#ffffff",
    "font": "Libertinus Serif",
}
"""Colours on paper: those of the pages in light, in the typeface of the documents."""

_SCRIPTS = Path(__file__).parents[1] / "web" / "static"
"""Files, not imports: what the pages are drawn with lies where browsers fetch it."""

_BEFORE = "var setTimeout = function () {}, clearTimeout = function () {};"
"""ECharts sets a timer for what moves; nothing moves in a document."""

_DRAW = """
function honeyflowDraw(data, paint, width, height) {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: width, height: height });
  chart.setOption(honeyflowOption(JSON.parse(data), JSON.parse(paint)));
  const svg = chart.renderToSVGString();
  chart.dispose();
  return JSON.stringify(svg);
}
"""


def draw(chart: Chart, *, width: int = 340, height: int = 150, paint: Mapping[str, Any] = PAPER) -> str:
    """Return `chart` as an SVG document of `width` × `height` units.

    Raises
    ------
    MissingToolError
        When ECharts was not fetched.
    """
    called = _thread().submit(_drawn, json.dumps(chart.data), json.dumps(dict(paint)), width, height)
    return called.result()


def _drawn(data: str, paint: str, width: int, height: int) -> str:
    return str(json.loads(_engine().get("honeyflowDraw")(data, paint, width, height)))


@lru_cache(maxsize=1)
def _thread() -> ThreadPoolExecutor:
    """Return the one thread that may use the engine: QuickJS measures its stack from where it began."""
    return ThreadPoolExecutor(1, "charts")


@lru_cache(maxsize=1)
def _engine() -> Any:
    import quickjs

    context = quickjs.Context()
    context.eval(_BEFORE)
    for file in (_SCRIPTS / "vendor" / "echarts.common.min.js", _SCRIPTS / "honeyflow" / "chart-option.js"):
        if not file.is_file():
            raise MissingToolError("ECharts", "make setup")
        context.eval(file.read_text(encoding="utf-8"))
    context.eval(_DRAW)
    return context
