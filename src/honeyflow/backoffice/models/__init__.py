"""The models, one file an aggregate; Django finds them here."""

from honeyflow.backoffice.models.consent import Consent, Objection, Withdrawal
from honeyflow.backoffice.models.evidence import Evidence
from honeyflow.backoffice.models.journal import Entry
from honeyflow.backoffice.models.message import Message
from honeyflow.backoffice.models.projection import Projection
from honeyflow.backoffice.models.subject import Subject
from honeyflow.backoffice.models.suppression import Complaint, Suppression
from honeyflow.backoffice.models.user import User
from honeyflow.backoffice.models.words import Words

__all__ = ["Complaint", "Consent", "Entry", "Evidence", "Message", "Objection", "Projection", "Subject", "Suppression"]
__all__ += ["User", "Withdrawal", "Words"]
