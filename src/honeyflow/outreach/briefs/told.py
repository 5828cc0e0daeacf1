"""What a file of unknown making tells, taken key by key: what is wrong becomes a finding and counts as not told."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from honeyflow.kernel.bounds import Bounds
from honeyflow.kernel.finding import Evidence, Finding, Severity

LONGEST_TEXT = 2_000
LONGEST_LIST = 50
LARGEST = Decimal(1_000_000_000)


def read_told(text: str, source: str) -> "Told":
    """Return the object in `text`, JSON or TOML; an empty one with a serious finding where it is neither."""
    told = Told({}, source)
    try:
        values = _json(text) if text.lstrip().startswith(("{", "[")) else tomllib.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        told.fault("", str(error).partition("\n")[0][:200], "JSON or TOML", Severity.SERIOUS)
        return told
    if not isinstance(values, dict):
        told.fault("", "a list", "one object with keys", Severity.SERIOUS)
        return told
    return Told(values, source, "", told.findings)


def _json(text: str) -> Any:
    return json.loads(text, parse_float=Decimal)


@dataclass
class Told:
    """The values of one object, with its place in the file; takes note of the keys asked for.

    Parameters
    ----------
    values : Mapping
        What the file holds.
    source, where : str
        The file and the place of this object in it, for findings.
    findings : list of Finding
        Shared by all objects of one file.
    """

    values: Mapping[str, Any]
    source: str
    where: str = ""
    findings: list[Finding] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)

    def text(self, key: str, longest: int = LONGEST_TEXT, *, multiline: bool = True) -> str:
        """Return a text without control characters, cut at `longest`; empty when not told."""
        value = self._value(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.fault(key, repr(value)[:60], "a text")
            return ""
        clean = _clean(value, multiline=multiline)
        if len(clean) > longest:
            self.fault(key, f"{len(clean):,} characters", f"at most {longest:,}", done="cut there")
        return clean[:longest].rstrip()

    def number(self, key: str) -> Decimal | None:
        """Return a number of 0 or more, given as a number or as a text; None when not told."""
        value = self._value(key)
        if value is None or value == "":
            return None
        number = _number(value)
        if number is None:
            self.fault(key, repr(value)[:60], "a number of 0 or more, such as 12 or 0.5")
        return number

    def whole(self, key: str) -> int | None:
        """Return a whole number of 0 or more; None when not told."""
        number = self.number(key)
        if number is not None and number != number.to_integral_value():
            self.fault(key, f"{number}", "a whole number")
            return None
        return None if number is None else int(number)

    def bounds(self, low: str, high: str) -> Bounds | None:
        """Return a range from two keys; one alone is both ends, and ends told the wrong way round are turned."""
        ends = [end for end in (self.number(low), self.number(high)) if end is not None]
        if not ends:
            return None
        if len(ends) == 2 and ends[0] > ends[1]:
            self.fault(low, f"{ends[0]} to {ends[1]}", "the lower end first", Severity.NOTE, "turned round")
        return Bounds(min(ends), max(ends))

    def day(self, key: str) -> date | None:
        """Return a day; None when not told."""
        value = self._value(key)
        if value is None or value == "":
            return None
        try:
            return _day(value)
        except (TypeError, ValueError):
            self.fault(key, repr(value)[:60], "a day, such as 2026-11-24")
            return None

    def colour(self, key: str) -> str:
        """Return a colour as ``#rrggbb``; empty when not told."""
        colour = self.text(key, 20, multiline=False).lower()
        if colour and not re.fullmatch(r"#[0-9a-f]{6}", colour):
            self.fault(key, repr(colour), "a colour such as #8a5a00")
            return ""
        return colour

    def one(self, key: str) -> "Told":
        """Return the object under `key`, an empty one when not told."""
        value = self._value(key)
        if value is not None and not isinstance(value, dict):
            self.fault(key, repr(value)[:60], "an object with keys")
        return Told(value if isinstance(value, dict) else {}, self.source, self._at(key), self.findings)

    def each(self, key: str, most: int = LONGEST_LIST) -> Iterator["Told"]:
        """Yield the objects of the list under `key`, at most `most`."""
        for number, value in enumerate(self._list(key, most)):
            if isinstance(value, dict):
                yield Told(value, self.source, f"{self._at(key)}[{number}]", self.findings)
            else:
                self.fault(f"{key}[{number}]", repr(value)[:60], "an object with keys")

    def texts(self, key: str, most: int = LONGEST_LIST) -> tuple[str, ...]:
        """Return the texts of the list under `key`, at most `most`, empty ones left out."""
        values = self._list(key, most)
        if any(not isinstance(value, str) for value in values):
            self.fault(key, "something other than a text in the list", "texts only", done="left out")
        clean = (_clean(value, multiline=False)[:LONGEST_TEXT] for value in values if isinstance(value, str))
        return tuple(text for text in clean if text)

    def has(self, key: str) -> bool:
        """Return whether anything is told under `key`, be it an empty list."""
        return self.values.get(key) is not None

    def close(self) -> None:
        """Report the keys nobody asked for."""
        for key in [key for key in self.values if key not in self.asked][:LONGEST_LIST]:
            self.fault(str(key)[:60], "an unknown key", f"one of {', '.join(sorted(self.asked))}", Severity.NOTE)

    def fault(
        self,
        key: str,
        seen: str,
        expected: str,
        severity: Severity = Severity.WARNING,
        done: str = "counts as not told",
    ) -> None:
        """Report what is wrong under `key`."""
        where = self._at(key) if key else self.where
        self.findings.append(Finding("brief-told", Evidence(self.source, where), seen, expected, done, severity))

    def _value(self, key: str) -> Any:
        self.asked.add(key)
        return self.values.get(key)

    def _list(self, key: str, most: int) -> list[Any]:
        value = self._value(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.fault(key, repr(value)[:60], "a list")
            return []
        if len(value) > most:
            self.fault(key, f"{len(value):,} entries", f"at most {most}", done=f"the first {most} are taken")
        return value[:most]

    def _at(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key


def _clean(text: str, *, multiline: bool) -> str:
    kept = "".join(" " if _is_control(each) else each for each in text.replace("\r\n", "\n").replace("\r", "\n"))
    return kept.strip() if multiline else " ".join(kept.split())


def _is_control(each: str) -> bool:
    """Return whether no document can carry this character: controls, lone surrogates and non-characters."""
    code = ord(each)
    return (
        (code < 32 and each not in "\n\t") or 127 <= code < 160 or 0xD800 <= code <= 0xDFFF or code & 0xFFFE == 0xFFFE
    )


def _number(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        return None
    try:
        number = Decimal(value.strip() if isinstance(value, str) else value)
    except InvalidOperation:
        return None
    return number if number.is_finite() and 0 <= number <= LARGEST else None


def _day(value: object) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def currency_of(told: Told) -> str:
    """Return a currency by its three letters; anything else is a finding, and counts as not told."""
    code = told.text("currency", 10, multiline=False).upper()
    if code and not (len(code) == 3 and code.isascii() and code.isalpha()):
        told.fault("currency", repr(code), "a currency's three letters, such as EUR")
        return ""
    return code
