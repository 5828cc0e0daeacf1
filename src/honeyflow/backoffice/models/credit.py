"""Credits: who chose to be named in public, and what they chose to be named for."""

from django.db import models

from honeyflow.backoffice.models.user import User


class Credit(models.Model):
    """What one user shows of themselves on the public page of credits; taken back, it is deleted.

    `kinds` and `projects` are names, `counts` contributions by kind if chosen; `since` the year of the first, None when
    not shown. All as the records had it at `chosen_at`.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="credit")
    shown_name = models.CharField(max_length=120)
    kinds = models.JSONField(default=list)
    projects = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    since = models.PositiveSmallIntegerField(null=True)
    chosen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"credit {self.pk}"
