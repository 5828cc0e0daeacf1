"""Precision and recall of the rules of wording on the labelled sentences, by language and split.

    python bench/wording.py [--wrong LANGUAGE:SPLIT]

A sentence counts as objected to when any rule objects; hints do not count. Borderline sentences are counted apart:
careful people differ on them. ``build`` is what the rules were written on; how the other splits came to be is in
docs/wording.md. ``--wrong`` lists what was missed and what was objected to without cause: for splits that rules may
still be written on, no others.
"""

import csv
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from honeyflow.outreach.wording.checking import objections_to
from honeyflow.outreach.wording.records import LANGUAGES, Sentence

LABELLED = Path(__file__).parents[1] / "tests" / "outreach" / "wording" / "labelled"


@dataclass(frozen=True)
class Row:
    """One labelled sentence, and the rules that object to it."""

    split: str
    label: str
    sentence: str
    rules: tuple[str, ...]


def rows_of(language: str) -> list[Row]:
    """Return the labelled sentences of a language, judged."""
    with (LABELLED / f"{language}.csv").open(encoding="utf-8", newline="") as lines:
        return [
            Row(each["split"], each["label"], each["sentence"], _judged(each["sentence"], language))
            for each in csv.DictReader(lines)
        ]


def _judged(sentence: str, language: str) -> tuple[str, ...]:
    found = objections_to(Sentence(sentence, language))
    return tuple(each.rule for each in found if not each.hint)


def main(wrong: str) -> None:
    """Print the table."""
    print(f"{'':4} {'split':12} {'sentences':>9} {'precision':>9} {'recall':>7} {'borderline objected to':>23}")
    for language in LANGUAGES:
        rows = rows_of(language)
        for split in dict.fromkeys(row.split for row in rows):
            _tell(language, split, [row for row in rows if row.split == split])
            if wrong == f"{language}:{split}":
                _tell_wrong([row for row in rows if row.split == split])


def _tell(language: str, split: str, rows: list[Row]) -> None:
    seen = Counter((row.label, bool(row.rules)) for row in rows)
    right, missed, false = seen["belittling", True], seen["belittling", False], seen["fair", True]
    precision = right / (right + false) if right + false else 0.0
    border = seen["borderline", True], seen["borderline", True] + seen["borderline", False]
    recall = right / (right + missed) if right + missed else 0.0
    print(f"{language:4} {split:12} {len(rows):9} {precision:9.3f} {recall:7.3f} {f'{border[0]} of {border[1]}':>23}")


def _tell_wrong(rows: list[Row]) -> None:
    for row in rows:
        if row.label == "belittling" and not row.rules:
            print(f"     missed: {row.sentence}")
        if row.label == "fair" and row.rules:
            print(f"     {', '.join(row.rules)}: {row.sentence}")


if __name__ == "__main__":
    main(sys.argv[2] if sys.argv[1:2] == ["--wrong"] else "")
