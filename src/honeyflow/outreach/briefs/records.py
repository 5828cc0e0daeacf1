"""The finished brief: what every format renders. All texts are final, in the member's language, and plain text.

Characters that mean something to a format (``*``, ``<``, ``#``) are text here; each format escapes for itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

SECTIONS = ("us", "already", "waits", "adds", "cost", "everyone", "ask", "questions")
"""Keys of the sections, in order."""

LABELS = ("by", "proof", "sources", "page", "of", "prepared")
"""Keys of the few words formats need."""


@dataclass(frozen=True)
class Paragraph:
    """Running text; `tone` is empty, ``lede`` (the section's one sentence) or ``small`` (a remark)."""

    text: str
    tone: str = ""


@dataclass(frozen=True)
class Quote:
    """The member's own words, shown as theirs."""

    text: str
    by: str


@dataclass(frozen=True)
class Point:
    """One point of a list, with a remark and the address that proves it; both may be empty."""

    text: str
    detail: str = ""
    url: str = ""


@dataclass(frozen=True)
class Points:
    """A list."""

    items: tuple[Point, ...]


@dataclass(frozen=True)
class Number:
    """One big figure, as text with its unit where it has one, and what it counts."""

    value: str
    label: str


@dataclass(frozen=True)
class Numbers:
    """Two to four big figures."""

    items: tuple[Number, ...]


@dataclass(frozen=True)
class Table:
    """Rows under a header; `numeric` holds the positions of columns set to the right."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Bars:
    """Horizontal bars: (label, length, figure as text) each; the title says the finding."""

    title: str
    unit: str
    rows: tuple[tuple[str, float, str], ...]


@dataclass(frozen=True)
class Hundred:
    """A hundred paid days, drawn as such: open, other and unknown, their labels in that order, and it in words."""

    open: int
    other: int
    unknown: int
    said: str
    labels: tuple[str, str, str]


@dataclass(frozen=True)
class Answer:
    """A question somebody asks (`who`: finance, legal, ..., in words), with its answer."""

    who: str
    question: str
    answer: str


@dataclass(frozen=True)
class Answers:
    """Questions with answers, those of one asker beside each other."""

    items: tuple[Answer, ...]


Block = Paragraph | Quote | Points | Numbers | Table | Bars | Hundred | Answers


@dataclass(frozen=True)
class Section:
    """One section; `short` is it in at most four lines, for a slide."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    short: tuple[str, ...] = ()


@dataclass(frozen=True)
class Brief:
    """A member's brief.

    Parameters
    ----------
    language : str
        Of our sentences: en, de, fr, es, pt or ja; the member's and the company's own words stay as they are.
    rtl_name : bool
        The member's name is written from right to left.
    member, role, employer, company : str
        The member may be unnamed in a draft just begun; employer and role may be empty.
    colour : str
        ``#rrggbb``.
    made_on_text : str
        The day in the brief's language.
    sources : tuple of str
        Where the figures come from, one line each.
    label : mapping
        A few words formats need, by the keys of `LABELS`.
    """

    language: str
    rtl_name: bool
    title: str
    member: str
    role: str
    employer: str
    company: str
    colour: str
    made_on: date
    made_on_text: str
    sections: tuple[Section, ...]
    sources: tuple[str, ...] = ()
    label: Mapping[str, str] = field(default_factory=dict)

    def section(self, key: str) -> Section | None:
        """Return the section of that key, None when it has nothing to say."""
        return next((each for each in self.sections if each.key == key), None)
