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
    """

    columns: tuple[tuple[float, float], ...]
    y: float
    left: float
    letters: int = 34
    step: float = 21
    gap: float = 23


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
    Party.CUSTOMERS: ("Customers", ("Corporations that need", "support and services")),
}
_SAYS_WIDE = {
    Party.COMMUNITY: ("Community", ("People, moved by mutual contribution",)),
    Party.COMPANY: ("Company", ("Pays people whose work ends up open",)),
    Party.CUSTOMERS: ("Customers", ("Corporations that need support and services",)),
}


def _box(party: Party, x: float, y: float, width: float, height: float, *, flat: bool = False) -> Box:
    title, says = (_SAYS_WIDE if flat else _SAYS)[party]
    return Box(party, title, says, x, y, width, height)


WIDE = Layout(
    "wide",
    1200,
    650,
    (
        _box(Party.COMMUNITY, 1, 232, 220, 200),
        _box(Party.COMPANY, 959, 28, 240, 226),
        _box(Party.CUSTOMERS, 959, 450, 240, 170),
    ),
    (590, 332, 52),
    {
        "community-gifts": "M225,308 C 300,284 370,284 448,308",
        "commons-community": "M448,358 C 370,382 300,382 231,360",
        "company-gifts": "M955,124 C 800,124 642,110 636,190",
        "commons-company": "M738,322 C 830,310 860,206 949,204",
        "customers-money": "M1003,447 L1003,262",
        "company-service": "M1155,258 L1155,441",
        "commons-customers": "M636,474 C 642,556 800,548 949,548",
    },
    {
        "community-gifts": Block(((292, 452),), 158, 240),
        "commons-community": Block(((0, 0),), 408, 272),
        "company-gifts": Block(((712, 846), (884, 962 - 12)), 26, 668, letters=44),
        "commons-company": Block(((0, 0),), 284, 846),
        "customers-money": Block(((862, 990),), 336, 800, letters=26),
        "company-service": Block(((1062, 1150),), 338, 1018, letters=18),
        "commons-customers": Block(((0, 0),), 580, 712),
        "company-wages": Block(((0, 0),), 0, 0),
    },
)

TALL = Layout(
    "tall",
    360,
    1210,
    (
        _box(Party.COMMUNITY, 1, 1, 358, 86, flat=True),
        _box(Party.COMPANY, 1, 700, 314, 116, flat=True),
        _box(Party.CUSTOMERS, 1, 1000, 358, 86, flat=True),
    ),
    (180, 402, 48),
    {
        "community-gifts": "M34,90 L34,250",
        "commons-community": "M326,250 L326,96",
        "company-gifts": "M34,697 L34,548",
        "commons-company": "M290,548 L290,692",
        "customers-money": "M34,997 L34,824",
        "company-service": "M290,820 L290,992",
        "commons-customers": "M338,548 L338,992",
    },
    {
        "community-gifts": Block(((104, 270),), 112, 56),
        "commons-community": Block(((0, 0),), 0, 0),
        "company-gifts": Block(((104, 270),), 560, 56),
        "commons-company": Block(((0, 0),), 0, 0),
        "customers-money": Block(((132, 270),), 842, 56),
        "company-service": Block(((132, 270),), 926, 56),
        "commons-customers": Block(((0, 0),), 0, 0),
        "company-wages": Block(((0, 0),), 0, 0),
    },
)

LAYOUTS = (WIDE, TALL)
