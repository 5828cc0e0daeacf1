"""Questions that employers' people ask, and the company's answers: ``questions/<slug>.md``, TOML between ``+++`` lines.

Nobody can answer them for the company: `honeyflow init` writes the questions as drafts, and drafts are shown to nobody.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from honeyflow.kernel.finding import Finding
from honeyflow.site.front_matter import Fault, judged_page, usual_faults

KEYS = ("question", "for", "order", "draft")
_NEEDED = frozenset(("question", "for", "answer"))
ASKED_BY = ("finance", "legal", "security", "procurement", "engineering")
"""Whose questions they are, in the order shown."""


@dataclass(frozen=True)
class Question:
    """One question of an employer's `asked_by` people, with its answer (Markdown, as written); `order` within those."""

    slug: str
    question: str
    asked_by: str
    answer: str
    order: int = 0
    draft: bool = False


def answered(folder: Path) -> tuple[Question, ...]:
    """Return the questions that are no drafts, by asker, order and file."""
    questions = (each for each in read_questions(folder)[0] if not each.draft)
    return tuple(sorted(questions, key=lambda each: (ASKED_BY.index(each.asked_by), each.order, each.slug)))


def read_questions(folder: Path) -> tuple[tuple[Question, ...], tuple[Finding, ...]]:
    """Return the questions of the Markdown files in `folder`, by slug, and what was wrong with the files.

    A folder that is not there holds none. A question without an answer, or of nobody known, is left out.
    """
    read = [_read(file) for file in sorted(folder.glob("*.md"))]
    questions = tuple(question for question, _ in read if question is not None)
    return questions, tuple(finding for _, findings in read for finding in findings)


def _read(file: Path) -> tuple[Question | None, list[Finding]]:
    told, body, findings = judged_page(file, "question", "question", _faults, _NEEDED)
    return None if told is None else _question(file.stem, told, body), findings


def _faults(told: dict[str, Any], body: str) -> Iterator[Fault]:
    """Yield what cannot be taken as it is."""
    yield from usual_faults(told, KEYS)
    if not isinstance(told["question"], str) or not told["question"].strip():
        yield "question", repr(told["question"])[:60], "the question, a text"
    if told.get("for") not in ASKED_BY:
        yield "for", repr(told.get("for"))[:60], f"one of {', '.join(ASKED_BY)}"
    if not _without_heading(body):
        yield "answer", "no text after the front matter", "the answer"


def _question(slug: str, told: dict[str, Any], body: str) -> Question:
    return Question(
        slug=slug,
        question=told["question"].strip(),
        asked_by=told["for"],
        answer=_without_heading(body),
        order=told.get("order", 0),
        draft=told.get("draft", False),
    )


def _without_heading(body: str) -> str:
    """Return the answer: the text without a first heading, which is the question over again."""
    first, _, rest = body.partition("\n")
    return rest.strip() if first.startswith("# ") else body
