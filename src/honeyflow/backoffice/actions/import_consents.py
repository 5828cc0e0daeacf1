"""Taking over consents that were given elsewhere, from a CSV file; reading it again changes nothing."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.db import transaction

from honeyflow.backoffice.actions.consents import Given, consent_draft
from honeyflow.backoffice.actions.recording import record
from honeyflow.backoffice.actions.subjects import Hasher, Whose, is_erased
from honeyflow.backoffice.actions.words import keep_words
from honeyflow.backoffice.models import Consent, Evidence, Subject
from honeyflow.kernel.errors import SiteError
from honeyflow.kernel.finding import Evidence as Where
from honeyflow.kernel.finding import Finding, Severity
from honeyflow.kernel.purpose import Purpose
from honeyflow.outreach.addresses import Address, Fault, read_address
from honeyflow.site import Site
from honeyflow.site.consent_words import read_words
from honeyflow.site.erased.file import load_tombstones
from honeyflow.site.erased.tombstones import Tombstones

NEEDED = ("address", "purpose", "given_at", "words", "channel")
OPTIONAL = ("country", "confirmed", "evidence")
LONGEST_EVIDENCE = 400
_YES, _NO = frozenset({"yes", "true", "1"}), frozenset({"", "no", "false", "0"})
_LONGEST_CHANNEL = 40


@dataclass(frozen=True)
class Imported:
    """What an import did: consents new and known before, and a finding for each line that was left out."""

    new: int
    known: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class _Line:
    address: Address
    given: Given


class _WrongError(ValueError):
    """What is wrong with a line."""

    def __init__(self, rule: str, seen: str, expected: str) -> None:
        self.rule, self.seen, self.expected = rule, seen, expected
        super().__init__(rule)


def import_consents(site: Site, file: Path, actor: str) -> Imported:
    """Write down every sound line of a file, all in one transaction.

    Raises
    ------
    SiteError
        When the file cannot be read, or its header lacks a column.
    """
    findings: list[Finding] = []
    lines = list(_read(site, file, findings))
    with transaction.atomic():
        new = _write(site, lines, actor)
    return Imported(new, len(lines) - new, tuple(findings))


def _write(site: Site, lines: list[_Line], actor: str) -> int:
    hasher = Hasher(site)
    fresh: dict[tuple[object, ...], tuple[_Line, Whose]] = {}
    known = set(Consent.objects.values_list("subject", "purpose", "given_at", "words", "channel"))
    for line in lines:
        whose, told = hasher.whose(line.address), line.given
        key = (whose.subject, told.purpose.value, told.given_at, told.words, told.channel)
        if key not in known:
            fresh.setdefault(key, (line, whose))
    used = {(one.given.purpose, one.given.words) for one, _ in fresh.values()}
    texts = (each for each in read_words(site) if (each.purpose, each.version) in used)
    digests = {(each.purpose, each.version): keep_words(each, actor) for each in texts}
    rows = [Subject(subject=w.subject, address=one.address.exact, mailbox=w.mailbox) for one, w in fresh.values()]
    Subject.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)
    drafts = ((one.given, w, digests[one.given.purpose, one.given.words]) for one, w in fresh.values())
    entries = record([consent_draft(hasher, w, given, digest, actor) for given, w, digest in drafts])
    texts_of = zip(entries, (one.given.evidence for one, _ in fresh.values()), strict=True)
    proofs = [Evidence(entry=entry.seq, subject=entry.subject, text=text) for entry, text in texts_of if text]
    Evidence.objects.bulk_create(proofs, batch_size=1000)
    return len(fresh)


def _read(site: Site, file: Path, findings: list[Finding]) -> Iterator[_Line]:
    there = {(each.purpose, each.version) for each in read_words(site)}
    erased = load_tombstones(site)
    for number, cells in _cells(file):
        try:
            line = _line(cells, there)
            _refuse_erased(line, erased)
        except _WrongError as wrong:
            where = Where(file.name, f"line {number}")
            findings.append(Finding(wrong.rule, where, wrong.seen, wrong.expected, "line left out", Severity.SERIOUS))
        else:
            yield line


def _refuse_erased(line: _Line, erased: Tombstones) -> None:
    if is_erased(line.address, erased):
        raise _WrongError("consent-of-erased", "an address of somebody erased", "somebody not erased")


def _cells(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        stream = file.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise SiteError(str(file), [f"cannot be read: {error.strerror}"]) from error
    with stream:
        reader = csv.DictReader(stream)
        try:
            header = [name.strip().lower() for name in reader.fieldnames or ()]
            missing = [name for name in NEEDED if name not in header]
            if missing:
                expected = f"expected {','.join((*NEEDED, *OPTIONAL))}"
                raise SiteError(str(file), [f"saw a header without {', '.join(missing)}; {expected}"])
            reader.fieldnames = header
            for row in reader:
                yield reader.line_num, {k: (v or "").strip() for k, v in row.items() if k and not isinstance(v, list)}
        except UnicodeDecodeError:
            raise SiteError(str(file), ["saw bytes that are not UTF-8; expected a CSV file in UTF-8"]) from None
        except csv.Error as error:
            raise SiteError(str(file), [f"line {reader.line_num}: {error}; expected CSV"]) from error


def _shown(text: str) -> str:
    """Return a cell as a finding may repeat it: in a file whose columns are shifted, any may be an address."""
    return "a text with an @" if "@" in text else repr(text[:40])


def _line(cells: dict[str, str], words: set[tuple[Purpose, str]]) -> _Line:
    """Return what a line says; nothing of the address is repeated in what is wrong."""
    address = read_address(cells["address"])
    if isinstance(address, Fault):
        raise _WrongError("consent-address", address.value, "one address, jo@example.org")
    if cells["purpose"] not in set(Purpose):
        raise _WrongError("consent-purpose", _shown(cells["purpose"]), f"one of {', '.join(Purpose)}")
    purpose = Purpose(cells["purpose"])
    if (purpose, cells["words"]) not in words:
        expected = f"a version of consent-words/{purpose}.VERSION.md"
        raise _WrongError("consent-words", _shown(cells["words"]), expected)
    if not cells["channel"] or len(cells["channel"]) > _LONGEST_CHANNEL or "@" in cells["channel"]:
        raise _WrongError("consent-channel", _shown(cells["channel"]), "how it came: newsletter-form, paper, event")
    confirmed = cells.get("confirmed", "").lower()
    if confirmed not in _YES | _NO:
        raise _WrongError("consent-confirmed", _shown(confirmed), "yes or no")
    given = Given(
        purpose,
        cells["words"],
        cells["channel"],
        _instant(cells["given_at"]),
        country_of(cells.get("country", "")),
        confirmed in _YES,
        cells.get("evidence", "")[:LONGEST_EVIDENCE],
    )
    return _Line(address, given)


def country_of(text: str) -> str:
    """Return a country's code.

    Raises
    ------
    ValueError
        When it is none.
    """
    if text and not (len(text) == 2 and text.isascii() and text.isalpha()):
        raise _WrongError("consent-country", _shown(text), "a country as ISO 3166 code, NL")
    return text.upper()


def _instant(text: str) -> datetime:
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise _WrongError("consent-day", _shown(text), "a day or instant, 2024-03-05 or 2024-03-05T10:00Z") from None
    instant = read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    if instant > datetime.now(UTC):
        raise _WrongError("consent-day", _shown(text), "a day that has been")
    return instant
