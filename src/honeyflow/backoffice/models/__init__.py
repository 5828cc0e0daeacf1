"""The models, one file an aggregate; Django finds them here."""

from honeyflow.backoffice.models.journal import Entry
from honeyflow.backoffice.models.subject import Subject
from honeyflow.backoffice.models.user import User

__all__ = ["Entry", "Subject", "User"]
