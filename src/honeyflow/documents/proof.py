"""The proof of no slamming: every message let through in a period, with the consent that stood before it."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from honeyflow.documents.sheet import csv_text, json_text
from honeyflow.documents.typesetting import typeset
from honeyflow.documents.wording import period_words
from honeyflow.kernel.period import Period

FORMATS = ("pdf", "json", "csv")
"""Endings, the usual one first."""

SCHEMA = "honeyflow/proof-of-no-slamming/1"
COLUMNS = ("entry", "digest", "at", "purpose", "community", "ground", "evidence", "evidence_digest", "exception")
MOST_LISTED = 600
"""Messages listed in the PDF; the JSON lists all."""


@dataclass(frozen=True)
class SentMessage:
    """One message that was let through.

    Parameters
    ----------
    entry : int
        Its number in the journal; `digest` is the seal on it.
    at : str
        UTC instant, ISO 8601.
    community : bool
        Sent to an address of the community, or to one of which nobody can say whose it was.
    ground : str
        ``consent``, ``contract``, or empty.
    evidence : int or None
        Number of the entry by which the consent was given, before the message; `evidence_digest` is the seal on it.
    exception : str
        What speaks against it; empty when nothing does.
    """

    entry: int
    digest: str
    at: str
    purpose: str
    community: bool
    ground: str = ""
    evidence: int | None = None
    evidence_digest: str = ""
    exception: str = ""


@dataclass(frozen=True)
class Proof:
    """What is told of a period.

    Parameters
    ----------
    made_at : datetime
        UTC instant.
    entries, head : int, str
        How long the journal was when this was made, and the seal on its end.
    community : int or None
        How many mailboxes were known as the community's; None: nobody knows, so every message counts as sent to it.
    messages : sequence of SentMessage
        In the journal's order.
    """

    company: str
    period: Period
    made_at: datetime
    entries: int
    head: str
    community: int | None
    messages: Sequence[SentMessage]
    public_key: str
    demo: bool = False

    @property
    def exceptions(self) -> list[SentMessage]:
        """Messages against which something speaks, those to the community first."""
        return sorted((each for each in self.messages if each.exception), key=lambda each: not each.community)

    @property
    def to_community(self) -> int:
        """Number of messages to the community."""
        return sum(each.community for each in self.messages)

    def counts(self) -> list[dict[str, Any]]:
        """Return the number of messages by purpose, community or not, and ground."""
        found = Counter((m.purpose, m.community, m.ground, bool(m.exception)) for m in self.messages)
        names = ("purpose", "community", "ground", "exception")
        return [{**dict(zip(names, key, strict=True)), "messages": number} for key, number in sorted(found.items())]

    def told(self) -> dict[str, Any]:
        """Return all of it as plain values: what is signed."""
        period = self.period
        return {
            "schema": SCHEMA,
            "company": self.company,
            "demo": self.demo,
            "period": {"name": period.name, "start": period.start.isoformat(), "end": period.end.isoformat()},
            "made_at": self.made_at.isoformat(timespec="seconds"),
            "journal": {"entries": self.entries, "head": self.head},
            "community_mailboxes": self.community,
            "counts": self.counts(),
            "exceptions": [asdict(each) for each in self.exceptions],
            "messages": [asdict(each) for each in self.messages],
            "public_key": self.public_key,
        }


def signed_text(told: Mapping[str, Any]) -> str:
    """Return what the signature of a proof is over: JSON without it, keys sorted, no spaces, ASCII."""
    plain = {name: value for name, value in told.items() if name != "signature"}
    return json.dumps(plain, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True)
class ProofFile:
    """A proof with its signature (Ed25519 over `signed_text`, base64), as PDF, JSON or CSV."""

    proof: Proof
    signature: str
    formats: tuple[str, ...] = field(default=FORMATS, repr=False)

    @property
    def stem(self) -> str:
        """Name of the file, without its ending."""
        return f"no-slamming-{self.proof.period.name.replace('..', '-to-')}"

    def made(self, ending: str) -> bytes:
        """Return the file with this ending, one of `FORMATS`."""
        if ending == "pdf":
            return typeset("proof.typ", self._data(), self.proof.made_at.date())
        if ending == "csv":
            rows = (asdict(each) for each in self.proof.messages)
            return csv_text(COLUMNS, ([_cell(row[name]) for name in COLUMNS] for row in rows)).encode()
        return json_text({**self.proof.told(), "signature": self.signature}).encode()

    def _data(self) -> dict[str, Any]:
        proof = self.proof
        return {
            "company": proof.company,
            "demo": proof.demo,
            "period": period_words(proof.period),
            "made_at": f"{proof.made_at:%-d %B %Y, %H:%M} UTC",
            "claim": claim_of(proof),
            "proven": not proof.exceptions,
            "messages": f"{len(proof.messages):,}",
            "to_community": f"{proof.to_community:,}",
            "community": "not known" if proof.community is None else f"{proof.community:,}",
            "counts": [_count_row(row) for row in proof.counts()],
            "exceptions": [[f"{e.entry:,}", e.at[:10], e.purpose, _whom(e), e.exception] for e in proof.exceptions],
            "listed": [_listed(each) for each in proof.messages[:MOST_LISTED]],
            "more": f"{max(0, len(proof.messages) - MOST_LISTED):,}",
            "entries": f"{proof.entries:,}",
            "head": proof.head,
            "public_key": proof.public_key,
            "signature": self.signature,
        }


def claim_of(proof: Proof) -> str:
    """Return what the proof says, in a sentence; of one that fails, by how much."""
    whom = "an address in the community" if proof.community is not None else "anybody"
    bad = len(proof.exceptions)
    if not proof.messages:
        return f"No message was sent through the guard in {period_words(proof.period)}."
    if not bad:
        return f"Every message sent through the guard to {whom} had its ground before it was sent."
    return f"{bad:,} of {len(proof.messages):,} messages sent through the guard lacked a ground: they are listed first."


def _count_row(row: Mapping[str, Any]) -> list[str]:
    ground = "none: see the exceptions" if row["exception"] else row["ground"]
    return [row["purpose"], "community" if row["community"] else "others", ground, f"{row['messages']:,}"]


def _whom(message: SentMessage) -> str:
    return "community" if message.community else "others"


def _listed(each: SentMessage) -> list[str]:
    evidence = "" if each.evidence is None else f"{each.evidence:,} · {each.evidence_digest[:12]}"
    return [f"{each.entry:,} · {each.digest[:12]}", each.at[:10], each.purpose, _whom(each), evidence or each.ground]


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
