"""Contents of messages on disk, ``data/mail``: for the owner only, gone with the last row that needs them."""

import os
import secrets
import time
from pathlib import Path

from honeyflow.backoffice.models import Mail
from honeyflow.backoffice.models.mail import KEPT
from honeyflow.site import Site
from honeyflow.store.files import sync_folder

_ENDING = ".message"
_FRESH = 3600.0


def mail_folder(site: Site) -> Path:
    """Return the folder, made now when there is none."""
    folder = site.data / "mail"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def write_content(site: Site, content: bytes) -> str:
    """Write a message's content, whole and durable; return its name."""
    name, folder = secrets.token_hex(16), mail_folder(site)
    handle = os.open(folder / f"{name}{_ENDING}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    sync_folder(folder)
    return name


def read_content(site: Site, name: str) -> bytes:
    """Return a message's content."""
    return (mail_folder(site) / f"{name}{_ENDING}").read_bytes()


def remove_unneeded(site: Site, name: str) -> None:
    """Remove the content of this name when no row needs it."""
    if name and not Mail.objects.filter(state__in=KEPT, content=name).exists():
        (mail_folder(site) / f"{name}{_ENDING}").unlink(missing_ok=True)


def remove_forgotten(site: Site) -> None:
    """Remove all contents that no row needs; not those just written, whose rows may be on their way."""
    before = time.time() - _FRESH
    for file in mail_folder(site).glob(f"*{_ENDING}"):
        if file.stat().st_mtime < before:
            remove_unneeded(site, file.name.removesuffix(_ENDING))


def kept_bytes(site: Site) -> int:
    """Return how much is on disk."""
    return sum(each.stat().st_size for each in mail_folder(site).glob(f"*{_ENDING}"))
