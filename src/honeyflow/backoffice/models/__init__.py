"""The models, one file an aggregate; Django finds them here."""

from honeyflow.backoffice.models.champion import Champion
from honeyflow.backoffice.models.consent import Consent, Objection, Withdrawal
from honeyflow.backoffice.models.credit import Credit
from honeyflow.backoffice.models.evidence import Evidence
from honeyflow.backoffice.models.introduction import ChampionAsked, Introduction, Invitation
from honeyflow.backoffice.models.journal import Entry
from honeyflow.backoffice.models.mail import Mail
from honeyflow.backoffice.models.message import Message
from honeyflow.backoffice.models.projection import Projection
from honeyflow.backoffice.models.proven import AddressCode, ProvenAddress
from honeyflow.backoffice.models.screening import Screening
from honeyflow.backoffice.models.shared_brief import SharedBrief
from honeyflow.backoffice.models.subject import Subject
from honeyflow.backoffice.models.suppression import Complaint, Suppression
from honeyflow.backoffice.models.token import Repeatable, Token
from honeyflow.backoffice.models.user import User
from honeyflow.backoffice.models.words import Words

__all__ = [
    "AddressCode",
    "Champion",
    "ChampionAsked",
    "Complaint",
    "Consent",
    "Credit",
    "Entry",
    "Evidence",
    "Introduction",
    "Invitation",
    "Mail",
    "Message",
    "Objection",
    "Projection",
    "ProvenAddress",
    "Repeatable",
    "Screening",
    "SharedBrief",
    "Subject",
    "Suppression",
    "Token",
    "User",
    "Withdrawal",
    "Words",
]
