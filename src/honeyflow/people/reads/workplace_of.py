"""Where the owner of one address works, for themselves to choose from."""

from datetime import date

import narwhals as nw

from honeyflow.people.addresses import address, is_shared_mailbox
from honeyflow.people.tables import AFFILIATION, IDENTITY
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot

MOST = 3


def read_workplaces_of(snapshot: Snapshot, engine: Engine, email: str) -> tuple[tuple[str, str], ...]:
    """Return identifier and name of the organizations last worked at, newest first, at most `MOST`.

    Empty when the address is nobody's, or may be several persons'.
    """
    if is_shared_mailbox(email):
        return ()
    mine = snapshot.frame(IDENTITY, engine).filter(nw.col("email").str.to_lowercase() == address(email))
    persons = {row["person_id"] for row in rows_of(engine.collect(mine.select("person_id").unique()))}
    if len(persons) != 1:
        return ()
    periods = snapshot.frame(AFFILIATION, engine).filter(nw.col("person_id") == persons.pop())
    kept = periods.select("organization_id", "organization", "valid_to")
    rows = sorted(rows_of(engine.collect(kept)), key=lambda row: row["valid_to"] or date.max, reverse=True)
    found = {row["organization_id"]: row["organization"] for row in rows if row["organization_id"]}
    return tuple(found.items())[:MOST]
