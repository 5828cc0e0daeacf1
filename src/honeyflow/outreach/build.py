"""The outreach floor of a run: which addresses are known, from where, and whose they are."""

from collections.abc import Iterable

import narwhals as nw

from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.outreach.customer_ends import customer_ends, last_served
from honeyflow.outreach.known import of_contacts, of_identities, of_staff
from honeyflow.outreach.tables import ADDRESS_FACT
from honeyflow.people.identities import seen_identities
from honeyflow.people.tables import IDENTITY
from honeyflow.sources.tables import CUSTOMER, CUSTOMER_CONTACT, INVOICE_LINE, STAFF, SUBSCRIPTION
from honeyflow.store.engines import rows_of
from honeyflow.store.snapshots import Staging
from honeyflow.store.tables import Frame


def build_address_facts(staging: Staging) -> list[Finding]:
    """Write ``address_fact``; return what is wrong with customers' contacts."""
    contacts = list(_rows(staging, staging.frame(CUSTOMER_CONTACT)))
    served = _rows(staging, last_served(staging.frame(INVOICE_LINE)))
    ends = customer_ends(served, _rows(staging, staging.frame(SUBSCRIPTION).select("customer_id", "ended_on")))
    staff = _rows(staging, staging.frame(STAFF).select("staff_id", "emails", "started_on", "ended_on"))
    known = [*of_identities(_rows(staging, _seen(staging))), *of_contacts(contacts, ends), *of_staff(staff)]
    staging.write_rows(ADDRESS_FACT, known)
    customers = {row["customer_id"] for row in _rows(staging, staging.frame(CUSTOMER).select("customer_id"))}
    return [*_of_nobody(row for row in contacts if row["customer_id"] not in customers)]


def _seen(staging: Staging) -> Frame:
    """Return each address in git with whose it is and when it was seen last."""
    frames: dict[str, Frame] = {table.name: staging.frame(table) for table in seen_identities.reads}
    days = seen_identities(frames).select("name", "email", "last_on")
    whose = staging.frame(IDENTITY).select("name", "email", "person_id")
    both = whose.join(days, on=["name", "email"], how="left")
    return both.group_by("email", "person_id").agg(last_on=nw.col("last_on").max())


def _rows(staging: Staging, frame: Frame) -> Iterable[dict[str, object]]:
    return rows_of(staging.engine.collect(frame))


def _of_nobody(contacts: Iterable[dict[str, object]]) -> Iterable[Finding]:
    """Yield one finding for contacts of no known customer, by place: their addresses are shown to nobody."""
    held = list(contacts)
    if held:
        yield Finding(
            "contact-without-customer",
            Evidence(str(held[0]["source"]), str(held[0]["locator"])),
            f"{len(held):,} contacts of customers that no file names",
            "a customer_id of the customers",
            "kept; no message to them is allowed",
            Severity.WARNING,
        )
