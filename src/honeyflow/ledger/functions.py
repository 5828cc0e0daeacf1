"""The floor's table functions, with the built-in rules, for the contract test of engines."""

from datetime import date

from honeyflow.ledger.contributions import CONTRIBUTOR_MONTHS, contribution_function
from honeyflow.ledger.kinds import rules_of
from honeyflow.ledger.market.moves import market_moves
from honeyflow.ledger.staff_days import STAFF_DAYS

TABLE_FUNCTIONS = (
    contribution_function(rules_of("path"), rules_of("trailer")),
    CONTRIBUTOR_MONTHS,
    STAFF_DAYS,
    market_moves(date(2099, 12, 1), ("consulting",)),
)
