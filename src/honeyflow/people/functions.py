"""The floor's table functions, for the contract test of engines."""

from honeyflow.people.affiliations.attribution import commit_employers
from honeyflow.people.affiliations.forks import merged_branches
from honeyflow.people.affiliations.seen_months import seen_months
from honeyflow.people.identities import seen_identities
from honeyflow.people.reads.work import work_months

TABLE_FUNCTIONS = (seen_identities, seen_months, merged_branches, commit_employers, work_months)
