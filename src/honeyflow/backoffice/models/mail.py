"""Messages the mail proxy has taken on: one row for each recipient."""

from django.db import models


class State(models.TextChoices):
    """Where a copy is."""

    WAITING = "waiting", "waits for the relay"
    SENDING = "sending", "handed to the relay, no answer yet"
    SENT = "sent", "the relay took it"
    HELD = "held", "held: somebody has to look"
    UNSURE = "unsure", "nobody knows whether the relay took it"
    FAILED = "failed", "the relay refused it"
    OVER = "over", "refused, dropped or expired"


HELD = (State.HELD, State.UNSURE, State.FAILED)
"""States in which somebody has to look."""

KEPT = (State.WAITING, State.SENDING, *HELD)
"""States in which the message and the address are still kept."""


class Mail(models.Model):
    """One copy of a message, for one recipient.

    `address` and `sender` are empty once it is sent or over. `content` names the file in ``data/mail``. `digest` is a
    keyed hash of message and recipient, by which a message that comes again is not sent again. `rules` say why it is
    held; `next_at` is when the relay is tried again.
    """

    state = models.CharField(max_length=8, choices=State.choices, db_index=True)
    taken_at = models.DateTimeField(db_index=True)
    purpose = models.CharField(max_length=32, blank=True, default="")
    subject = models.CharField(max_length=64, db_index=True)
    address = models.CharField(max_length=320, blank=True, default="")
    sender = models.CharField(max_length=320, blank=True, default="")
    content = models.CharField(max_length=64, db_index=True)
    size = models.IntegerField(default=0)
    digest = models.CharField(max_length=64, unique=True)
    rules = models.CharField(max_length=200, blank=True, default="")
    tries = models.IntegerField(default=0)
    next_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=40, blank=True, default="")

    def __str__(self) -> str:
        return f"Mail {self.pk}"
