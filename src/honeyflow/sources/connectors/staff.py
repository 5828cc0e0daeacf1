"""The connector of the staff list and the wages."""

from dataclasses import replace

from honeyflow.site.effort import Staff
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.records import Connector, Landed, Landing, fingerprints
from honeyflow.sources.staff.employments import read_staff
from honeyflow.sources.staff.erasing import numbers_kept, without_erased
from honeyflow.sources.staff.wages import read_wages
from honeyflow.sources.tables import STAFF, WAGE


def land(landing: Landing) -> Landed:
    """Read who is paid to work; a missing or wrong file is a finding, and the staff is not recorded.

    The file of wages is looked for only where it is, or where the site names another one.
    """
    site, currency = landing.site, landing.site.company.currency
    names = (site.market.staff, site.staff.wages)
    listed, paid = (Trouble(name, confidential=True) for name in names)
    staff = read_staff(site.folder / names[0], currency, listed)
    kept = without_erased(staff, landing.erased, listed)
    wages = site.folder / names[1]
    wanted = wages.exists() or names[1] != Staff.wages
    numbers = numbers_kept(staff, kept)
    told = read_wages(wages, staff, currency, paid) if wanted else ()
    return Landed(
        parts={
            STAFF.name: landing.part(STAFF, kept),
            WAGE.name: landing.part(WAGE, [replace(each, staff_id=numbers[each.staff_id]) for each in told]),
        },
        findings=(*listed.findings(), *paid.findings()),
        inputs=fingerprints(site.folder, names),
    )


connector = Connector(name="staff", question="Who is paid to work, and for how much?", tables=(STAFF, WAGE), land=land)
