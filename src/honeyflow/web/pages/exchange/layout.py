"""Where things stand in the picture: one layout for wide screens and paper, one for phones, in drawing units."""

from dataclasses import dataclass

from honeyflow.kernel.party import Party


@dataclass(frozen=True)
class Box:
    """A party's card."""

    party: Party
    title: str
    says: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Block:
    """Where the figures of one flow stand: amounts end at `amount`, words begin after, changes end at `change`.

    Parameters
    ----------
    columns : tuple of (float, float)
        (amount, change) edges per column, from the left.
    y : float
        Base line of the title; figures follow below.
    letters : int
        Letters to a line of a hint.
    stacked : bool
        Words stand below the amount.
    middle : bool
        `y` is the middle of the block, not its title.
    says : str, optional
        Title here, where the flow's own is too long.
    """

    columns: tuple[tuple[float, float], ...]
    y: float
    left: float
    letters: int = 30
    step: float = 21
    gap: float = 23
    stacked: bool = False
    middle: bool = False
    says: str | None = None


@dataclass(frozen=True)
class Layout:
    """One arrangement of the whole picture."""

    name: str
    width: float
    height: float
    boxes: tuple[Box, ...]
    comb: tuple[float, float, float]
    paths: dict[str, str]
    blocks: dict[str, Block]


_SAYS = {
    Party.COMMUNITY: ("Community", ("People, moved by", "mutual contribution")),
    Party.COMPANY: ("Company", ("Pays people whose", "work ends up open")),
    Party.CUSTOMERS: ("Customers", ("Corporations in need of", "support and services")),
}
_SAYS_FLAT = {
    Party.COMMUNITY: ("Community", ("People who help each other",)),
    Party.COMPANY: ("Company", ("Pays for work that ends up open",)),
    Party.CUSTOMERS: ("Customers", ("In need of support and services",)),
}


def _box(party: Party, x: float, y: float, width: float, height: float, *, flat: bool = False) -> Box:
    title, says = (_SAYS_FLAT if flat else _SAYS)[party]
    return Box(party, title, says, x, y, width, height)


WIDE = Layout(
    "wide",
    1280,
    660,
    (
        _box(Party.COMMUNITY, 1, 262, 226, 150),
        _box(Party.COMPANY, 1030, 24, 249, 190),
        _box(Party.CUSTOMERS, 1030, 482, 249, 150),
    ),
    (612, 338, 60),
    {
        "community-gifts": "M231,312 C 310,284 372,284 444,312",
        "commons-community": "M444,364 C 372,392 310,392 240,366",
        "company-gifts": "M1026,128 C 860,128 668,108 664,178",
        "commons-company": "M780,322 C 880,312 900,184 1020,178",
        "customers-money": "M1064,479 L1064,224",
        "company-service": "M1240,217 L1240,472",
        "commons-customers": "M664,498 C 668,584 860,560 1020,560",
    },
    {
        "community-gifts": Block(((300, 456),), 158, 250),
        "commons-community": Block((), 414, 282),
        "company-gifts": Block(((684, 818), (876, 1023)), 30, 638, letters=48),
        "commons-company": Block((), 268, 906),
        "customers-money": Block(((916, 1050),), 366, 832, letters=30, middle=True),
        "company-service": Block(((1152, 1228),), 336, 1084, letters=18, stacked=True),
        "commons-customers": Block((), 596, 764),
        "company-wages": Block((), 0, 0),
    },
)

_TOP, _BELOW, _AIR = 25.0, 14.0, 22.0
"""In the tall layout: from a card to the title below it, from the last row to what follows, between two blocks."""


def tall(heights: dict[str, float], wages: int) -> Layout:
    """Return the layout for phones, as long as its figures need.

    Parameters
    ----------
    heights : dict
        Height of each flow's rows below their title.
    wages : int
        Rows inside the company's card.
    """
    comb_top = 87 + _TOP + heights["community-gifts"] + _AIR + _BELOW
    comb_y = comb_top + 152
    gifts = comb_y + 166
    company = gifts + heights["company-gifts"] + _AIR + _BELOW + 12
    company_height = 86 + 22 * wages
    money = company + company_height + _TOP
    service = money + heights["customers-money"] + 2 * _AIR
    customers = service + heights["company-service"] + _AIR + _BELOW
    return Layout(
        "tall",
        360,
        customers + 88,
        (
            _box(Party.COMMUNITY, 1, 1, 358, 86, flat=True),
            _box(Party.COMPANY, 1, company, 306, company_height, flat=True),
            _box(Party.CUSTOMERS, 1, customers, 358, 86, flat=True),
        ),
        (180, comb_y, 56),
        {
            "community-gifts": f"M34,90 V{comb_top}",
            "commons-community": f"M326,{comb_top} V97",
            "company-gifts": f"M34,{company - 3} V{comb_y + 154}",
            "commons-company": f"M284,{comb_y + 152} V{company - 10}",
            "customers-money": f"M34,{customers - 3} V{company + company_height + 10}",
            "company-service": f"M284,{company + company_height + 3} V{customers - 10}",
            "commons-customers": f"M334,{comb_y + 152} V{customers - 10}",
        },
        {
            "community-gifts": Block(((110, 262),), 87 + _TOP, 56),
            "commons-community": Block((), 180, 286, says="free"),
            "company-gifts": Block(((110, 262),), gifts, 56),
            "commons-company": Block((), gifts + 70, 294, says="free"),
            "customers-money": Block(((134, 276),), money, 56),
            "company-service": Block(((116, 276),), service, 56),
            "commons-customers": Block((), 0, 0, says=""),
            "company-wages": Block((), 0, 0),
        },
    )
