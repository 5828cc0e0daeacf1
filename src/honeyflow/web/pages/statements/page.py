"""The statements there are: of exchange, for the community, and (for the keeper) for each customer."""

from typing import Any

from honeyflow.documents.commons import FORMATS as COMMONS_FORMATS
from honeyflow.documents.exchange import FORMATS as EXCHANGE_FORMATS
from honeyflow.documents.ranges import sums_words
from honeyflow.kernel.access import Right
from honeyflow.ledger.money_read import read_paying
from honeyflow.web.downloads import download_links
from honeyflow.web.records import Group, Page, Visit


def show_statements(visit: Visit) -> dict[str, Any]:
    """Return the files of the chosen period; customers are listed to the keeper only."""
    choice = visit.choice.without_project
    paying = visit.published.ask(read_paying, choice.period) if visit.may(Right.SEE_CUSTOMERS) else ()
    return {
        "choice": choice,
        "exchange_files": download_links("exchange", choice, EXCHANGE_FORMATS),
        "commons_files": download_links("commons", choice, COMMONS_FORMATS),
        "customers": [(each, sums_words(each.paid) or "–") for each in paying],
        "query": choice.query,
        "pdf_query": choice.query_with(format="pdf"),
    }


page = Page(
    name="statements",
    title="Statements",
    path="statements/",
    order=13,
    group=Group.EXCHANGE,
    question="What can be sent to customers, and shown to the community?",
    view=show_statements,
    right=Right.SEE_EXCHANGE,
)
