"""Precision and recall on sentences labelled by hand; how each split came to be is in docs/wording.md."""

import csv
from pathlib import Path

import pytest

from honeyflow.outreach.wording.checking import objections_to
from honeyflow.outreach.wording.records import LANGUAGES, Sentence

LABELLED = Path(__file__).with_name("labelled")
FOUND_AT_LEAST = {"build": 0.9, "held": 0.9, "second": 0.9, "last": 0.2, "independent": 0.8}


def rows(language: str) -> list[dict[str, str]]:
    with (LABELLED / f"{language}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def objected(row: dict[str, str], language: str) -> bool:
    return any(not each.hint for each in objections_to(Sentence(row["sentence"], language)))


def test_the_labelled_set_is_as_large_as_promised_and_says_nothing_twice() -> None:
    labelled = [row for language in LANGUAGES for row in rows(language)]
    assert len(labelled) >= 240
    assert len({row["sentence"] for row in labelled}) == len(labelled)
    assert {row["label"] for row in labelled} == {"belittling", "fair", "borderline"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_nothing_fair_is_objected_to(language: str) -> None:
    judged = [(row["label"], objected(row, language)) for row in rows(language)]
    right, false = judged.count(("belittling", True)), judged.count(("fair", True))
    assert right / (right + false) >= 0.95


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("split", FOUND_AT_LEAST)
def test_belittling_sentences_are_found_as_often_as_measured(language: str, split: str) -> None:
    there = [row for row in rows(language) if row["split"] == split and row["label"] == "belittling"]
    found = sum(objected(row, language) for row in there)
    assert found >= FOUND_AT_LEAST[split] * len(there)
