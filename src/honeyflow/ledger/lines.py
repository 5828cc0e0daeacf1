"""The lines of the statement: which account, read which way, stands behind which figure of which party."""

from collections.abc import Iterable
from dataclasses import dataclass

from honeyflow.kernel.commodity import CMONTH, CONTRIBUTIONS, PDAY, Kind
from honeyflow.kernel.party import Party
from honeyflow.ledger.accounts import GIVEN, MADE, OPEN_WORK, PAID, RECEIVED, REVENUE, SERVICE, WAGES
from honeyflow.ledger.records import Direction, Line

GAVE, GOT = Direction.GAVE, Direction.GOT

NOTHING = "Not recorded: "
THEN = ", then run again"
NO_MONEY = f"{NOTHING}list your invoices in invoices.csv{THEN}."
NO_STAFF = f"{NOTHING}list your staff in staff.csv{THEN}."
NO_COST = f"{NOTHING}give monthly_cost and currency in staff.csv{THEN}."
NO_KEEPER = f"{NOTHING}name your company's e-mail domains in honeyflow.toml or list your staff in staff.csv."
NOT_BY_PROJECT = "Recorded for the company as a whole, not by project: choose all projects."


def things_to_do(lines: Iterable[Line]) -> list[str]:
    """Return what is to be done about the figures that are not recorded, each thing once: ``list your staff …``."""
    missing = dict.fromkeys(line.missing for line in lines if line.missing.startswith(NOTHING))
    return [sentence.removeprefix(NOTHING).removesuffix(".").removesuffix(THEN) for sentence in missing]


def in_one_sentence(lines: Iterable[Line]) -> str:
    """Return why figures are not given and what to do about it; empty when all are."""
    given = tuple(lines)
    todo = things_to_do(given)
    sentences = [f"{NOTHING}{'; '.join(todo)}{THEN}."] if todo else []
    return " ".join([*sentences, *({NOT_BY_PROJECT} & {line.missing for line in given})])


@dataclass(frozen=True)
class Template:
    """One line of the statement before its amount is known.

    Parameters
    ----------
    accounts : tuple of (str, int)
        Accounts whose monthly changes are summed, each with the sign that makes what was given or got positive.
    needs : str
        What must be recorded for the figure to exist: ``gifts``, ``keeper``, ``staff``, ``cost`` or ``money``.
    by_project : bool
        Whether the figure exists for a single project.
    """

    party: Party
    direction: Direction
    label: str
    commodity: str
    accounts: tuple[tuple[str, int], ...]
    needs: str
    method: str
    by_project: bool = False


MISSING = {"gifts": "", "keeper": NO_KEEPER, "staff": NO_STAFF, "cost": NO_COST, "money": NO_MONEY}


def templates(currencies: tuple[str, ...], wage_currencies: tuple[str, ...]) -> list[Template]:
    """Return the statement's lines in the order shown, for the currencies the books hold.

    The commons is shared: what one party gives to it, each other party gets, and nobody loses.
    """
    return [*_community(), *_company(currencies, wage_currencies), *_customers(currencies)]


def _community() -> list[Template]:
    own = [_of_kind(Party.COMMUNITY, GAVE, kind, ((GIVEN, -1),), "gifts") for kind in Kind]
    got = [_of_kind(Party.COMMUNITY, GOT, kind, ((MADE, -1),), "keeper", " by the company's staff") for kind in Kind]
    days = Template(
        Party.COMMUNITY,
        GOT,
        "paid work that went into the software",
        PDAY.code,
        ((OPEN_WORK, 1),),
        "staff",
        "person-days",
        by_project=True,
    )
    return [*own, *got, days]


def _company(currencies: tuple[str, ...], wage_currencies: tuple[str, ...]) -> list[Template]:
    company = Party.COMPANY
    return [
        *(_of_kind(company, GAVE, kind, ((MADE, -1),), "keeper") for kind in Kind),
        Template(
            company,
            GAVE,
            "paid work that went into open source",
            PDAY.code,
            ((OPEN_WORK, 1),),
            "staff",
            "person-days",
            by_project=True,
        ),
        Template(company, GAVE, "service to customers", CMONTH.code, ((SERVICE, -1),), "money", "service"),
        *(
            Template(company, GAVE, "wages and charges", currency, ((WAGES, 1),), "cost", "money")
            for currency in wage_currencies or ("",)
        ),
        *(
            template
            for currency in currencies or ("",)
            for template in (
                Template(company, GOT, "invoiced to customers", currency, ((REVENUE, 1),), "money", "money"),
                Template(company, GOT, "paid by customers", currency, ((PAID, -1),), "money", "money"),
            )
        ),
        *(_of_kind(company, GOT, kind, ((GIVEN, -1),), "gifts", " by the community") for kind in Kind),
    ]


def _customers(currencies: tuple[str, ...]) -> list[Template]:
    customers = Party.CUSTOMERS
    return [
        *(
            template
            for currency in currencies or ("",)
            for template in (
                Template(customers, GAVE, "invoiced by the company", currency, ((REVENUE, 1),), "money", "money"),
                Template(customers, GAVE, "paid to the company", currency, ((PAID, -1),), "money", "money"),
            )
        ),
        Template(customers, GOT, "service from the company", CMONTH.code, ((RECEIVED, 1),), "money", "service"),
        *(
            _of_kind(customers, GOT, kind, ((GIVEN, -1), (MADE, -1)), "gifts", " by community and company")
            for kind in Kind
        ),
    ]


def _of_kind(
    party: Party,
    direction: Direction,
    kind: Kind,
    accounts: tuple[tuple[str, int], ...],
    needs: str,
    whose: str = "",
) -> Template:
    label = f"accepted contributions in {kind.value}{whose}"
    return Template(
        party, direction, label, CONTRIBUTIONS[kind].code, accounts, needs, "contributions", by_project=True
    )
