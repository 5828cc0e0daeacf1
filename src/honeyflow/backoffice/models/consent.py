"""Consents, and what ends them."""

from django.db import models

from honeyflow.backoffice.models.projection import Projection


class Consent(Projection):
    """One consent to one purpose, for one exact address.

    `given_at` is a UTC instant; `words` the version of the words agreed to, and `words_digest` their SHA-256; `channel`
    how it came; `country` ISO 3166 alpha-2 or empty; `confirmed_at` when it was confirmed from the address itself.
    """

    purpose = models.CharField(max_length=32)
    given_at = models.DateTimeField()
    words = models.CharField(max_length=40, blank=True, default="")
    words_digest = models.CharField(max_length=64, blank=True, default="")
    channel = models.CharField(max_length=40, blank=True, default="")
    country = models.CharField(max_length=2, blank=True, default="")
    confirmed_at = models.DateTimeField(null=True)


class Withdrawal(Projection):
    """Consents of a mailbox and purpose withdrawn: it ends all of them that were given until `at`."""

    purpose = models.CharField(max_length=32)
    at = models.DateTimeField()


class Objection(Projection):
    """An objection of a mailbox to one purpose, or to all (`purpose` empty), until it is taken back."""

    purpose = models.CharField(max_length=32, blank=True, default="")
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
