"""What the operator wrote down as evidence of a consent; the journal holds its keyed hash alone."""

from django.db import models


class Evidence(models.Model):
    """Where the proof of one consent lies, in the operator's words; may name somebody, so an erasure deletes it."""

    entry = models.BigIntegerField(primary_key=True)
    subject = models.CharField(max_length=64, db_index=True)
    text = models.CharField(max_length=400)

    def __str__(self) -> str:
        return f"Evidence {self.entry}"
