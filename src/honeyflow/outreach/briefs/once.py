"""What a section says twice, said once where reader or audience see both beside each other."""

from collections.abc import Sequence
from dataclasses import replace

from honeyflow.outreach.briefs.records import Answers, Block, Hundred, Paragraph, Quote, Section
from honeyflow.outreach.briefs.texts import one_line

SURE = 20
"""Letters from which a line that is part of another text is no chance."""


def once(section: Section) -> Section:
    """Return the section; a picture of a hundred days has no words of its own where a paragraph says them already."""
    said = {one_line(block.text) for block in section.blocks if isinstance(block, Paragraph)}
    blocks = tuple(
        replace(block, said="") if isinstance(block, Hundred) and one_line(block.said) in said else block
        for block in section.blocks
    )
    return replace(section, blocks=blocks)


def beside(lines: Sequence[str], figure: Block | None) -> list[str]:
    """Return the lines of a slide that its figure does not say; none where it says them all."""
    told = [one_line(text) for text in _said_by(figure) if text.strip()]
    return [line for line in lines if not any(_repeats(one_line(line), text) for text in told)]


def _said_by(figure: Block | None) -> tuple[str, ...]:
    match figure:
        case Quote():
            return (figure.text,)
        case Hundred():
            return (figure.said,)
        case Answers():
            return tuple(item.question for item in figure.items)
        case _:
            return ()


def _repeats(line: str, told: str) -> bool:
    """Return whether a line holds what is told, or is it, shortened."""
    return told in line or (len(line) >= SURE and line.rstrip("…. ") in told)
