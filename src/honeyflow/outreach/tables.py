"""The table of the outreach floor."""

from honeyflow.store.tables import Column, Table, Type

ADDRESS_FACT = Table(
    "address_fact",
    grain="one address in normal form, in one place where it was seen, of one owner",
    writer="honeyflow.outreach.build",
    key=("email", "provenance", "owner_id", "contact_role", "valid_from"),
    columns=(
        Column("email", Type.TEXT, "normal form"),
        Column("mailbox", Type.TEXT, "the same for all variants of one mailbox; not to be written to"),
        Column("provenance", Type.TEXT, "git, customer-contact or staff"),
        Column("owner_id", Type.TEXT, "person, customer or number on the staff list"),
        Column("contact_role", Type.TEXT, "what a customer named it for; empty when not told, or no contact"),
        Column("valid_from", Type.DATE, "first day as contact or staff; null: from the beginning", nullable=True),
        Column("valid_to", Type.DATE, "day after the last day (half-open); null: to this day", nullable=True),
        Column("country", Type.TEXT, "ISO 3166 alpha-2, where told", nullable=True),
        Column(
            "customer_until",
            Type.DATE,
            "of a contact: day after the last day on which its customer is one; null while it has no end, 1970-01-01 "
            "when it never was one",
            nullable=True,
        ),
        Column("role_account", Type.FLAG, "a mailbox of a role"),
        Column("last_seen_on", Type.DATE, "last UTC day in a commit", nullable=True),
    ),
)

TABLES = (ADDRESS_FACT,)
