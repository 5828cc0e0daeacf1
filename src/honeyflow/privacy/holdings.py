"""The register: every table of a snapshot in which people stand, and those in which nobody does.

A table in neither list fails a test, so that no new table holds people unseen.
"""

from honeyflow.ledger.market.tables import TABLES as MARKET
from honeyflow.ledger.membership import CONTRIBUTOR_MOVE, CUSTOMER_MOVE
from honeyflow.ledger.service_days import SERVICE_DAY
from honeyflow.ledger.staff_days import STAFF_DAY
from honeyflow.ledger.tables import CONTRIBUTION, CONTRIBUTOR_MONTH
from honeyflow.ledger.tables import TABLES as LEDGER
from honeyflow.outreach.organizations.tables import TABLES as MARKET_ORGANIZATIONS
from honeyflow.outreach.tables import ADDRESS_FACT
from honeyflow.people import tables as people
from honeyflow.privacy.records import Category, Holding, Match, Whose
from honeyflow.sources import tables as sources

PUBLIC_WORK = Category(
    "Public work",
    "people who contributed to the open source projects read here",
    "to account for what the community gives and gets; to credit work to people and their employers",
    "the projects' public git repositories",
    "as long as the repositories hold it; what is read is made anew at each run",
)
WHO_IS_WHO = Category(
    "Who is who",
    "people who contributed to the open source projects read here",
    "to count one person once, whichever addresses they use",
    "made at each run from public work, lists and decisions",
    "three snapshots, the current one included",
)
WHERE_PEOPLE_WORK = Category(
    "Where people work",
    "people who contributed to the open source projects read here",
    "to say which organizations take part; the market side sees groups of the minimum size and nobody's name",
    "made at each run from addresses, files and lists; stated by the persons themselves",
    "three snapshots, the current one included",
)
LISTS = Category(
    "Lists others keep",
    "people named in MAINTAINERS, AUTHORS and the like, and in lists the site names",
    "evidence of who is who and who works where",
    "files in the repositories; lists in the site's folder",
    "as long as the files hold it; what is read is made anew at each run",
)
DECIDED = Category(
    "Decisions",
    "people about whom something was decided: that two addresses are one person's, where somebody works",
    "to correct what was inferred",
    "staff of the company, and the persons themselves",
    "until taken back, or the person is erased",
)
STAFF = Category(
    "Staff",
    "employees of the company",
    "to account for paid time and where it went",
    "the company's own lists of staff, wages and time",
    "as long as the site's files hold it",
)
CONTACTS = Category(
    "Customers' contacts",
    "people whom customers named as their contacts",
    "to write about service and security to whom a contract concerns, and to nobody else",
    "the customers, by the company's own list",
    "as long as the site's file holds it",
)
REPORTS = Category(
    "Reports on bad input",
    "whoever is named in a line that could not be read",
    "to mend the input",
    "all sources",
    "three snapshots, the current one included",
)

WRITTEN_TO = Category(
    "Consents and messages",
    "people who agreed to be written to, were written to, or asked not to be",
    "to write to nobody who did not agree, and to prove it",
    "the persons themselves, and the systems that send messages",
    "while the consent stands or the stop counts; of messages alone, [privacy] journal_months",
)
SIGNING_IN = Category(
    "Signing in",
    "people who sign in here",
    "to let them see what is theirs",
    "the persons themselves, and the keeper",
    "until removed, or unused for [privacy] user_months",
)
OFFICE = (WRITTEN_TO, SIGNING_IN)
"""Kept in the back office, whatever the sources."""

_PERSON = (Match(Whose.PERSON, ("person_id",)),)
_OWN_COMMIT = (Match(Whose.COMMIT, ("repository", "sha")),)

HOLDINGS = (
    Holding(
        sources.COMMIT,
        PUBLIC_WORK,
        (
            Match(Whose.ADDRESS, ("author_name", "author_email")),
            Match(Whose.ADDRESS, ("committer_name", "committer_email")),
        ),
    ),
    Holding(sources.COMMIT_TRAILER, PUBLIC_WORK, (Match(Whose.ADDRESS, ("name", "email")), *_OWN_COMMIT)),
    Holding(sources.COMMIT_FILE, PUBLIC_WORK, _OWN_COMMIT),
    Holding(people.COMMIT_EMPLOYERS, WHERE_PEOPLE_WORK, _PERSON),
    Holding(CONTRIBUTION, PUBLIC_WORK, _PERSON),
    Holding(CONTRIBUTOR_MONTH, PUBLIC_WORK, _PERSON),
    Holding(people.PERSON, WHO_IS_WHO, _PERSON),
    Holding(people.IDENTITY, WHO_IS_WHO, _PERSON),
    Holding(people.MATCH_REVIEW, WHO_IS_WHO, (Match(Whose.PERSON, ("person_a", "person_b")),)),
    Holding(people.PEOPLE_CHANGE, WHO_IS_WHO, _PERSON),
    Holding(people.AFFILIATION, WHERE_PEOPLE_WORK, _PERSON),
    Holding(people.AFFILIATION_CHANCE, WHERE_PEOPLE_WORK, _PERSON),
    Holding(
        sources.MAILMAP,
        LISTS,
        (
            Match(Whose.ADDRESS, ("proper_name", "proper_email")),
            Match(Whose.ADDRESS, ("commit_name", "commit_email")),
        ),
    ),
    Holding(sources.FILE_STATEMENT, LISTS, (Match(Whose.ADDRESS, ("name", "email")), Match(Whose.LOGIN, ("login",)))),
    Holding(
        sources.LISTED_AFFILIATION, LISTS, (Match(Whose.ADDRESS, ("name", "email")), Match(Whose.LOGIN, ("login",)))
    ),
    Holding(sources.LISTED_ALIAS, LISTS, (Match(Whose.ADDRESS, ("email",)), Match(Whose.ADDRESS, ("other_email",)))),
    Holding(sources.DECISION, DECIDED, (Match(Whose.TEXT, ("decided_by", "who", "other")),)),
    Holding(sources.PERIOD_LOCK, DECIDED, (Match(Whose.TEXT, ("locked_by", "note")),)),
    Holding(sources.STAFF, STAFF, (Match(Whose.ADDRESSES, ("emails",)),)),
    Holding(sources.CUSTOMER_CONTACT, CONTACTS, (Match(Whose.ADDRESS, ("email",)),)),
    Holding(ADDRESS_FACT, WHO_IS_WHO, (Match(Whose.ADDRESS, ("email",)), Match(Whose.PERSON, ("owner_id",)))),
    Holding(STAFF_DAY, STAFF, _PERSON),
    Holding(sources.WAGE, STAFF, (Match(Whose.STAFF, ("staff_id",)),)),
    Holding(sources.TIME_ENTRY, STAFF, (Match(Whose.STAFF, ("staff_id",)),)),
    Holding(sources.FINDING, REPORTS, (Match(Whose.TEXT, ("source", "locator", "seen", "expected", "done")),)),
)
"""Tables in which people stand."""

_PEOPLED = {holding.table.name for holding in HOLDINGS}

NOBODY = frozenset(
    table.name
    for table in (
        sources.BANK_BALANCE,
        sources.CUSTOMER,
        sources.CUSTOMER_ORIGIN,
        sources.EXCHANGE_RATE,
        sources.EXPENSE,
        sources.FUNDING,
        sources.INVOICE_LINE,
        sources.LICENCE,
        sources.LISTED_DOMAIN,
        sources.NEED,
        sources.ORIGIN_ASKED,
        sources.PAYMENT,
        sources.LOCKED_POSTING,
        sources.RELEASE,
        sources.REPOSITORY,
        sources.SUBSCRIPTION,
        people.ORGANIZATION,
        people.ORGANIZATION_PERIOD,
        CONTRIBUTOR_MOVE,
        CUSTOMER_MOVE,
        SERVICE_DAY,
        *MARKET,
        *LEDGER,
        *MARKET_ORGANIZATIONS,
    )
    if table.name not in _PEOPLED
)
"""Tables in which nobody stands: organizations, money, counts."""
