"""Writing an entry together with what it means for the tables of what holds now: both or neither."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django.db import transaction

from honeyflow.backoffice.actions.journal import Draft, write_entries
from honeyflow.backoffice.actions.subjects import Whose
from honeyflow.backoffice.models import Entry
from honeyflow.backoffice.projecting import Add, Change, Effect, Row, effects_of


@transaction.atomic
def record(drafts: Sequence[Draft]) -> list[Entry]:
    """Write entries, and bring the projections up to date, in one transaction."""
    entries = write_entries(drafts)
    apply_effects(effect for entry in entries for effect in effects_of(entry))
    return entries


def about(whose: Whose, kind: str, actor: str, **body: object) -> Draft:
    """Return the draft of an entry about an address."""
    return Draft(kind, actor, whose.subject, None, {"mailbox": whose.mailbox, **body})


def apply_effects(effects: Iterable[Effect]) -> None:
    """Do to the tables what effects say, in their order; rows that follow each other are added together."""
    for table, run in groupby(effects, lambda each: type(each.row) if isinstance(each, Add) else None):
        if table is None:
            for each in run:
                if isinstance(each, Change):
                    each.table.objects.filter(**_query(each)).update(**each.to)
        else:
            add_rows(table, [each.row for each in run if isinstance(each, Add)])


def add_rows(table: type[Row], rows: Sequence[Row]) -> None:
    """Add rows of one table."""
    manager: Any = table.objects
    manager.bulk_create(rows, batch_size=1000)


def _query(change: Change) -> dict[str, object]:
    where = change.where.items()
    return {f"{name}__isnull" if value is None else name: True if value is None else value for name, value in where}
