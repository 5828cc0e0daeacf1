"""Introductions: sales asks for an organization; a champion says yes in their own words, or nothing is heard."""

import uuid
from typing import Any, ClassVar

from django.db import models

from honeyflow.backoffice.models.champion import Champion
from honeyflow.backoffice.models.user import User


class Introduction(models.Model):
    """One request for one organization.

    `words` are the asker's, shown to the champion as they are. `passed_at` is when the community manager passed it on.
    `answer` are the words a champion chose; empty unless one said yes. Whether somebody declined is nowhere.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization_id = models.CharField(max_length=253)
    asked_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="asked")
    asked_at = models.DateTimeField()
    words = models.CharField(max_length=600)
    closes_at = models.DateTimeField()
    passed_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=1000, blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar[list[str]] = ["-asked_at"]

    def __str__(self) -> str:
        return f"introduction {self.id}"


class Invitation(models.Model):
    """An introduction as it lies before one champion. It is deleted when they decline, and when its days are over."""

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="invitations")
    champion = models.ForeignKey(Champion, on_delete=models.CASCADE, related_name="invitations")

    class Meta:
        """A champion is asked once."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=("introduction", "champion"), name="asked_once")
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class ChampionAsked(models.Model):
    """One time a champion was asked, whatever they answered: for the limit they set."""

    champion = models.ForeignKey(Champion, on_delete=models.CASCADE, related_name="times_asked")
    asked_on = models.DateField()

    def __str__(self) -> str:
        return f"asked {self.pk}"
