"""The record of processing (Article 30, GDPR), from the register of holdings and the site's sources."""

from honeyflow.documents.sheet import csv_text
from honeyflow.kernel.access import RIGHTS, Right
from honeyflow.privacy.configured import categories_of, configured_sources
from honeyflow.privacy.holdings import HOLDINGS, SIGNING_IN, STAFF, WRITTEN_TO
from honeyflow.privacy.records import Category
from honeyflow.site import Site

HEADER = (
    "activity",
    "purpose",
    "people",
    "data",
    "source",
    "ground",
    "who receives it",
    "transfers abroad",
    "kept",
    "protection",
)

_GROUNDS = {
    STAFF.name: "contract of employment",
    WRITTEN_TO.name: "consent, Article 6 (1) (a); a customer's contract, Article 6 (1) (b)",
    SIGNING_IN.name: "asked for by the person, Article 6 (1) (b)",
}

PROTECTION = (
    "one machine of the company's own; roles by one table of rights; sign-in without passwords; a journal sealed entry "
    "on entry; minimum group for organizations; erasure with keyed hashes; figures without names by default"
)


def record_rows(site: Site) -> list[tuple[str, ...]]:
    """Return one row a category of data that this site holds, in the order of `HEADER`."""
    return [_row(site, category) for category in categories_of(site)]


def record_csv(site: Site) -> str:
    """Return the record as CSV."""
    return csv_text(HEADER, record_rows(site))


def record_markdown(site: Site) -> str:
    """Return the record as Markdown, an activity a section."""
    privacy = site.privacy
    parts = [
        "# Record of processing activities",
        f"Controller: {privacy.controller or site.company.name}. Contact: {privacy.contact or '(not told)'}. "
        f"Data protection officer: {privacy.officer or '(none told)'}.",
    ]
    for row in record_rows(site):
        parts.append(f"## {row[0]}")
        cells = zip(HEADER[1:], row[1:], strict=True)
        parts.append("\n".join(f"- **{name.capitalize()}**: {cell}" for name, cell in cells))
    return "\n\n".join(parts) + "\n"


def _row(site: Site, category: Category) -> tuple[str, ...]:
    tables = [holding.table for holding in HOLDINGS if holding.category == category]
    sources = "; ".join(each.words for each in configured_sources(site) if each.category == category)
    right = Right.SEE_EFFORT if category == STAFF else Right.SEE_PERSONS
    ground = _GROUNDS.get(category.name, "legitimate interest, Article 6 (1) (f)")
    return (
        category.name,
        category.purpose,
        category.people,
        "; ".join(f"{table.name}: {table.grain}" for table in tables) or category.people,
        sources or category.source,
        ground,
        "roles inside the company: " + ", ".join(sorted(role.value for role in RIGHTS[right])),
        "none: the company's own machine",
        category.kept,
        PROTECTION,
    )
