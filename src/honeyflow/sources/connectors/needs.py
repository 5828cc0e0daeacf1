"""The connector of both sides' needs."""

from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.needs.reading import read_needs
from honeyflow.sources.records import Connector, Landed, Landing, fingerprints
from honeyflow.sources.tables import NEED


def land(landing: Landing) -> Landed:
    """Read what each side needs; a malformed row is a finding."""
    name = landing.site.market.needs
    trouble = Trouble(name)
    needs = read_needs(landing.site.folder / name, landing.as_of, trouble)
    return Landed(
        parts={NEED.name: landing.part(NEED, needs)},
        findings=trouble.findings(),
        inputs=fingerprints(landing.site.folder, (name,)),
    )


connector = Connector(
    name="needs", question="What do customers need, and what the community?", tables=(NEED,), land=land
)
