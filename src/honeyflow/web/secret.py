"""The key that signs what the pages hand out, when the operator sets none: made once, kept with the site's data."""

import secrets
from pathlib import Path

from honeyflow.site.config import FILE
from honeyflow.store.files import write_secret

NAME = "secret-key"
LENGTH = 48
"""Bytes of chance; Django asks for 50 letters, this gives 64."""


def kept_secret(site: Path) -> str:
    """Return the site's own key, made on the first call and readable by its owner only.

    A folder that is no site gets a key for this process, and nothing is written into it.
    """
    if not (site / FILE).exists():
        return secrets.token_urlsafe(LENGTH)
    file = site / "data" / NAME
    if not file.exists():
        write_secret(file, secrets.token_urlsafe(LENGTH))
    return file.read_text(encoding="ascii").strip()
