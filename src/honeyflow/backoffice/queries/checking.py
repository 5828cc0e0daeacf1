"""Checking a proof that somebody brings back: signed by this journal, and still what the journal says."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from honeyflow.backoffice.models import Entry
from honeyflow.backoffice.queries.proof import prove
from honeyflow.backoffice.signing import is_signed, public_key
from honeyflow.documents.proof import SCHEMA, signed_text
from honeyflow.kernel.errors import HoneyflowError
from honeyflow.kernel.period import Period
from honeyflow.site import Site


class NoProofError(HoneyflowError):
    """A file that is no proof."""

    def __init__(self, file: Path, seen: str) -> None:
        super().__init__(f"{file}: saw {seen}; expected a proof as JSON, by honeyflow audit proof PERIOD --out x.json")


def check_proof(site: Site, file: Path) -> list[str]:
    """Return what is wrong with a proof, as plain sentences; none when it holds.

    Raises
    ------
    NoProofError
    """
    told = _read(file)
    return list(_faults(site, told))


def _read(file: Path) -> dict[str, Any]:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise NoProofError(file, error.strerror or "nothing") from error
    except ValueError:
        raise NoProofError(file, "no JSON") from None
    if not isinstance(told, dict) or told.get("schema") != SCHEMA:
        raise NoProofError(file, "another document")
    return told


def _faults(site: Site, told: dict[str, Any]) -> Iterator[str]:
    key = public_key(site)
    if told.get("public_key") != key:
        yield "the public key is another one than this journal's: somebody else signed it"
    if not is_signed(signed_text(told), str(told.get("signature", "")), key):
        yield "the signature does not fit: it was changed after it was signed"
        return
    journal = told["journal"]
    head = Entry.objects.filter(seq=journal["entries"]).values_list("digest", flat=True).first()
    if head != journal["head"] and journal["entries"]:
        yield f"entry {journal['entries']:,} is not the head it names: the journal was changed since"
        return
    period = Period.parse(told["period"]["name"])
    now = prove(site, period, None, upto=journal["entries"]).proof.told()
    if _bare(now["messages"]) != _bare(told["messages"]):
        yield "the journal tells of other messages in that period: it was changed since"
    bad = len(told["exceptions"])
    if bad:
        yield f"it names {bad:,} exceptions itself: it proves nothing of those"


def _bare(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out who was of the community: that was so when it was made, and the published snapshot is another now."""
    return [{name: value for name, value in each.items() if name != "community"} for each in messages]
