"""Briefs that a member released by a link: sealed, and nobody's."""

from django.db import models


class SharedBrief(models.Model):
    """One released brief.

    Its number is made of the link's secret, which is kept nowhere; `sealed` is the page under a key made of the same
    secret. No column tells who released it or when: the last day is a whole day, so that it cannot be laid beside
    anybody's visit. `take_back` is a hash of the word that ends it early.
    """

    number = models.CharField(max_length=64, primary_key=True)
    sealed = models.BinaryField()
    take_back = models.CharField(max_length=64)
    last_on = models.DateField(db_index=True)

    def __str__(self) -> str:
        return "SharedBrief"
