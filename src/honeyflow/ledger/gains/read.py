"""The published read of gains."""

from datetime import date

from honeyflow.ledger.gains.evidence import read_evidence
from honeyflow.ledger.gains.judging import judge
from honeyflow.ledger.gains.measures import measures_of
from honeyflow.ledger.gains.records import Gains
from honeyflow.store.engines import Engine
from honeyflow.store.snapshots import Snapshot


def read_gains(snapshot: Snapshot, engine: Engine, end: date) -> Gains:
    """Return each party's gains over the twelve months before `end`, the first day of a month."""
    return judge(measures_of(read_evidence(snapshot, engine, end)), end)
