"""One organization: names and owners over time, domains seen, how many were active, and to the keeper, who."""

from typing import Any

from django.http import Http404

from honeyflow.people.reads.organization import OrganizationProfile, read_organization
from honeyflow.web.pages.organization.bars import bars_of, finding
from honeyflow.web.records import Group, Page, Visit


def show_organization(visit: Visit) -> dict[str, Any]:
    """Return the organization; those below the minimum group are named on the keeper's own machine only."""
    organization_id = visit.parts["organization_id"]
    profile = visit.published.ask(read_organization, organization_id)
    group = visit.site.minimum_group
    if profile is None or (not visit.own_machine and profile.person_count < group):
        raise Http404("There is no such organization in this snapshot, or too few people worked for it to be named.")
    return {
        "profile": profile,
        "heading": profile.organization.name,
        "finding": finding(profile),
        "charts": bars_of(profile.years) if visit.own_machine else (),  # a year may hold fewer than the minimum group
        "why_not": _why_not(profile, group, own_machine=visit.own_machine),
        "minimum_group": group,
    }


def _why_not(profile: OrganizationProfile, group: int, *, own_machine: bool) -> str:
    """Return why its persons are not listed; empty when they are."""
    if not own_machine:
        return "Persons are named on the keeper's own machine only."
    if profile.person_count < group:
        return (
            f"Not listed: {profile.person_count} with accepted commits, fewer than this site's minimum group "
            f"of {group}. Look a person up by name on the page People."
        )
    return ""


page = Page(
    name="organization",
    title="Organization",
    path="organizations/<path:organization_id>/",
    order=0,
    group=Group.COMMUNITY,
    question="What is this organization, whose is it, and how many of its people took part?",
    view=show_organization,
    picks=False,
)
