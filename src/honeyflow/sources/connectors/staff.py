"""The connector of the staff list."""

from honeyflow.sources.market.erasing import without_erased
from honeyflow.sources.market.staff import read_staff
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.records import Connector, Landed, Landing, fingerprints
from honeyflow.sources.tables import STAFF


def land(landing: Landing) -> Landed:
    """Read who is paid to work; a missing or wrong file is a finding, and the staff is not recorded."""
    name = landing.site.market.staff
    trouble = Trouble(name, confidential=True)
    staff = read_staff(landing.site.folder / name, landing.site.company.currency, trouble)
    staff = without_erased(staff, landing.erased, trouble)
    return Landed(
        parts={STAFF.name: landing.part(STAFF, staff)},
        findings=trouble.findings(),
        inputs=fingerprints(landing.site.folder, (name,)),
    )


connector = Connector(name="staff", question="Who is paid to work?", tables=(STAFF,), land=land)
