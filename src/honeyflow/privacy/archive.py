"""Everything held about somebody in one file: a page to read, each table as CSV, and all of it as JSON."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path
from string import Template

from honeyflow.documents.sheet import csv_text, json_text
from honeyflow.privacy.records import Held

TEMPLATE = Path(__file__).parent / "templates" / "access.html"
SCHEMA = "honeyflow/subject-access/1"
SHOWN = 200
"""Rows of a table shown on the page; the CSV beside it has them all."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""Time of the files in the archive, so that the same data give the same bytes."""


@dataclass(frozen=True)
class Access:
    """What is given to one person.

    Parameters
    ----------
    name : str
        How the person is called here.
    company : str
        Who gives it: the controller.
    contact : str
        Where to ask; may be empty.
    as_of : date
        Day of the snapshot.
    held : sequence of Held
    """

    name: str
    company: str
    contact: str
    as_of: date
    held: Sequence[Held]

    @property
    def rows(self) -> int:
        """Rows in all."""
        return sum(len(each.rows) for each in self.held)


def build_archive(access: Access) -> bytes:
    """Return the ZIP file: ``read-me.html``, ``data.json``, ``tables/<table>.csv``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "read-me.html", _page(access))
        _put(archive, "data.json", json_text(_json(access)))
        for each in access.held:
            _put(archive, f"tables/{each.name}.csv", _csv(each))
    return out.getvalue()


def _put(archive: zipfile.ZipFile, name: str, text: str) -> None:
    member = zipfile.ZipInfo(name, _EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, text)


def _csv(held: Held) -> str:
    header = list(held.rows[0]) if held.rows else []
    return csv_text(header, ([_cell(value) for value in row.values()] for row in held.rows))


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _json(access: Access) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "about": access.name,
        "controller": access.company,
        "contact": access.contact,
        "as_of": access.as_of,
        "tables": [
            {
                "table": each.name,
                "one_row_is": each.about,
                "category": each.category.name,
                "purpose": each.category.purpose,
                "source": each.category.source,
                "kept": each.category.kept,
                "columns": dict(each.meanings),
                "rows": [dict(row) for row in each.rows],
            }
            for each in access.held
        ],
    }


def _page(access: Access) -> str:
    contact = f" Ask {escape(access.contact)}." if access.contact else ""
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        name=escape(access.name),
        company=escape(access.company),
        as_of=access.as_of.isoformat(),
        rows=f"{access.rows:,}",
        tables=len(access.held),
        contact=contact,
        sections="".join(_sections(access.held)),
    )


def _sections(held: Sequence[Held]) -> Iterable[str]:
    for category in dict.fromkeys(each.category for each in held):
        yield f"<section><h2>{escape(category.name)}</h2><dl>"
        told = {"What for": category.purpose, "From where": category.source, "How long": category.kept}
        yield "".join(f"<dt>{title}</dt><dd>{escape(text)}</dd>" for title, text in told.items())
        yield "</dl>"
        yield from (_table(each) for each in held if each.category == category)
        yield "</section>"


def _table(held: Held) -> str:
    columns = list(held.rows[0])
    head = "".join(f'<th scope="col" title="{escape(held.meanings.get(name, ""))}">{name}</th>' for name in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(_cell(row[name]))}</td>" for name in columns) + "</tr>"
        for row in held.rows[:SHOWN]
    )
    more = len(held.rows) - SHOWN
    rest = f"<p>{more:,} more rows are in tables/{held.name}.csv.</p>" if more > 0 else ""
    return (
        f"<details><summary><b>{held.name}</b> {len(held.rows):,} {'row' if len(held.rows) == 1 else 'rows'}, "
        f"each {escape(held.about)}</summary>"
        f'<div class="wide" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{rest}'
        "</details>"
    )
