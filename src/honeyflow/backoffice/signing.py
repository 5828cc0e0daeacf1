"""The journal's own key: Ed25519, made once and kept with the site's data, by which heads and proofs are signed."""

import base64

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from honeyflow.site import Site
from honeyflow.store.files import write_secret

FILE = "journal-key"


def signing_key(site: Site) -> Ed25519PrivateKey:
    """Return the private key, made now when there is none: a file that its owner alone can read."""
    file = site.data / FILE
    if not file.exists():
        made = Ed25519PrivateKey.generate()
        write_secret(file, base64.b64encode(made.private_bytes_raw()).decode())
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(file.read_text(encoding="ascii").strip()))


def public_key(site: Site) -> str:
    """Return the public key, to be shown and kept elsewhere: 32 bytes in base64."""
    return base64.b64encode(signing_key(site).public_key().public_bytes_raw()).decode()


def sign(site: Site, text: str) -> str:
    """Return the signature of a text, base64."""
    return base64.b64encode(signing_key(site).sign(text.encode())).decode()


def is_signed(text: str, signature: str, key: str) -> bool:
    """Return whether `signature` is that of `text` by the public key `key`, both base64."""
    try:
        known = Ed25519PublicKey.from_public_bytes(base64.b64decode(key, validate=True))
        known.verify(base64.b64decode(signature, validate=True), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True
