"""The columns of time sheets: Kimai's CSV export, Toggl Track's detailed report, and a plain ``timesheet.csv``.

Kimai's headers (English): Date, Begin or From or In, End or To or Out, Duration, Currency, Price, Internal price,
Hourly price, Fixed price, Name or Alias, User, Email, Staff number, Customer, Project, Activity, Description, Billable,
Tags, Type, Category, Number, Project number, VAT-ID, Order number. Toggl Track's: User or Member, Email, Client,
Project, Task, Description, Billable, Start date, Start time, End date or Stop date, End time or Stop time, Duration,
Tags, Amount ().
"""

from honeyflow.sources.market.sheet import Columns

_UNREAD = (
    *("rate", "price", "internal rate", "internal price", "hourly rate", "hourly price", "fixed rate", "fixed price"),
    *("currency", "exported", "type", "category", "number", "customer number", "project number", "activity number"),
    *(
        "vat-id",
        "vat id",
        "order number",
        "amount ()",
        "amount (usd)",
        "amount (eur)",
        "amount (gbp)",
        "amount",
        "break",
    ),
    *("id", "team", "group", "created at", "workspace", "billable amount", "billable rate"),
)
"""Columns known to be there and not asked: money above all."""

COLUMNS = Columns(
    required=("date",),
    optional=(
        *("staff_id", "email", "name", "hours", "days", "project", "activity", "destination"),
        *("client", "tags", "description", "billable", "start", "end", "end_date", "user"),
    ),
    aliases={
        "date": ("start date", "day", "worked on"),
        "start": ("start time", "begin", "from", "in", "start"),
        "end": ("end time", "stop time", "to", "out"),
        "end_date": ("end date", "stop date"),
        "hours": ("duration", "duration (h)", "duration (decimal)", "time"),
        "days": ("person days",),
        "staff_id": ("staff number", "account number", "personnel number", "employee id", "account_number"),
        "email": ("e-mail", "user email"),
        "user": ("username", "member"),
        "name": ("alias", "full name", "employee", "person"),
        "client": ("customer",),
        "activity": ("task",),
        "description": ("note", "notes", "comment"),
        "tags": ("tag",),
        **{f"({name})": (name,) for name in _UNREAD},
    },
)
