"""The privacy notice, made from the sources this site has configured (Articles 13 and 14, GDPR)."""

from collections.abc import Iterator

from honeyflow.kernel.access import RIGHTS, Right, Role
from honeyflow.privacy.configured import categories_of, configured_sources
from honeyflow.site import Site

_NEEDED = {
    "controller": "who answers for the data, with an address",
    "contact": "where people write",
    "authority": "the supervisory authority",
}


def missing_facts(site: Site) -> list[tuple[str, str]]:
    """Return what the operator has yet to say for the notice to be complete: key of ``[privacy]``, and what it is."""
    return [(name, words) for name, words in _NEEDED.items() if not getattr(site.privacy, name)]


def privacy_notice(site: Site) -> str:
    """Return the notice as Markdown; nothing in it is promised that the product does not do."""
    return "\n\n".join(_parts(site)) + "\n"


def _parts(site: Site) -> Iterator[str]:
    privacy, company = site.privacy, site.company.name
    yield "# What is known here about people, and what for"
    yield (
        f"{company} makes open source software together with a community. This system keeps account of what the "
        "community, the company and its customers give and get. Most of what it knows about people is public already: "
        "it is in the history of the software itself."
    )
    yield "## Who answers for it"
    yield f"{privacy.controller or company}. " + (f"Write to {privacy.contact}." if privacy.contact else "")
    if privacy.officer:
        yield f"Data protection officer: {privacy.officer}."
    yield "## What is read"
    sources = [f"- {each.words[0].upper()}{each.words[1:]}." for each in configured_sources(site)]
    yield "\n".join(sources) or "Nothing yet about people."
    yield "## What it is kept for, and how long"
    yield "\n".join(
        f"- **{each.name}**, about {each.people}: {each.purpose}. Kept {each.kept}." for each in categories_of(site)
    )
    yield "## On what ground"
    yield (
        "Public work is read on the ground of legitimate interest (Article 6 (1) (f), GDPR): to credit work, to keep a "
        "community healthy and to account for it honestly. Messages are sent on the ground of consent to that very "
        "kind of message (Article 6 (1) (a)), or of a contract to its contacts (Article 6 (1) (b)). Data about staff "
        "are kept for their contracts."
    )
    yield "## Who sees it"
    yield (
        f"Names and addresses: {_who(Right.SEE_PERSONS)}. Sales and marketing see organizations only, as ranges, and "
        f"none in which fewer than {site.minimum_group} people took part; never a name, an address or a commit. "
        "Nothing is sold or given to others, and nothing is stored elsewhere: this system runs on the company's own "
        "machine. Erased people are kept as keyed hashes only, so that they do not come back."
    )
    yield "## What is not done"
    yield (
        "Nobody is scored or ranked. No decision about a person is made by a machine alone. No mail is sent to an "
        "address because it stands in a repository, on a forge, a list or a forum. Public pages set no cookie and "
        "load nothing from elsewhere."
    )
    yield "## What you can ask for"
    yield "\n".join(_rights(site))
    yield (
        f"Backups are deleted after {privacy.backup_days} days. After {privacy.journal_months} months without anything "
        "new nobody can tell any more whose a message in the journal was, unless a consent stands or somebody asked "
        f"not to be written to. A member's or a customer's sign-in that nobody used for {privacy.user_months} months "
        "is removed."
    )
    authority = f": {privacy.authority}" if privacy.authority else " where you live"
    yield f"You may also complain to the supervisory authority{authority}."


def _who(right: Right) -> str:
    named = {Role.KEEPER: "who runs this system", Role.COMMUNITY: "the community managers"}
    return " and ".join(named.get(role, f"{role.value} people") for role in Role if role in RIGHTS[right])


def _rights(site: Site) -> Iterator[str]:
    contact = site.privacy.contact or site.company.name
    yield f"- **See it**: everything held about you, in one file. Ask {contact}."
    yield "- **Correct it**: who you are, and where you worked from when to when; it counts from the next run on."
    yield "- **Object**: to messages, at once, by the link in each; to being counted by name, by having it erased."
    yield "- **Withdraw a consent**: one click, at once."
    yield "- **Erase it**: your work stays in the software's history; here it counts under a number, for good."
