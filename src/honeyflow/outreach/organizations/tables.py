"""Tables of organizations as the market side may see them."""

from honeyflow.store.tables import Column, Table, Type

_MONTH = Column("month_on", Type.DATE, "first day of the closed month at whose end it holds")
_ORGANIZATION = Column("organization_id", Type.TEXT, "organization; one that belongs to another counts for its owner")

MARKET_ORGANIZATION = Table(
    "market_organization",
    grain="one organization with enough people in the community, as published for one closed month",
    writer="honeyflow.outreach.organizations.build",
    key=("month_on", "organization_id"),
    columns=(
        _MONTH,
        _ORGANIZATION,
        Column("name", Type.TEXT, "as it was published"),
        Column(
            "relation",
            Type.TEXT,
            "customer, former customer, prospect, partner, competitor, academic, government, foundation",
        ),
        Column("people_least", Type.INT, "at least so many people took part so far; a bound, never a count"),
        Column("recent_least", Type.INT, "the same of the last 24 months; null: not told", nullable=True),
        Column(
            "momentum",
            Type.TEXT,
            "growing, steady or fading: recent_least beside that of 24 months before; null unless both are told",
            nullable=True,
        ),
        Column("since_year", Type.INT, "year of the first month for which it was published"),
        Column("kinds", Type.TEXT, "kinds of work in which enough people took part, separated by '; '; may be empty"),
        Column("projects", Type.TEXT, "projects in which enough people took part, likewise"),
    ),
)

MARKET_PUBLICATION = Table(
    "market_publication",
    grain="one closed month for which organizations were published",
    writer="honeyflow.outreach.organizations.build",
    key=("month_on",),
    columns=(
        _MONTH,
        Column("minimum_group", Type.INT, "fewest people of whom anything was told"),
        Column("least_change", Type.INT, "fewest people between two changes of anything told"),
    ),
)

PRESENCE_STATE = Table(
    "presence_state",
    grain="one count of one organization's people as last told; for the next run, never shown",
    writer="honeyflow.outreach.organizations.build",
    key=("organization_id", "aspect"),
    columns=(
        _ORGANIZATION,
        Column("aspect", Type.TEXT, "people, recent, kind:… or project:…"),
        Column("least", Type.INT, "bound told; 0 when nothing is"),
        Column("reference", Type.INT, "people counted when the bound last changed"),
    ),
)

PRESENCE_EVENT = Table(
    "presence_event",
    grain="by how many people one count of one organization changes in one month; an answer, not kept",
    writer="honeyflow.outreach.organizations.events",
    key=("organization_id", "aspect", "month"),
    columns=(
        _ORGANIZATION,
        Column("aspect", Type.TEXT, "people, recent, kind:… or project:…"),
        Column("month", Type.INT, "year x 12 + month - 1"),
        Column("change", Type.INT, "people who came less those who went"),
    ),
)

TABLES = (MARKET_ORGANIZATION, MARKET_PUBLICATION, PRESENCE_STATE)
