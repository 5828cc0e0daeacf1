"""The words people agree to, each version kept for ever."""

from django.db import models


class Words(models.Model):
    """One version of the words of one purpose, as it stood when first used; `digest` is the SHA-256 of `text`."""

    entry = models.BigIntegerField(primary_key=True)
    purpose = models.CharField(max_length=32)
    version = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    text = models.TextField()
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.purpose} {self.version}"
