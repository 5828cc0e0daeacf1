"""The floor's table functions, with the built-in rules, for the contract test of engines."""

from datetime import date

from honeyflow.ledger.contributions import CONTRIBUTOR_MONTHS, contribution_function
from honeyflow.ledger.kinds import rules_of
from honeyflow.ledger.market.moves import market_moves
from honeyflow.ledger.membership import CONTRIBUTOR_MOVES, CUSTOMER_MOVES
from honeyflow.ledger.service_days import SERVICE_DAYS
from honeyflow.ledger.staff_days import STAFF_DAYS
from honeyflow.ledger.table_rules import entry_function, line_function, posting_function, table_rules

TABLE_FUNCTIONS = (
    contribution_function(rules_of("path"), rules_of("trailer")),
    CONTRIBUTOR_MONTHS,
    STAFF_DAYS,
    market_moves(date(2099, 12, 1), ("consulting",)),
    CONTRIBUTOR_MOVES,
    CUSTOMER_MOVES,
    SERVICE_DAYS,
    *(entry_function(rule, table) for rule, table in table_rules()),
    *(posting_function(rule, table) for rule, table in table_rules()),
    *(line_function(rule, table) for rule, table in table_rules()),
)
