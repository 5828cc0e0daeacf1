"""Champions: people who offered, by their own choice, to speak with their employer."""

from typing import Any, ClassVar

from django.db import models

from honeyflow.backoffice.models.user import User


class Champion(models.Model):
    """One user's offer for one organization.

    `most_a_year` is how often they want to be asked within twelve months; `rests_until` the day before which they are
    not asked at all. An offer taken back is deleted.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="offers")
    organization_id = models.CharField(max_length=253)
    most_a_year = models.PositiveSmallIntegerField(default=2)
    rests_until = models.DateField(null=True, blank=True)
    offered_at = models.DateTimeField()

    class Meta:
        """One offer for an organization."""

        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=("user", "organization_id"), name="one_offer_an_organization")
        ]

    def __str__(self) -> str:
        return f"offer {self.pk}"
