"""The texts of a brief's blocks."""

from honeyflow.outreach.briefs.records import (
    Answers,
    Bars,
    Block,
    Hundred,
    Numbers,
    Paragraph,
    Points,
    Quote,
    Table,
)

_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


def texts_in_block(block: Block) -> tuple[str, ...]:
    """Return the texts of a block, those of its table included."""
    match block:
        case Paragraph() | Quote():
            return (block.text,)
        case Points():
            return tuple(text for each in block.items for text in (each.text, each.detail))
        case Numbers():
            return tuple(text for each in block.items for text in (each.value, each.label))
        case Table():
            return (*block.header, *(cell for row in block.rows for cell in row), block.note)
        case Bars():
            return (block.title, block.unit, *(text for label, _, told in block.rows for text in (label, told)))
        case Hundred():
            return (block.said, *block.labels)
        case Answers():
            return tuple(text for each in block.items for text in (each.question, each.answer))


def unmarked(text: str) -> str:
    """Return a text without the marks that keep a name's direction to itself."""
    return text.translate(_ISOLATES)
