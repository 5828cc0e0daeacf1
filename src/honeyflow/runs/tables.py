"""All tables a snapshot holds, by name, with the floor that writes each."""

from honeyflow.ledger.market.tables import TABLES as MARKET
from honeyflow.ledger.membership import CONTRIBUTOR_MOVE, CUSTOMER_MOVE
from honeyflow.ledger.service_days import SERVICE_DAY
from honeyflow.ledger.staff_days import STAFF_DAY
from honeyflow.ledger.tables import TABLES as LEDGER
from honeyflow.outreach.organizations.tables import TABLES as MARKET_ORGANIZATIONS
from honeyflow.outreach.tables import TABLES as OUTREACH
from honeyflow.people.tables import TABLES as PEOPLE
from honeyflow.sources.tables import TABLES as SOURCES

_MONTHLY = (STAFF_DAY, CONTRIBUTOR_MOVE, CUSTOMER_MOVE, SERVICE_DAY)

_OUTREACH = (*OUTREACH, *MARKET_ORGANIZATIONS)

ALL_TABLES = {table.name: table for table in (*SOURCES, *PEOPLE, *LEDGER, *MARKET, *_MONTHLY, *_OUTREACH)}
