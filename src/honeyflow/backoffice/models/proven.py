"""Further addresses that users proved to be theirs, and the code that waits for an answer."""

from typing import Any, ClassVar

from django.db import models

from honeyflow.backoffice.models.user import User


class ProvenAddress(models.Model):
    """An address of a user beside the one they sign in by; `how` is ``code``, or the forge that vouched for it."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="proven")
    address = models.EmailField()
    how = models.CharField(max_length=40)
    proven_at = models.DateTimeField()

    class Meta:
        """Each address once a user."""

        ordering: ClassVar[list[str]] = ["address"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=("user", "address"), name="address_once_a_user")
        ]

    def __str__(self) -> str:
        return f"proven {self.pk}"


class AddressCode(models.Model):
    """The code that was mailed last for a user: its keyed hash, where to, and how many tries are left."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="address_code")
    address = models.EmailField()
    digest = models.CharField(max_length=64)
    tries_left = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"code {self.pk}"
