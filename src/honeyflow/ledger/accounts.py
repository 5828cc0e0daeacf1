"""The chart of accounts: ``<owner>:<what>``; amounts are positive in, negative out (see the glossary).

Making something out of something passes through a ``transformed`` account, so that both sides stay visible.
"""

from honeyflow.site.effort import Destination

CASH = "company:cash"
WAGES = "company:wages"
REVENUE = "company:revenue"
COLLECTED = "company:collected"
STAFF_TIME = "company:staff-time"
HOURS = "company:hours"
UNKNOWN = "company:unknown-work"
CLOSED_WORK = "company:closed-work"
DELIVERY = "company:service-delivery"
TRAINING = "company:training"
ADMINISTRATION = "company:administration"
LEAVE = "company:leave"
SERVICE = "company:service"
OPEN_WORK = "transformed:open-work"
MADE = "transformed:made-by-company"
GIVEN = "community:given"
CONTRIBUTORS = "community:contributors"
STOCK = "commons:stock"
AGED = "commons:aged"
OWED = "customers:owed"
PAID = "customers:cash"
RECEIVED = "customers:received"
CUSTOMERS = "customers:active"
OUTSIDE = "outside:world"
INVESTORS = "outside:investors"
TAX = "outside:tax"
SUPPLIERS = "outside:suppliers"
OPENING = "outside:opening"

SPENT_ON = {
    Destination.OPEN: OPEN_WORK,
    Destination.CLOSED: CLOSED_WORK,
    Destination.SERVICE: DELIVERY,
    Destination.TRAINING: TRAINING,
    Destination.ADMINISTRATION: ADMINISTRATION,
    Destination.LEAVE: LEAVE,
    Destination.UNKNOWN: UNKNOWN,
}
"""The account of paid time that went to each destination."""

MEANINGS = {
    CASH: "the company's money",
    WAGES: "wages and charges paid to staff",
    REVENUE: "invoiced to customers",
    COLLECTED: "settled claims: revenue + collected = still to come in",
    STAFF_TIME: "time that staff sold to the company",
    HOURS: "paid time at hand; zero at each month's end",
    UNKNOWN: "paid time of which no record says where it went",
    CLOSED_WORK: "paid time that went into what is not open source",
    DELIVERY: "paid time that went into serving customers",
    TRAINING: "paid time that staff spent learning",
    ADMINISTRATION: "paid time that kept the company running",
    LEAVE: "paid time off",
    SERVICE: "service delivered",
    OPEN_WORK: "paid time that went into open source",
    MADE: "what that time was made into",
    GIVEN: "contributions of people who are not the company's staff",
    CONTRIBUTORS: "people who contributed in the last twelve months",
    STOCK: "accepted contributions not yet aged: the software, owned by none",
    AGED: "contributions that time has worn off",
    OWED: "customers' debt",
    PAID: "customers' money",
    RECEIVED: "service received",
    CUSTOMERS: "customers being served, or invoiced in the last twelve months",
    OUTSIDE: "where people and customers come from and go to",
    INVESTORS: "investors and lenders",
    TAX: "the state, for taxes",
    SUPPLIERS: "those paid who are neither staff nor the state",
    OPENING: "what was at the bank when the books began",
}
