"""The key that signs what the pages hand out, when the operator sets none: made once, kept with the site's data."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from honeyflow.site.config import FILE

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
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        _write(file, secrets.token_urlsafe(LENGTH))
    return file.read_text(encoding="ascii").strip()


def _write(file: Path, secret: str) -> None:
    """Write a whole key or none; of two writers the first wins."""
    partial = file.with_name(f".{NAME}.{os.getpid()}")
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as handle:
        handle.write(secret + "\n")
    with suppress(FileExistsError):
        file.hardlink_to(partial)
    partial.unlink()
