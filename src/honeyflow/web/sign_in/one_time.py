"""One-time passwords: their secrets lie encrypted in the database, so that a copy of it signs nobody in."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.db import transaction

from honeyflow.backoffice.actions.users import note_user
from honeyflow.backoffice.models import User
from honeyflow.site import Site


class OneTimeAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Encrypts under the key that signs what the pages hand out."""

    def encrypt(self, text: str) -> str:
        """Return `text`, encrypted."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the text again."""
        return _box().decrypt(encrypted_text.encode()).decode()


@transaction.atomic
def reset_one_time(site: Site, user: User, actor: str) -> None:
    """Turn a user's one-time passwords off, with the recovery codes."""
    Authenticator.objects.filter(user=user).delete()
    note_user("one-time-reset", site, user, actor)


def _box() -> Fernet:
    return Fernet(urlsafe_b64encode(sha256(f"one-time passwords {settings.SECRET_KEY}".encode()).digest()))
