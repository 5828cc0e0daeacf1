"""One organization in the community, for the market side; of one that is not told, the page says only that."""

from decimal import Decimal
from typing import Any

from honeyflow.kernel.access import Right
from honeyflow.kernel.period import Period, add_months
from honeyflow.outreach.organizations.read import PresenceHistory, read_market_organizations, read_presence
from honeyflow.web.charts import Chart, Series
from honeyflow.web.introductions import introductions
from honeyflow.web.presence import or_more, shown_presence
from honeyflow.web.records import Group, Page, Visit

KINDS = ("functionality", "quality", "documentation", "design", "translation")


def show_prospect(visit: Visit) -> dict[str, Any]:
    """Return one organization as published last.

    The answer is the same, letter for letter, for one with too few people, for one without any, and for one that does
    not exist: which of them it is would tell of people.
    """
    found = visit.published.ask(read_presence, visit.parts["told_organization"])
    if found is None:
        published = visit.published.ask(read_market_organizations)
        return {"heading": "Nothing is told of it", "told": published}
    told = found.organization
    return {
        "heading": told.name,
        "told": found.published,
        "row": shown_presence(told, found.published, introductions()),
        "kinds": [(kind, kind in told.kinds) for kind in KINDS],
        "chart": _chart(found),
    }


def _chart(found: PresenceHistory) -> Chart:
    """Return the bounds, month by month from the first published; a month in which nothing was told has none."""
    told = {each.month_on: each for each in found.months}
    end = add_months(found.published.month_on or found.months[-1].month_on, 1)
    months = [each.start for each in Period(found.months[0].month_on, end).each_month()]
    people = tuple(Decimal(told[month].people_least) if month in told else None for month in months)
    recent = tuple(_number(told[month].recent_least) if month in told else None for month in months)
    series = [Series("so far", "community", people)]
    if any(value is not None for value in recent):
        series.append(Series("last 24 months", "company", recent))
    return Chart(
        "presence",
        "People in the community",
        f"{or_more(found.organization.people_least).capitalize()} people took part so far",
        "at least so many people",
        tuple(f"{month:%Y-%m}" for month in months),
        tuple(series),
        form="line",
        step="Month",
    )


def _number(least: int | None) -> Decimal | None:
    return None if least is None else Decimal(least)


page = Page(
    name="prospect",
    title="Organization in the community",
    path="market/organizations/<path:told_organization>/",
    order=0,
    group=Group.MARKET,
    question="What does the community tell of this organization, without telling of anybody in it?",
    view=show_prospect,
    right=Right.SEE_MARKET_ORGANIZATIONS,
    by_month=True,
    picks=False,
    by_project=False,
)
