"""A brief as slides: PowerPoint's format (ECMA-376), native text, tables and charts, the full text in the notes."""

from honeyflow.outreach.briefs.format import Format
from honeyflow.outreach.briefs.records import Brief


def render_slides(brief: Brief) -> bytes:
    """Return the presentation; the same brief gives the same bytes."""
    from honeyflow.outreach.briefs.formats.slides.deck import deck_of
    from honeyflow.outreach.briefs.formats.slides.packing import packed

    return packed(deck_of(brief), brief.made_on)


format = Format(  # noqa: A001
    "slides",
    "pptx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "Slides (PPTX)",
    render_slides,
)
