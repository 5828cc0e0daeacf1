"""Making the projections anew from the journal."""

from django.db import transaction

from honeyflow.backoffice.actions.recording import add_rows
from honeyflow.backoffice.projecting import TABLES
from honeyflow.backoffice.replaying import replay


@transaction.atomic
def rebuild() -> int:
    """Empty the tables of what holds now and fill them from the journal; return the number of rows."""
    made = replay()
    for table in TABLES:
        table.objects.all().delete()
        add_rows(table, list(made.rows[table].values()))
    return sum(map(len, made.rows.values()))
