"""What speaks against writing beside objections: complaints, and the suppression list."""

from django.db import models

from honeyflow.backoffice.models.projection import Projection


class Complaint(Projection):
    """Somebody complained of being written to."""

    made_at = models.DateTimeField()


class Suppression(Projection):
    """A mailbox on the suppression list, for one of the reasons of `honeyflow.backoffice.actions.suppressing`."""

    why = models.CharField(max_length=24)
    set_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)
