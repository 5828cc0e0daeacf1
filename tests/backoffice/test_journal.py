"""The journal: sealed entry on entry, only ever added to, and silent about whose an entry is once that is erased."""

import pytest
from django.db import connection

from honeyflow.backoffice.actions.journal import write_entry
from honeyflow.backoffice.models import Entry
from honeyflow.backoffice.models.journal import ChangedJournalError
from honeyflow.backoffice.queries.journal import check_journal

pytestmark = pytest.mark.django_db


def _three() -> list[Entry]:
    return [write_entry("consent-given", "subject", subject="ab", purpose=purpose) for purpose in ("event", "a", "b")]


def test_entries_are_numbered_and_sealed_on_each_other() -> None:
    one, two, three = _three()

    assert [each.seq for each in (one, two, three)] == [1, 2, 3]
    assert (two.previous, three.previous) == (one.digest, two.digest)
    assert check_journal().broken_at is None
    assert check_journal().head == three.digest


def test_an_entry_changed_behind_its_back_is_found() -> None:
    _three()

    with connection.cursor() as cursor:
        cursor.execute("UPDATE backoffice_entry SET actor = 'somebody else' WHERE seq = 2")

    assert check_journal().broken_at == 2


def test_an_entry_taken_out_is_found() -> None:
    _three()

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM backoffice_entry WHERE seq = 2")

    assert check_journal().broken_at == 2


def test_an_entry_resealed_by_hand_breaks_the_one_after() -> None:
    two = _three()[1]
    two.actor = "somebody else"

    with connection.cursor() as cursor:
        cursor.execute("UPDATE backoffice_entry SET actor = %s, digest = %s WHERE seq = 2", [two.actor, two.sealed()])

    assert check_journal().broken_at == 3


def test_code_can_neither_change_nor_delete() -> None:
    entry = _three()[0]

    for change in (entry.save, entry.delete, Entry.objects.all().delete, lambda: Entry.objects.update(kind="x")):
        with pytest.raises(ChangedJournalError):
            change()
