"""The words of one language, from its files in ``data/``, and what of them is found in a sentence."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from honeyflow.outreach.wording.patterns import Phrase, Slots, phrase_of, spelling_of
from honeyflow.outreach.wording.records import Objection, Sentence

_DATA = Path(__file__).with_name("data")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Entry:
    """Phrases that are objected to for one reason.

    Parameters
    ----------
    unless : tuple of Phrase
        What makes the sentence fair.
    better : str
        ``{seen}`` and the names of slots stand for what was found.
    negation : bool
        Whether "not" makes it fair. It does for "is not a hobby", and does not for "do not leave it to amateurs".
    hint : bool
    """

    phrases: tuple[Phrase, ...]
    unless: tuple[Phrase, ...]
    better: str
    negation: bool = True
    hint: bool = False


@dataclass(frozen=True)
class Lexicon:
    """One language: entries by rule, and the words that negate a clause or speak about a word.

    Parameters
    ----------
    by_key : mapping of str to mapping of str to tuple of int
        By rule: which phrases (by `id`) a sentence with a key can have; under ``""`` those to try in every sentence.
    """

    entries: Mapping[str, tuple[Entry, ...]]
    by_key: Mapping[str, Mapping[str, tuple[int, ...]]]
    negators: re.Pattern[str]
    mentions: re.Pattern[str]
    after: bool

    def found(self, rule: str, sentence: Sentence) -> Objection | None:
        """Return the first objection of a rule to a sentence; a hint when there is only that."""
        hint = None
        possible = self._possible(rule, sentence)
        for entry in self.entries.get(rule, ()):
            match = next(self._matches(entry, sentence, possible), None)
            if match is None:
                continue
            objection = _objection(rule, entry, match, sentence)
            if not entry.hint:
                return replace(objection, hint=sentence.own)
            hint = hint or objection
        return hint

    def _possible(self, rule: str, sentence: Sentence) -> frozenset[int]:
        """Return which phrases can stand in a sentence, by its words alone."""
        by_key = self.by_key.get(rule, {})
        return frozenset(by_key.get("", ())).union(*(by_key[key] for key in sentence.keys if key in by_key))

    def _matches(self, entry: Entry, sentence: Sentence, possible: frozenset[int]) -> Iterator[re.Match[str]]:
        """Yield where the sentence says one of the phrases, and means it."""
        for phrase in entry.phrases:
            if id(phrase) not in possible:
                continue
            for match in phrase.pattern.finditer(sentence.plain):
                if any(fair.pattern.search(sentence.plain) for fair in entry.unless):
                    return
                if not (entry.negation and self._negated(match, sentence)) and not self._mentioned(match, sentence):
                    yield match

    def _negated(self, match: re.Match[str], sentence: Sentence) -> bool:
        """Return whether a "not" before it in its clause, in its dots, or (in some languages) after it, covers it."""
        before = re.split(r"[,;:.!?()]| but ", sentence.plain[: match.start()])[-1]
        near = " ".join(before.split(" ")[-7:])
        gaps = [text for name, text in match.groupdict().items() if name.startswith("gap_") and text]
        tail = re.split(r"[,;:.!?()、。]", sentence.plain[match.end() :])[0] if self.after else ""
        return any(self.negators.search(text) for text in (near, *gaps, tail))

    def _mentioned(self, match: re.Match[str], sentence: Sentence) -> bool:
        """Return whether it stands in quotation marks, in a sentence about words."""
        start, end = match.span()
        inside = any(a <= start and end <= b for a, b in sentence.quoted)
        return inside and bool(self.mentions.search(sentence.plain))


@lru_cache(maxsize=8)
def lexicon_of(language: str) -> Lexicon:
    """Return the words of a language; `SiteError` when one of its phrases cannot be read."""
    told = _told(language)
    spelling = spelling_of(language)
    slots: Slots = {name: tuple(phrases) for name, phrases in told["slots"].items()}

    def phrases(written: list[str]) -> tuple[Phrase, ...]:
        return tuple(phrase_of(phrase, slots, spelling) for phrase in written)

    def either(written: list[str]) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{each.source})" for each in phrases(written)) or "(?!)", re.IGNORECASE)

    entries = {
        rule: tuple(
            Entry(
                phrases(row["seen"]),
                phrases(row.get("unless", [])),
                row["better"],
                negation=row.get("negation", True),
                hint=row.get("hint", False),
            )
            for row in rows
        )
        for rule, rows in told["rule"].items()
    }
    by_key = {rule: _indexed(phrase for entry in rows for phrase in entry.phrases) for rule, rows in entries.items()}
    after = told.get("negators_after", False)
    return Lexicon(entries, by_key, either(told["negators"]), either(told["mentions"]), after)


def _told(language: str) -> dict[str, Any]:
    """Return what the files of a language say together: ``en.toml``, which the others build on, and ``en_*.toml``."""
    told: dict[str, Any] = tomllib.loads((_DATA / f"{language}.toml").read_text(encoding="utf-8"))
    slots, rules = dict(told.get("slots", {})), {rule: list(rows) for rule, rows in told.get("rule", {}).items()}
    for path in sorted(_DATA.glob(f"{language}_*.toml")):
        more = tomllib.loads(path.read_text(encoding="utf-8"))
        slots.update(more.get("slots", {}))
        for rule, rows in more.get("rule", {}).items():
            rules[rule] = [*rules.get(rule, []), *rows]
    return {**told, "slots": slots, "rule": rules}


def _indexed(phrases: Iterable[Phrase]) -> Mapping[str, tuple[int, ...]]:
    by_key: dict[str, list[int]] = defaultdict(list)
    for phrase in phrases:
        for key in phrase.keys or {""}:
            by_key[key].append(id(phrase))
    return {key: tuple(ids) for key, ids in by_key.items()}


def found(rule: str, sentence: Sentence) -> Objection | None:
    """Return what the words of the sentence's language say against it under one rule."""
    return lexicon_of(sentence.language).found(rule, sentence)


def _objection(rule: str, entry: Entry, match: re.Match[str], sentence: Sentence) -> Objection:
    seen = _tidy(sentence.text[match.start() : match.end()])
    better = entry.better.replace("{seen}", seen)
    for name, span in ((name, match.span(name)) for name in match.re.groupindex if match[name]):
        better = better.replace(f"{{{name.rpartition('_')[0]}}}", _tidy(sentence.text[span[0] : span[1]]))
    return Objection(rule, (seen,), better, (match.span(),), hint=entry.hint)


def _tidy(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()
