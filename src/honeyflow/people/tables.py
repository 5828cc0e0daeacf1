"""Tables of the people floor."""

from honeyflow.store.tables import Column, Table, Type

IDENTITY = Table(
    "identity",
    grain="one name and e-mail pair as seen in any commit or trailer",
    writer="honeyflow.people.identities",
    key=("name", "email"),
    columns=(
        Column("name", Type.TEXT, "as recorded"),
        Column("email", Type.TEXT, "as recorded"),
        Column("identity_id", Type.TEXT, "hash of name and e-mail, 16 hexadecimal digits"),
        Column("person_id", Type.TEXT, "person it belongs to"),
        Column("bot", Type.FLAG, "a program, kept apart from people"),
        Column(
            "evidence",
            Type.TEXT,
            "why it belongs to that person: decision, staff-list, mailmap, noreply-login, noreply-number, same-email, "
            "same-name, same-handle, spelt-name, longer-name, numbered-handle, handle-slip, domain-slip, "
            "machine-name, alone, erased",
        ),
        Column("confidence_share", Type.SHARE, "0-1"),
        Column("organization_id", Type.TEXT, "organization its address names as employer", nullable=True),
    ),
)

PERSON = Table(
    "person",
    grain="one person, or one bot",
    writer="honeyflow.people.matching.persons",
    key=("person_id",),
    columns=(
        Column("person_id", Type.TEXT, "identity_id of the identity seen first"),
        Column("name", Type.TEXT, "name used most"),
        Column("bot", Type.FLAG, "a program"),
        Column("identity_count", Type.INT, "identities merged"),
    ),
)

MATCH_REVIEW = Table(
    "match_review",
    grain="one pair of persons that may be one",
    writer="honeyflow.people.matching.reviews",
    key=("person_a", "person_b"),
    columns=(
        Column("person_a", Type.TEXT, "the one with the smaller identifier"),
        Column("person_b", Type.TEXT, "the other"),
        Column("identity_a", Type.TEXT, "identity of the first that gives rise to it"),
        Column("identity_b", Type.TEXT, "identity of the other"),
        Column("evidence", Type.TEXT, "kind of evidence"),
        Column("shared", Type.TEXT, "what they share: a handle, a spelling, parts of a name"),
        Column("probability_share", Type.SHARE, "0-1, that they are one person"),
    ),
)

ORGANIZATION = Table(
    "organization",
    grain="one organization that somebody may work for or study at",
    writer="honeyflow.people.organizations.naming",
    key=("organization_id",),
    columns=(
        Column("organization_id", Type.TEXT, "its main registrable domain, else its name with hyphens"),
        Column("name", Type.TEXT, "name to show"),
        Column(
            "kind",
            Type.TEXT,
            "keeper, customer, partner, competitor, company, university, foundation, government",
        ),
        Column("person_count", Type.INT, "persons ever affiliated"),
        Column("confidence_share", Type.SHARE, "0-1, that an address at its domains means acting for it"),
        Column("owner_id", Type.TEXT, "whose it is on the run's day, at the end of the chain", nullable=True),
        Column("owner", Type.TEXT, "its name; null when it belongs to nobody else", nullable=True),
        Column("owner_kind", Type.TEXT, "its kind", nullable=True),
    ),
)

ORGANIZATION_PERIOD = Table(
    "organization_period",
    grain="one period in which one organization had one name and one owner; no gaps, no overlaps",
    writer="honeyflow.people.organizations.ownership",
    key=("organization_id", "valid_from"),
    columns=(
        Column("organization_id", Type.TEXT, "organization"),
        Column("name", Type.TEXT, "what it was called then"),
        Column("owner_id", Type.TEXT, "whose it was then, at the end of the chain", nullable=True),
        Column("owner", Type.TEXT, "what the owner was called then", nullable=True),
        Column("valid_from", Type.DATE, "first day; null: from the beginning", nullable=True),
        Column("valid_to", Type.DATE, "day after the last day (half-open); null: to this day", nullable=True),
    ),
)

AFFILIATION = Table(
    "affiliation",
    grain="one period in which one person acted for one organization; only those for a client overlap others",
    writer="honeyflow.people.affiliations.weighing",
    key=("person_id", "valid_from", "capacity"),
    columns=(
        Column("person_id", Type.TEXT, "person"),
        Column("organization_id", Type.TEXT, "organization; null for who works for nobody", nullable=True),
        Column("organization", Type.TEXT, "its name, or 'independent'"),
        Column("organization_kind", Type.TEXT, "its kind, or 'independent'"),
        Column("valid_from", Type.DATE, "first day"),
        Column("valid_to", Type.DATE, "day after the last day (half-open)"),
        Column("capacity", Type.TEXT, "employee, contractor, on-behalf-of-customer, volunteer, student, independent"),
        Column("confidence_share", Type.SHARE, "0-1"),
        Column(
            "evidence",
            Type.TEXT,
            "staff-list, decision, or a list's line; email-domain in a month in which a work address was seen, "
            "between-, after-last- or before-first-work-email in another; named-in-file:… or fork-owner:… in a month "
            "of which others say so, near-what-others-said beside such ones",
        ),
        Column("stated", Type.FLAG, "somebody states it; else inferred"),
    ),
)

AFFILIATION_CHANCE = Table(
    "affiliation_chance",
    grain="some months of one person for which the model is too unsure to name an employer; nothing counts by it",
    writer="honeyflow.people.affiliations.weighing",
    key=("person_id", "valid_from"),
    columns=(
        Column("person_id", Type.TEXT, "person"),
        Column("organization_id", Type.TEXT, "the likeliest organization"),
        Column("organization", Type.TEXT, "its name"),
        Column("valid_from", Type.DATE, "first day of the first month"),
        Column("valid_to", Type.DATE, "day after the last month (half-open)"),
        Column("chance_share", Type.SHARE, "0-1, the mean of the months, below the site's threshold"),
        Column("evidence", Type.TEXT, "as that of an affiliation"),
    ),
)

COMMIT_EMPLOYERS = Table(
    "commit_employers",
    grain="one commit of every repository read, merges and bots included",
    writer="honeyflow.people.affiliations.attribution",
    key=("repository", "sha"),
    columns=(
        Column("sha", Type.TEXT, "commit"),
        Column("repository", Type.TEXT, "repository name"),
        Column("employer", Type.TEXT, "organization the author worked for on that day, 'independent' or 'unknown'"),
        Column("confidence", Type.SHARE, "0-1; 0 when unknown"),
        Column("person_id", Type.TEXT, "author"),
        Column(
            "capacity",
            Type.TEXT,
            "employee, contractor, on-behalf-of-customer, volunteer, student, independent, or 'unknown'",
        ),
        Column("employer_kind", Type.TEXT, "kind of that organization, 'independent' or 'unknown'"),
        Column("party", Type.TEXT, "company when the keeper's own staff, else community"),
        Column("bot", Type.FLAG, "the author is a program"),
        Column("evidence", Type.TEXT, "own-email-domain, or that of the affiliation, or none"),
    ),
)

PEOPLE_CHANGE = Table(
    "people_change",
    grain="one difference from the run before, of a person",
    writer="honeyflow.people.changes",
    key=("kind", "person_id", "before", "after"),
    columns=(
        Column("kind", Type.TEXT, "joined, parted, or employer"),
        Column("person_id", Type.TEXT, "person as of now"),
        Column("before", Type.TEXT, "employer then; of who was joined or parted, the number of persons then"),
        Column("after", Type.TEXT, "employer now, or the number of persons now"),
        Column("count", Type.INT, "commits known at both runs; of who was joined or parted, identities that moved"),
    ),
)

TABLES = (
    IDENTITY,
    PERSON,
    MATCH_REVIEW,
    ORGANIZATION,
    ORGANIZATION_PERIOD,
    AFFILIATION,
    AFFILIATION_CHANCE,
    COMMIT_EMPLOYERS,
    PEOPLE_CHANGE,
)
