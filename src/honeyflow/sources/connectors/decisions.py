"""The connector of decisions about people."""

import hashlib

from honeyflow.sources.decisions.reading import read_decisions
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.records import Connector, Landed, Landing
from honeyflow.sources.tables import DECISION
from honeyflow.store.files import write_rows


def land(landing: Landing) -> Landed:
    """Read the decisions in force; a malformed line is a finding that quotes nobody."""
    name = landing.site.people.decisions
    file = landing.site.folder / name
    trouble = Trouble(name, confidential=True)
    part = landing.fresh / f"{DECISION.name}.parquet"
    write_rows(DECISION, read_decisions(file, trouble, landing.erased), part)
    seen = {name: hashlib.sha256(file.read_bytes()).hexdigest()[:16]} if file.is_file() else {}
    return Landed(parts={DECISION.name: (part,)}, findings=trouble.findings(), inputs=seen)


connector = Connector(
    name="decisions",
    question="What has been decided about who is who, and who works where?",
    tables=(DECISION,),
    land=land,
)
