"""Audiences that were screened: their fingerprints, by which nearly the same ones are refused."""

from django.db import models


class Screening(models.Model):
    """One audience that got an answer, until the site's days are over.

    `entry` is the journal's; `facts` names the state of all facts it was answered by, `at` the UTC instant it was
    answered for: the same audience, purpose and facts get the answer of that instant again. No address is in it:
    `sums` are 1,024 sums of keyed hashes, see `honeyflow.outreach.fingerprint`.
    """

    entry = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    purpose = models.CharField(max_length=32)
    facts = models.CharField(max_length=64)
    size = models.IntegerField()
    sums = models.BinaryField()

    def __str__(self) -> str:
        return f"Screening {self.entry}"
