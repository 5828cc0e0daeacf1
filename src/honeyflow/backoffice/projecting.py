"""What entries mean for the tables of what holds now: the one place that says it, for an entry and for a replay."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from honeyflow.backoffice.kinds import Kind
from honeyflow.backoffice.models import Complaint, Consent, Entry, Message, Objection, Suppression, Withdrawal, Words

Row = Complaint | Consent | Message | Objection | Suppression | Withdrawal | Words
TABLES: tuple[type[Row], ...] = (Complaint, Consent, Message, Objection, Suppression, Withdrawal, Words)
"""The projections; each is written by what this module says and by nothing else."""


@dataclass(frozen=True)
class Add:
    """A new row."""

    row: Row


@dataclass(frozen=True)
class Change:
    """Rows that have these values in `where` (among them ``entry`` or ``mailbox``) get those of `to`."""

    table: type[Row]
    where: Mapping[str, Any]
    to: Mapping[str, Any]


Effect = Add | Change


def effects_of(entry: Entry) -> Iterator[Effect]:
    """Yield what an entry does to the projections; nothing for kinds that have none."""
    made = _BY_KIND.get(entry.kind)
    if made is not None:
        yield made(entry)


def _whose(entry: Entry) -> dict[str, Any]:
    return {"entry": entry.seq, "subject": entry.subject, "mailbox": entry.body["mailbox"]}


def _consent(entry: Entry) -> Effect:
    told = entry.body
    return Add(
        Consent(
            **_whose(entry),
            purpose=told["purpose"],
            given_at=_instant(told.get("given_at")) or entry.at,
            words=told.get("words", ""),
            words_digest=told.get("words_digest", ""),
            channel=told.get("channel", ""),
            country=told.get("country", ""),
            confirmed_at=entry.at if told.get("confirmed") else None,
        )
    )


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _confirmation(entry: Entry) -> Effect:
    return Change(Consent, {"entry": entry.body["consent"], "confirmed_at": None}, {"confirmed_at": entry.at})


def _withdrawal(entry: Entry) -> Effect:
    return Add(Withdrawal(**_whose(entry), purpose=entry.body["purpose"], at=entry.at))


def _objection(entry: Entry) -> Effect:
    return Add(Objection(**_whose(entry), purpose=entry.body["purpose"], made_at=entry.at))


def _objection_back(entry: Entry) -> Effect:
    where = {"mailbox": entry.body["mailbox"], "purpose": entry.body["purpose"], "withdrawn_at": None}
    return Change(Objection, where, {"withdrawn_at": entry.at})


def _complaint(entry: Entry) -> Effect:
    return Add(Complaint(**_whose(entry), made_at=entry.at))


def _suppression(entry: Entry) -> Effect:
    return Add(Suppression(**_whose(entry), why=entry.body["why"], set_at=entry.at))


def _suppression_lifted(entry: Entry) -> Effect:
    return Change(Suppression, {"mailbox": entry.body["mailbox"], "lifted_at": None}, {"lifted_at": entry.at})


def _message(entry: Entry) -> Effect:
    return Add(Message(**_whose(entry), purpose=entry.body["purpose"], sent_at=entry.at))


def _words(entry: Entry) -> Effect:
    told = entry.body
    return Add(
        Words(
            entry=entry.seq,
            purpose=told["purpose"],
            version=told["version"],
            digest=told["digest"],
            text=told["text"],
            kept_at=entry.at,
        )
    )


_BY_KIND: Mapping[str, Callable[[Entry], Effect]] = {
    Kind.CONSENT_GIVEN: _consent,
    Kind.CONSENT_CONFIRMED: _confirmation,
    Kind.CONSENT_WITHDRAWN: _withdrawal,
    Kind.OBJECTION_MADE: _objection,
    Kind.OBJECTION_WITHDRAWN: _objection_back,
    Kind.COMPLAINT_MADE: _complaint,
    Kind.SUPPRESSION_SET: _suppression,
    Kind.SUPPRESSION_LIFTED: _suppression_lifted,
    Kind.MESSAGE_PASSED: _message,
    Kind.WORDS_KEPT: _words,
}
