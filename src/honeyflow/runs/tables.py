"""All tables a snapshot holds, by name, with the floor that writes each."""

from honeyflow.ledger.market.tables import TABLES as MARKET
from honeyflow.ledger.staff_days import STAFF_DAY
from honeyflow.ledger.tables import TABLES as LEDGER
from honeyflow.people.tables import TABLES as PEOPLE
from honeyflow.sources.tables import TABLES as SOURCES

ALL_TABLES = {table.name: table for table in (*SOURCES, *PEOPLE, *LEDGER, *MARKET, STAFF_DAY)}
