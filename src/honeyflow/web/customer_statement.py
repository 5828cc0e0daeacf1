"""What one customer's money did, on a page or as a file: to look at, to send, and for the customer itself."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.safestring import mark_safe

from honeyflow.documents.commons import SCREEN
from honeyflow.documents.customer import FORMATS, CustomerFile
from honeyflow.documents.errors import RefusedError
from honeyflow.documents.files import customer_file
from honeyflow.kernel.commodity import PDAY
from honeyflow.kernel.errors import UnknownNameError
from honeyflow.ledger.accounts import OPEN_WORK, UNKNOWN
from honeyflow.ledger.money_read import NotClosedError, find_customer, read_customers
from honeyflow.web.commons import as_of
from honeyflow.web.downloads import asked_format, download
from honeyflow.web.links import page_link
from honeyflow.web.records import Visit
from honeyflow.web.statement_bar import bar_of

ACCOUNTS = {"open": OPEN_WORK, "unknown": UNKNOWN}
"""Where paid time stands in the books, by what a row of the statement is; other work is on the page Effort."""


def statement_of(visit: Visit, customer_id: str, address: str) -> dict[str, Any] | HttpResponse:
    """Return the statement of the customer of that number, or the reason why there is none.

    Parameters
    ----------
    address : str
        Of the page, for its files.
    """
    asked = asked_format(visit, FORMATS)
    try:
        customer = find_customer(visit.published.ask(read_customers), customer_id)
    except UnknownNameError as error:
        raise Http404(str(error)) from error
    shown = {"named": customer, "choice": visit.choice.without_project}
    try:
        file = customer_file(visit.published.ask, visit.site, as_of(visit), visit.choice.period, customer.customer_id)
    except RefusedError as error:
        return {**shown, "refused": error.reason}
    except NotClosedError as error:
        return {**shown, "refused": str(error)}
    return download(file, asked) if asked else {**shown, **_shown(file, visit, address)}


def _shown(file: CustomerFile, visit: Visit, address: str) -> dict[str, Any]:
    data = file.words.data()
    return {
        **data,
        "files": [(each.upper(), f"{address}?{visit.choice.query_with(format=each)}") for each in FORMATS],
        "days": [{**day, "link": _records(str(day["role"]), visit)} for day in data["days"]],
        "bar": bar_of(data["days"]),
        "comb_picture": mark_safe(file.words.comb(SCREEN)),  # noqa: S308 - our own drawing of kinds and numbers
    }


def _records(role: str, visit: Visit) -> str:
    """Return where the person-days are of which the customer's part is a share."""
    choice = visit.choice.without_project
    if role not in ACCOUNTS:
        return page_link("effort", choice)
    return page_link("postings", choice, account=ACCOUNTS[role], commodity=PDAY.code)
