"""Subjects: the keyed hash of an address, and the row that says whose it is."""

import hmac

from honeyflow.backoffice.models import Subject
from honeyflow.site import Site
from honeyflow.site.erased.key import made_key
from honeyflow.site.erased.marks import plain_address


def subject_of(site: Site, address: str) -> str:
    """Return the keyed hash by which the journal knows `address`: HMAC with SHA-256 under the site's erasure key."""
    text = f"subject\0{plain_address(address)}".encode("utf-8", "surrogatepass")
    return hmac.digest(made_key(site), text, "sha256").hex()


def keep_subject(site: Site, address: str) -> str:
    """Return the subject of `address`, and remember whose it is."""
    subject = subject_of(site, address)
    Subject.objects.get_or_create(subject=subject, defaults={"address": plain_address(address)})
    return subject
