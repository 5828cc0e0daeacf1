"""The floor's table functions, for the contract test of engines."""

from honeyflow.people.affiliations import sightings
from honeyflow.people.attribution import commit_employers
from honeyflow.people.identities import seen_identities
from honeyflow.people.work import work_months

TABLE_FUNCTIONS = (seen_identities, sightings, commit_employers, work_months)
