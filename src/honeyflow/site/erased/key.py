"""The key under which tombstones are hashed: the operator's setting, else made once and kept with the site's data."""

import hmac
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from honeyflow.site.config import Site
from honeyflow.site.erased.marks import Mark
from honeyflow.site.settings import load_settings
from honeyflow.store.files import write_secret

FILE = "erasure-key"
SETTING = "HONEYFLOW_ERASURE_KEY"
_LENGTH = 48
_SHOWN = 8


def key_file(site: Site) -> Path:
    """Return where the key is kept when the operator sets none."""
    return site.data / FILE


def known_key(site: Site, environ: Mapping[str, str] = os.environ) -> bytes | None:
    """Return the key there is; None when there is none."""
    if told := load_settings(environ).erasure_key:
        return told.encode()
    try:
        return key_file(site).read_bytes().strip() or None
    except FileNotFoundError:
        return None


def made_key(site: Site) -> bytes:
    """Return the key, made now when there is none: a file that its owner alone can read."""
    if (known := known_key(site)) is not None:
        return known
    write_secret(key_file(site), secrets.token_urlsafe(_LENGTH))
    return key_file(site).read_bytes().strip()


def hashed(key: bytes, mark: Mark) -> str:
    """Return the keyed hash of a mark: HMAC with SHA-256, hexadecimal."""
    return hmac.digest(key, f"{mark.kind}\0{mark.text}".encode("utf-8", "surrogatepass"), "sha256").hex()


def key_sign(key: bytes) -> str:
    """Return by what the key is known without telling it."""
    return hmac.digest(key, b"honeyflow tombstones", "sha256").hex()[:_SHOWN]
