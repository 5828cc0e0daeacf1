"""Tokens of systems that ask by the API, and the answers that stand for a repeated request."""

from datetime import datetime

from django.db import models


class Token(models.Model):
    """What one system may ask; the token itself is shown once, its SHA-256 kept.

    `scopes` are words with spaces between; `per_minute` is how many requests are answered.
    """

    name = models.CharField(max_length=40, unique=True)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.CharField(max_length=200)
    per_minute = models.IntegerField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name

    def counts(self, now: datetime) -> bool:
        """Return whether it is neither revoked nor expired."""
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)


class Repeatable(models.Model):
    """The answer to a request that wrote something, by its idempotency key; `body` is a keyed hash, never the text."""

    token = models.ForeignKey(Token, on_delete=models.CASCADE)
    key = models.CharField(max_length=100)
    body = models.CharField(max_length=64)
    answer = models.JSONField(default=dict)
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        """One answer a key."""

        constraints = (models.UniqueConstraint(fields=("token", "key"), name="one_answer_a_key"),)

    def __str__(self) -> str:
        return f"Repeatable {self.pk}"
