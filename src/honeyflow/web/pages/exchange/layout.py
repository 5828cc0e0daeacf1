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
    return Box(party, *(_SAYS_FLAT if flat else _SAYS)[party], x, y, width, height)


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
        "customers-money": "M1078,479 L1078,224",
        "company-service": "M1240,217 L1240,472",
        "commons-customers": "M664,498 C 668,584 860,560 1020,560",
    },
    {
        "community-gifts": Block(((300, 456),), 158, 250),
        "commons-community": Block((), 414, 282),
        "company-gifts": Block(((704, 840), (888, 1020)), 30, 660, letters=48),
        "commons-company": Block((), 268, 880),
        "customers-money": Block(((930, 1064),), 336, 846, letters=30),
        "company-service": Block(((1142, 1228),), 336, 1096, letters=16, stacked=True),
        "commons-customers": Block((), 596, 764),
        "company-wages": Block((), 0, 0),
    },
)

TALL = Layout(
    "tall",
    360,
    1064,
    (
        _box(Party.COMMUNITY, 1, 1, 358, 86, flat=True),
        _box(Party.COMPANY, 1, 720, 306, 122, flat=True),
        _box(Party.CUSTOMERS, 1, 976, 358, 86, flat=True),
    ),
    (180, 404, 56),
    {
        "community-gifts": "M34,90 L34,252",
        "commons-community": "M326,252 L326,97",
        "company-gifts": "M34,717 L34,560",
        "commons-company": "M284,556 L284,710",
        "customers-money": "M34,973 L34,852",
        "company-service": "M284,845 L284,966",
        "commons-customers": "M334,556 L334,966",
    },
    {
        "community-gifts": Block(((104, 262),), 112, 56),
        "commons-community": Block((), 180, 286, says="free"),
        "company-gifts": Block(((104, 262),), 570, 56),
        "commons-company": Block((), 640, 294, says="free"),
        "customers-money": Block(((136, 270),), 866, 56),
        "company-service": Block(((136, 270),), 934, 56),
        "commons-customers": Block((), 0, 0, says=""),
        "company-wages": Block((), 0, 0),
    },
)

LAYOUTS = (WIDE, TALL)
