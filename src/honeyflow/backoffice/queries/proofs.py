"""What a user proved to be theirs: the address they sign in by, further ones, accounts at forges."""

from urllib.parse import urlsplit

from allauth.socialaccount.models import SocialAccount
from django.conf import settings

from honeyflow.backoffice.models import ProvenAddress, User
from honeyflow.outreach.addresses import Address, read_address
from honeyflow.people.domains import classify
from honeyflow.people.reads.own import Proofs

FORGES = {"github": "github.com", "gitlab": "gitlab.com"}
"""Forge by allauth's word; a GitLab of one's own is told by its address."""


def proofs_of(user: User) -> Proofs:
    """Return what a user proved."""
    addresses = {user.email, *ProvenAddress.objects.filter(user=user).values_list("address", flat=True)}
    accounts = SocialAccount.objects.filter(user=user, provider__in=FORGES).values_list("provider", "uid")
    read = {text: read_address(text) for text in addresses}
    return Proofs(
        addresses=tuple(sorted(addresses)),
        accounts=tuple(sorted((classify(forge_of(each)).registrable, uid) for each, uid in accounts)),
        anybodys=tuple(sorted(text for text, each in read.items() if isinstance(each, Address) and each.role)),
    )


def forge_of(provider: str) -> str:
    """Return the host of a forge by which people sign in here."""
    told = next((each.url for each in settings.SERVICES if each.kind == provider and each.url), "")
    return urlsplit(told).hostname or FORGES.get(provider, "")


def list_accounts(user: User) -> list[tuple[int, str]]:
    """Return number and forge of the accounts by which a user may sign in."""
    rows = SocialAccount.objects.filter(user=user).order_by("pk").values_list("pk", "provider")
    return [(pk, forge_of(provider) or "your company's service") for pk, provider in rows]
