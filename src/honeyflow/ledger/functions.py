"""The floor's table functions, with the built-in rules, for the contract test of engines."""

from honeyflow.ledger.contributions import CONTRIBUTOR_MONTHS, contribution_function
from honeyflow.ledger.kinds import rules_of
from honeyflow.ledger.staff_days import STAFF_DAYS

TABLE_FUNCTIONS = (contribution_function(rules_of("path"), rules_of("trailer")), CONTRIBUTOR_MONTHS, STAFF_DAYS)
