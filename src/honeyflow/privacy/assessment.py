"""A legitimate-interest assessment to fill in: the facts of this site are in it, the judgement is the operator's."""

from collections.abc import Iterator

from honeyflow.privacy.configured import configured_sources
from honeyflow.site import Site

BLANK = "> *Yours to answer:* "


def assessment(site: Site) -> str:
    """Return the template as Markdown: purpose, necessity, balance, what is known and what is to judge."""
    return "\n\n".join(_parts(site)) + "\n"


def _parts(site: Site) -> Iterator[str]:
    company = site.company.name
    yield f"# Legitimate-interest assessment: {company} reads its community's public work"
    yield "Facts are filled in from this site. What is marked *yours to answer* needs a person who decides, and a date."
    yield (
        "| | |\n|---|---|\n| Controller | "
        + (site.privacy.controller or company)
        + " |\n| Assessed by | |\n| Date | |\n| Next look | |"
    )
    yield "## 1. Purpose: what for?"
    yield (
        "To account for what the community, the company and its customers give and get; to credit people's work and "
        "their employers'; to see whether the community is healthy; to keep members from being pitched to."
    )
    yield f"{BLANK}who gains by this besides the company, and what would be lost without it?"
    yield "## 2. Necessity: does it need these data?"
    yield "What is read:\n\n" + "\n".join(f"- {each.words}" for each in configured_sources(site))
    yield (
        "What is not read: private profiles, addresses bought from others, anything behind a sign-in. Organizations "
        f"are shown to the market side as ranges from {site.minimum_group} people on; there no name is needed."
    )
    yield f"{BLANK}could the purpose be met with less, for instance with fewer repositories, or without lists?"
    yield "## 3. Balance: what does it mean for the people?"
    yield (
        "- **What they expect**: their work is public by their own choice; that a company counts it by employer is "
        "less expected.\n"
        "- **What could hurt**: a wrong employer; being pitched to; being found by somebody who should not.\n"
        "- **What stands against it**: below a threshold an employer is *unknown*; a person can correct it; sales and "
        "marketing have no right to any page about persons; a guard refuses every message without a consent and can "
        "prove it; erasing is for good.\n"
        "- **Children, special kinds of data**: none are looked for; names may hint at origin, nothing is made of it."
    )
    yield f"{BLANK}would the people be surprised or upset? How do they learn of it (the notice is at /privacy/)?"
    yield "## 4. Rights"
    yield (
        "Access: `honeyflow privacy access`. Correction: the person's page, `honeyflow people works-for`. Objection "
        "and withdrawal: one click in each message. Erasure: `honeyflow people erase`; backups are gone after "
        f"{site.privacy.backup_days} days."
    )
    yield "## 5. Outcome"
    yield f"{BLANK}the interest prevails / does not prevail, because"
