"""The journal: every consent, message, screening, change of role; only ever added to, each entry sealed on the last."""

import hashlib
import json
from typing import Any, NoReturn

from django.db import models

_TEXT = json.JSONEncoder(sort_keys=True, separators=(",", ":"))


def seal_of(told: list[Any]) -> str:
    """Return SHA-256 over an entry's columns, in their order and without the digest, as JSON with sorted keys."""
    return hashlib.sha256(_TEXT.encode(told).encode()).hexdigest()


class ChangedJournalError(TypeError):
    """Code tried to change or delete what was written."""

    def __init__(self) -> None:
        super().__init__("the journal is only ever added to: write another entry that takes the first one back")


class EntryQuerySet(models.QuerySet["Entry"]):
    """Reads; refuses to change or delete."""

    def update(self, **_: object) -> NoReturn:
        """Refuse."""
        raise ChangedJournalError

    def delete(self) -> NoReturn:
        """Refuse."""
        raise ChangedJournalError


class Entry(models.Model):
    """One thing that was decided or done.

    `seq` counts from 1 without gaps. `actor` is who did it: ``user:7``, ``system:newsletter``, ``subject`` (whom it is
    about), ``command``. `subject` is the keyed hash of the address it is about, or empty. `body` holds no address, no
    name and no free text about a person. `digest` is SHA-256 over the other columns and the entry before.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=40)
    actor = models.CharField(max_length=80)
    subject = models.CharField(max_length=64, blank=True, default="")
    body = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        """Looked up by whom it is about, and by kind."""

        ordering = ("seq",)
        indexes = (models.Index(fields=("subject", "kind")), models.Index(fields=("kind", "at")))

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"

    def sealed(self) -> str:
        """Return the digest that the columns call for."""
        at = self.at.isoformat()
        return seal_of([self.seq, at, self.kind, self.actor, self.subject, self.body, self.previous])

    def save(self, *args: Any, **options: Any) -> None:
        """Write a new entry; one that is written stays as it is."""
        if not self._state.adding:
            raise ChangedJournalError
        super().save(*args, **{**options, "force_insert": True})

    def delete(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        raise ChangedJournalError
