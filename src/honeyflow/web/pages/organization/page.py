"""One organization: names and owners over time, domains seen, how many were active, and to the keeper, who."""

from typing import Any

from django.http import Http404

from honeyflow.kernel.access import Right
from honeyflow.people.reads.organization import OrganizationProfile, read_organization
from honeyflow.web.pages.organization.bars import bars_of, finding
from honeyflow.web.records import Group, Page, Visit


def show_organization(visit: Visit) -> dict[str, Any]:
    """Return the organization; those below the minimum group are named only to who may see persons."""
    organization_id = visit.parts["organization_id"]
    profile = visit.published.ask(read_organization, organization_id)
    group = visit.site.minimum_group
    if profile is None or (not visit.may(Right.SEE_PERSONS) and profile.person_count < group):
        raise Http404("There is no such organization in this snapshot, or too few people worked for it to be named.")
    return {
        "profile": profile,
        "heading": profile.organization.name,
        "finding": finding(profile),
        "charts": bars_of(profile.years)
        if visit.may(Right.SEE_PERSONS)
        else (),  # a year may hold fewer than the minimum group
        "why_not": _why_not(profile, group, named=visit.may(Right.SEE_PERSONS)),
        "minimum_group": group,
    }


def _why_not(profile: OrganizationProfile, group: int, *, named: bool) -> str:
    """Return why its persons are not listed; empty when they are."""
    if not named:
        return "Persons are named to the keeper and to community managers only."
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
    right=Right.SEE_ORGANIZATIONS,
    picks=False,
)
