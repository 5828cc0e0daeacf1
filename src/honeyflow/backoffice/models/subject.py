"""Whose an entry of the journal is: the address behind a keyed hash, in the one row that an erasure deletes."""

from django.db import models


class Subject(models.Model):
    """One address that the journal tells of.

    The journal names it by `subject` alone; once this row is gone nobody can say whose the entries are. `mailbox` is
    the keyed hash that all variants of the address share (``jo+news@`` and ``jo@``).
    """

    subject = models.CharField(max_length=64, primary_key=True)
    address = models.CharField(max_length=320, unique=True)
    mailbox = models.CharField(max_length=64, db_index=True, default="")

    def __str__(self) -> str:
        return self.subject[:12]
