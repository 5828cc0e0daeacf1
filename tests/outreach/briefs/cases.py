"""Drafts and offers to make briefs from: a busy maintainer, somebody with one change, somebody with none."""

import json
from datetime import date
from typing import Any

from honeyflow.outreach.briefs.compose import compose
from honeyflow.outreach.briefs.draft import Draft, read_draft
from honeyflow.outreach.briefs.offer import Offer, read_offer
from honeyflow.outreach.briefs.records import (
    Answers,
    Bars,
    Block,
    Brief,
    Hundred,
    Numbers,
    Paragraph,
    Points,
    Quote,
    Table,
)

TODAY = date(2026, 11, 24)
SUPPORT = {
    "slug": "support",
    "title": "Support",
    "summary": "Answers within four hours.",
    "price": "1250.00",
    "unit": "month",
    "employer": "Somebody to call when it matters.",
    "everyone": "What is mended is mended for everyone.",
    "needs": ["slow answers", "upgrade"],
    "stays": "You decide what goes in and when.",
}
TRAINING = {"slug": "training", "title": "Training", "price": "2300.00", "unit": "day", "needs": ["training"]}
CONSULTING = {"slug": "consulting", "title": "Consulting", "price": None, "unit": "day", "needs": ["connector"]}
RELEASES = [{"version": "v2.2.0", "on": "2024-11-05"}, {"version": "v2.3.1", "on": "2025-03-11"}]
RELEASES += [{"version": "v2.4.0", "on": "2026-10-02"}]
OFFER: dict[str, Any] = {
    "schema": "honeyflow/services/2",
    "company": "Weftwise",
    "currency": "EUR",
    "colour": "#7a3e9d",
    "as_of": "2026-11-20",
    "services": [SUPPORT, TRAINING, CONSULTING],
    "projects": [{"name": "weft", "packages": ["pkg:pypi/weft"], "licence": "Apache-2.0", "releases": RELEASES}],
    "commons": {"first_on": "2025-10-01", "last_on": "2026-09-30", "open": 63, "other": 22, "unknown": 15},
    "questions": [
        {"slug": "data", "for": "legal", "question": "Which data leave our systems?", "answer": "**None**."},
        {"slug": "bills", "for": "finance", "question": "How are we billed?", "answer": "Once a year."},
    ],
}
WORK: dict[str, Any] = {
    "schema": "honeyflow/work/1",
    "as_of": "2026-11-24",
    "source": "Weftwise's records",
    "first_on": "2021-03-02",
    "last_on": "2026-10-30",
    "contributions": [{"kind": "functionality", "count": 41}, {"kind": "documentation", "count": 4}],
    "reviews": 12,
    "others_helped": 7,
    "years": [{"year": 2021, "count": 9}, {"year": 2026, "count": 36}],
    "projects": [{"name": "weft", "count": 45}],
    "areas": [{"name": "weft/http", "count": 12}, {"name": "weft/cache", "count": 8}],
    "releases": {"count": 9, "latest": "v2.4.0"},
    "examples": [
        {
            "what": "Time out slow feeds",
            "on": "2026-10-30",
            "project": "weft",
            "sha": "ab",
            "url": "https://f.example/ab",
        },
        {"what": "Cache feeds", "on": "2026-09-30", "project": "weft", "sha": "cd", "url": ""},
    ],
}
ONE: dict[str, Any] = {
    "first_on": "2025-05-01",
    "last_on": "2025-05-01",
    "contributions": [{"kind": "documentation", "count": 1}],
    "years": [{"year": 2025, "count": 1}],
    "projects": [{"name": "weft", "count": 1}],
    "areas": [{"name": "weft/docs", "count": 1}],
    "examples": [{"what": "Say what a feed is", "on": "2025-05-01", "project": "weft", "sha": "ef"}],
}
BUSY: dict[str, Any] = {
    "schema": "honeyflow/draft/1",
    "member": {"name": "Cleo Marsh", "role": "Platform engineer", "employer": "Larder Inc."},
    "uses": {
        "words": "All our price feeds run through Weft.",
        "components": [{"purl": "pkg:pypi/weft@2.3.1", "name": "weft", "version": "2.3.1", "from": "sbom.json"}],
    },
    "work": WORK,
    "work_words": "I rewrote how feeds time out.",
    "waits": [{"text": "Slow answers at night", "url": "https://f.example/12", "hours_low": 4, "hours_high": 8}],
    "risk": "I alone read that code.",
    "services": [{"slug": "support", "why": "An answer the same day.", "quantity_low": 12, "quantity_high": 12}],
    "assumptions": {"rate_low": "60", "rate_high": "90", "taken_low": "0.5", "taken_high": "1"},
    "frees": "The connector we put off.",
    "ask": {"kind": "trial", "text": "Three months, from January."},
}


def draft(**told: Any) -> Draft:
    """Return a draft of these keys alone; it must be sound."""
    made, findings = read_draft(json.dumps(told))
    assert findings == ()
    return made


def offer(**told: Any) -> Offer:
    """Return the usual offer with these keys instead; it must be sound."""
    made, findings = read_offer(json.dumps(OFFER | told))
    assert findings == ()
    return made


def made(told: dict[str, Any], **offered: Any) -> Brief:
    """Return the brief of a draft."""
    return compose(draft(**told), offer(**offered), today=TODAY)


def texts(brief: Brief) -> list[str]:
    """Return every text of a brief."""
    found = [brief.title, *brief.sources, *brief.label.values()]
    for section in brief.sections:
        found += [section.title, *section.short, *(text for block in section.blocks for text in block_texts(block))]
    return found


def block_texts(block: Block) -> list[str]:
    """Return every text of a block."""
    match block:
        case Paragraph(text):
            return [text]
        case Quote(text, by):
            return [text, by]
        case Points(items):
            return [text for each in items for text in (each.text, each.detail)]
        case Numbers(items):
            return [text for each in items for text in (each.value, each.label)]
        case Table():
            return [*block.header, *(cell for row in block.rows for cell in row), block.note]
        case Bars():
            return [block.title, block.unit, *(text for label, _, figure in block.rows for text in (label, figure))]
        case Hundred():
            return [block.said, *block.labels]
        case Answers(items):
            return [text for each in items for text in (each.who, each.question, each.answer)]


def section_text(brief: Brief, key: str) -> str:
    """Return all of a section in one text; empty where it is left out."""
    section = brief.section(key)
    if section is None:
        return ""
    return "\n".join([section.title, *(text for block in section.blocks for text in block_texts(block))])
