"""Drafts for the tests of the page: one with a word in every field that stands nowhere else."""

import json
from typing import Any

WORDS = tuple(f"quillwort{name}" for name in ("ash", "birch", "cedar", "dogwood", "elder", "fir", "ginkgo", "hazel"))
WORDS += tuple(f"quillwort{name}" for name in ("ivy", "juniper", "kapok", "larch", "maple", "nutmeg", "olive", "pine"))
WORDS += ("quillwörtäöü", "цветокпапоротника")
"""Planted: plain letters, umlauts, another script."""


def planted() -> dict[str, Any]:
    """Return a draft with one of `WORDS` in every field."""
    word = iter(WORDS)
    return {
        "schema": "honeyflow/draft/1",
        "language": "en",
        "member": {"name": next(word), "role": next(word), "employer": next(word)},
        "uses": {
            "words": next(word),
            "components": [{"purl": "", "name": next(word), "version": "1", "from": next(word)}],
        },
        "work": {
            "schema": "honeyflow/work/1",
            "name": "x",
            "source": next(word),
            "examples": [{"what": next(word), "url": f"https://{next(word)}.example/1"}],
        },
        "work_words": next(word),
        "waits": [{"text": next(word), "url": f"https://{next(word)}.example/2", "hours_low": "2", "hours_high": "6"}],
        "risk": next(word),
        "services": [{"slug": "support", "why": next(word), "quantity_low": "12", "quantity_high": "12"}],
        "assumptions": {"rate_low": "60", "rate_high": "90", "taken_low": "0.3", "taken_high": "0.6"},
        "frees": next(word),
        "ask": {"kind": "own", "text": next(word)},
        "work_hidden": [next(word)],
        "sections_hidden": [],
        "colour": "#123456",
        "nonsense": next(word),
    }  # fmt: skip


def planted_text() -> str:
    return json.dumps(planted(), ensure_ascii=False)
