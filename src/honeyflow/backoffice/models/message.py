"""Messages let through to an address."""

from django.db import models

from honeyflow.backoffice.models.projection import Projection


class Message(Projection):
    """One message that was let through; held and refused ones stand in the journal alone."""

    purpose = models.CharField(max_length=32)
    sent_at = models.DateTimeField()
