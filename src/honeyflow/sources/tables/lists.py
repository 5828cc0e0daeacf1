"""Tables of what others' lists say of people and organizations."""

from honeyflow.store.tables import Column, Table, Type

LISTED_AFFILIATION = Table(
    "listed_affiliation",
    grain="one period that one list states of one address, login or name",
    writer="honeyflow.sources.lists",
    key=("list", "position"),
    columns=(
        Column("list", Type.TEXT, "path of the list, as the site gives it"),
        Column("position", Type.INT, "1 for the first row read from the list"),
        Column("line", Type.INT, "line of the list that states it, from 1"),
        Column("login", Type.TEXT, "login at a forge", nullable=True),
        Column("name", Type.TEXT, "the person's name", nullable=True),
        Column("email", Type.TEXT, "address; at least one of login, name and email is there", nullable=True),
        Column("organization", Type.TEXT, "as the list writes it; also words such as Independent"),
        Column("valid_from", Type.DATE, "first day; null when not told", nullable=True),
        Column("valid_to", Type.DATE, "day after the last day (half-open); null when not told", nullable=True),
        Column(
            "capacity",
            Type.TEXT,
            "employee, contractor, on-behalf-of-customer, volunteer, student; "
            "independent when the list says the person works for nobody; "
            "null when it does not tell",
            nullable=True,
        ),
    ),
)

LISTED_DOMAIN = Table(
    "listed_domain",
    grain="one period in which one list gives one mail domain to an organization",
    writer="honeyflow.sources.lists",
    key=("list", "position"),
    columns=(
        Column("list", Type.TEXT, "path of the list, as the site gives it"),
        Column("position", Type.INT, "1 for the first domain read from the list"),
        Column("line", Type.INT, "line of the list that states it, from 1"),
        Column("domain", Type.TEXT, "lower case"),
        Column("organization", Type.TEXT, "as the list writes it"),
        Column("valid_from", Type.DATE, "first day; null when not told", nullable=True),
        Column("valid_to", Type.DATE, "day after the last day (half-open); null when not told", nullable=True),
    ),
)

LISTED_ALIAS = Table(
    "listed_alias",
    grain="one pair of addresses that one list gives to one person",
    writer="honeyflow.sources.lists",
    key=("list", "position"),
    columns=(
        Column("list", Type.TEXT, "path of the list, as the site gives it"),
        Column("position", Type.INT, "1 for the first pair read from the list"),
        Column("line", Type.INT, "line of the list that states it, from 1"),
        Column("email", Type.TEXT, "the address the list leads to"),
        Column("other_email", Type.TEXT, "another address of that person"),
    ),
)

TABLES = (
    LISTED_AFFILIATION,
    LISTED_DOMAIN,
    LISTED_ALIAS,
)
