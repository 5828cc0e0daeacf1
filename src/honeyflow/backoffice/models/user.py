"""Who may sign in: one address, one role."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from honeyflow.kernel.access import Right, Role, may

SIGNING_IN = [(role.value, role.value) for role in Role if role is not Role.ANONYMOUS]


class UserManager(BaseUserManager["User"]):
    """Makes users; what allauth asks for and no more."""

    def create_user(self, email: str, **told: Any) -> "User":
        """Return a new user, who signs in by a mailed code or another service; there are no passwords."""
        user = self.model(email=self.normalize_email(email).casefold(), **told)
        user.set_unusable_password()
        user.save(using=self._db)
        return user

    def has_keeper(self) -> bool:
        """Return whether a keeper can sign in."""
        return self.filter(role=Role.KEEPER.value, is_active=True).exists()


class User(AbstractBaseUser):
    """Somebody who may sign in; `customer_id` is whose statement a user in the role of a customer sees."""

    email = models.EmailField(unique=True)
    role = models.CharField(max_length=16, choices=SIGNING_IN, default=Role.MEMBER.value)
    customer_id = models.CharField(max_length=200, blank=True, default="")
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.email

    def has_usable_password(self) -> bool:
        """Return False: there are no passwords."""
        return False

    def may(self, right: Right) -> bool:
        """Return whether the user's role has `right`; nobody who was shut out has any."""
        return self.is_active and may(Role(self.role), right)
