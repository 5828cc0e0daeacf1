"""Published reads of the ledger: what pages, commands and library users may ask."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import narwhals as nw

from honeyflow.kernel.commodity import OF_THE_COMMUNITY, PDAY, Kind
from honeyflow.kernel.errors import UnknownNameError
from honeyflow.kernel.party import Party
from honeyflow.kernel.period import Period, add_months, quarters_inside, whole_quarters
from honeyflow.ledger.accounts import OPEN_WORK, REVENUE, SPENT_ON, UNKNOWN
from honeyflow.ledger.balances import Balance
from honeyflow.ledger.close import CloseCheck
from honeyflow.ledger.contributions import WHOLE
from honeyflow.ledger.keeper_free import keeper_free_figures
from honeyflow.ledger.locks import lock_notes, read_closes
from honeyflow.ledger.open_share import read_open_share
from honeyflow.ledger.records import ContributionRow, EntryRow, MonthPoint, Statement
from honeyflow.ledger.statement import Recorded, make_statement, recorded
from honeyflow.ledger.tables import BALANCE, CLOSE_CHECK, CONTRIBUTION, CONTRIBUTOR_MONTH, ENTRY, POSTING
from honeyflow.sources.tables import COMMIT, REPOSITORY
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot
from honeyflow.store.tables import Frame

Row = dict[str, Any]


def read_recorded(snapshot: Snapshot, engine: Engine) -> Recorded:
    """Return what the books hold at all."""
    return recorded(_balances(snapshot, engine))


def read_span(snapshot: Snapshot, engine: Engine) -> Period | None:
    """Return the months from the first flow in the books to the last; None when nothing is posted."""
    months = read_recorded(snapshot, engine).months
    return Period(months[0], add_months(months[1], 1)) if months else None


def read_projects(snapshot: Snapshot, engine: Engine) -> list[str]:
    """Return the names of the repositories read, in alphabetical order."""
    return sorted(str(row["repository"]) for row in _rows(engine, snapshot.frame(REPOSITORY, engine)))


def default_period(span: Period) -> Period:
    """Return the last twelve months of `span`, or all of a shorter one."""
    return Period(max(span.start, add_months(span.end, -12)), span.end)


def coarse_period(span: Period, asked: Period | None = None) -> Period:
    """Return the whole quarters for somebody who gets no less: those that `asked` touches, else the last four.

    Periods begin and end with quarters, so that no two of them differ by less; the books' own first and last quarter
    count only when they are whole. Books without a whole quarter are one period.
    """
    inside = quarters_inside(span)
    if asked is None or whole_quarters(inside) != inside:
        return default_period(inside)
    wide = whole_quarters(asked)
    start, end = max(wide.start, inside.start), min(wide.end, inside.end)
    return Period(start, end) if start < end else default_period(inside)


def read_statement(snapshot: Snapshot, engine: Engine, period: Period, project: str | None = None) -> Statement:
    """Return the statement of exchange.

    Raises
    ------
    UnknownNameError
        When no repository is called `project`.
    """
    _known(snapshot, engine, project)
    checks = [CloseCheck(**row) for row in _rows(engine, snapshot.frame(CLOSE_CHECK, engine))]
    checks.sort(key=lambda check: check.month_on)
    figures = keeper_free_figures(snapshot.frame(CONTRIBUTOR_MONTH, engine), engine, period, project)
    made = make_statement(_balances(snapshot, engine), checks, figures, period=period, project=project)
    share = None if project or made.refused else read_open_share(snapshot, engine, period)
    return replace(made, open_share=share, notes=lock_notes(read_closes(snapshot, engine), period))


def read_history(snapshot: Snapshot, engine: Engine, project: str | None = None) -> tuple[MonthPoint, ...]:
    """Return one point per month of the span.

    Amounts are keyed ``community.<kind>``, ``company.<kind>``, ``revenue.<currency>``, ``days.open``,
    ``days.other`` (told, and not open), ``days.unknown``, ``contributors.community`` and ``contributors.company``; what
    has no records has no key.
    """
    _known(snapshot, engine, project)
    span = read_span(snapshot, engine)
    if span is None:
        return ()
    amounts: dict[date, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for row in _balances(snapshot, engine):
        key = _series(row)
        if key and project in (None, row.project):
            amounts[row.month_on][key] += abs(row.change) if key.startswith("co") else row.change
    for month, party, count in _contributors(snapshot, engine, project):
        amounts[month][f"contributors.{party}"] += count
    return tuple(MonthPoint(month.start, dict(amounts[month.start])) for month in span.each_month())


def _series(row: Balance) -> str:
    if row.account in ("community:given", "transformed:made-by-company"):
        party = "community" if row.account == "community:given" else "company"
        return f"{party}.{row.commodity.removeprefix('ACE.')}"
    if row.account == REVENUE:
        return f"revenue.{row.commodity}"
    if row.commodity != PDAY.code or row.account not in SPENT_ON.values():
        return ""
    return {OPEN_WORK: "days.open", UNKNOWN: "days.unknown"}.get(row.account, "days.other")


def _contributors(snapshot: Snapshot, engine: Engine, project: str | None) -> Iterable[tuple[date, str, Decimal]]:
    frame = _of_project(snapshot.frame(CONTRIBUTOR_MONTH, engine), project)
    counted = frame.group_by("month_on", "party").agg(persons=nw.col("person_id").n_unique())
    for row in _rows(engine, counted):
        yield row["month_on"], row["party"], Decimal(row["persons"])


def read_contributions(  # noqa: PLR0913 - each narrows the rows
    snapshot: Snapshot,
    engine: Engine,
    period: Period,
    project: str | None = None,
    *,
    kind: Kind | None = None,
    party: Party | None = None,
    offset: int = 0,
    limit: int = 100,
) -> tuple[int, tuple[ContributionRow, ...]]:
    """Return how many credits stand behind a figure, and `limit` of them, newest first.

    Left out are bots', and staff's in software that was not open on the day.
    """
    frame = _of_project(_in_period(snapshot.frame(CONTRIBUTION, engine), period), project).filter(
        ~nw.col("bot"), (nw.col("party") != "company") | nw.col("open").fill_null(value=False)
    )
    if kind is not None:
        frame = frame.filter(nw.col("kind") == kind.value)
    if party is not None:
        frame = frame.filter(nw.col("party") == party.value)
    subjects = snapshot.frame(COMMIT, engine).select("sha", "subject", project=nw.col("repository"))
    order = ["happened_on", "project", "sha", "kind", "role", "person_id"]
    page = _rows(
        engine,
        _page(frame, order, [True, False, False, False, False, False], offset, limit).join(
            subjects, on=["project", "sha"], how="left"
        ),
    )
    page.sort(key=lambda row: tuple(str(row[name]) for name in order[1:]))
    page.sort(key=lambda row: row["happened_on"], reverse=True)
    return _count(engine, frame), tuple(_contribution_row(row) for row in page)


def _contribution_row(row: Row) -> ContributionRow:
    return ContributionRow(
        project=row["project"],
        sha=row["sha"],
        kind=row["kind"],
        role=row["role"],
        party=Party(row["party"]),
        employer=row["employer"],
        happened_on=row["happened_on"],
        subject=row["subject"] or "",
        rule=row["rule"],
        credit=Decimal(row["credit_parts"]) / WHOLE,
    )


def read_entries(  # noqa: PLR0913 - each narrows the rows
    snapshot: Snapshot,
    engine: Engine,
    period: Period,
    project: str | None = None,
    *,
    account: str | None = None,
    commodity: str | None = None,
    contributions: bool = True,
    offset: int = 0,
    limit: int = 100,
) -> tuple[int, tuple[EntryRow, ...]]:
    """Return how many postings stand behind a figure, and `limit` of them, newest first.

    Without `contributions`, those counted in contributions or contributors are left out.
    """
    frame = _of_project(_in_period(snapshot.frame(POSTING, engine), period), project)
    if account is not None:
        frame = frame.filter(nw.col("account") == account)
    if commodity is not None:
        frame = frame.filter(nw.col("commodity") == commodity)
    if not contributions:
        frame = frame.filter(~nw.col("commodity").is_in(OF_THE_COMMUNITY))
    words = snapshot.frame(ENTRY, engine).select("entry_id", "posted_on", "narration", "source", "locator")
    joined = frame.join(words, on="entry_id", how="inner").select(
        "entry_id", "posted_on", "project", "narration", "account", "commodity", "amount", "source", "locator"
    )
    order = ["posted_on", "entry_id", "account", "commodity"]
    page = _rows(engine, _page(joined, order, [True, False, False, False], offset, limit))
    page.sort(key=lambda row: tuple(str(row[name]) for name in order[1:]))
    page.sort(key=lambda row: row["posted_on"], reverse=True)
    return _count(engine, frame), tuple(EntryRow(**row) for row in page)


def _page(frame: Frame, order: list[str], descending: list[bool], offset: int, limit: int) -> Frame:
    """Return rows ``[offset, offset + limit)`` in that order; lazy frames have only a head, so by row number."""
    ordered = frame.sort(*order, descending=descending).head(offset + limit)
    if not offset:
        return ordered
    return ordered.with_row_index("row", order_by=order).filter(nw.col("row") >= offset).drop("row")


def _known(snapshot: Snapshot, engine: Engine, project: str | None) -> None:
    if project is not None and project not in (known := read_projects(snapshot, engine)):
        raise UnknownNameError("project", project, known)


def _balances(snapshot: Snapshot, engine: Engine) -> tuple[Balance, ...]:
    return tuple(Balance(**row) for row in _rows(engine, snapshot.frame(BALANCE, engine)))


def _in_period(frame: Frame, period: Period) -> Frame:
    return frame.filter(nw.col("month_on") >= period.start, nw.col("month_on") < period.end)


def _of_project(frame: Frame, project: str | None) -> Frame:
    return frame if project is None else frame.filter(nw.col("project") == project)


def _count(engine: Engine, frame: Frame) -> int:
    return int(engine.collect(frame.select(rows=nw.len())).column("rows")[0].as_py())


def _rows(engine: Engine, frame: Frame) -> list[Row]:
    return [dict(row) for row in rows_of(engine.collect(frame))]
