"""The picture of the exchange: flows and comb put into a layout, ready for the template to draw."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from honeyflow.documents.comb import Cell, comb, hexagon, shares_of
from honeyflow.kernel.party import Party
from honeyflow.ledger.records import Line, Statement
from honeyflow.web.choice import Choice
from honeyflow.web.links import records_link
from honeyflow.web.pages.exchange.flows import Flow, flows_of
from honeyflow.web.pages.exchange.layout import WIDE, Block, Box, Layout, tall
from honeyflow.web.wording import change_words, is_contribution, is_money, short_amount, unit_words

MOST_WAGES = 2
"""Rows of wages in the company's card; further currencies stand in the statement."""

HINT_STEP = 17.0
_PAID_WORK = "person-days"


@dataclass(frozen=True)
class Figure:
    """One figure of a flow, a link to its records."""

    amount: str
    words: str
    change: str
    link: str
    reads: str
    x: float
    change_x: float
    y: float
    below: float | None = None
    """Where words begin that stand below the amount."""

    @property
    def word_x(self) -> float:
        """Where the words begin."""
        return self.x + 6 if self.below is None else self.below

    @property
    def word_y(self) -> float:
        """Base line of the words."""
        return self.y if self.below is None else self.y + 18

    @property
    def hit_height(self) -> float:
        """Height of what can be pressed."""
        return 21 if self.below is None else 39

    @property
    def hit_x(self) -> float:
        """Left edge of what can be pressed."""
        return self.x - 9 * len(self.amount) - 6

    @property
    def hit_y(self) -> float:
        """Upper edge of what can be pressed."""
        return self.y - 15

    @property
    def hit_width(self) -> float:
        """Width of what can be pressed."""
        return self.change_x - self.hit_x + 6


@dataclass(frozen=True)
class Text:
    """One line of plain text."""

    words: str
    x: float
    y: float


@dataclass(frozen=True)
class Drawn:
    """One flow, drawn."""

    flow: Flow
    path: str
    title: Text
    figures: tuple[Figure, ...]
    hints: tuple[Text, ...]

    @property
    def missing(self) -> bool:
        """True when nothing of this flow is recorded."""
        return bool(self.flow.lines) and not self.flow.recorded

    @property
    def side(self) -> str:
        """Whose colour it has: the giver's."""
        return self.flow.giver.value


@dataclass(frozen=True)
class Card:
    """A party's card with what stays inside."""

    box: Box
    badge: str
    title: Text
    says: tuple[Text, ...]
    inside: tuple[Figure, ...]

    @property
    def icon_x(self) -> float:
        """Left edge of the icon in the badge."""
        return self.box.x + 26

    @property
    def icon_y(self) -> float:
        """Upper edge of the icon in the badge."""
        return self.box.y + 31


@dataclass(frozen=True)
class Picture:
    """One arrangement, ready to draw."""

    layout: Layout
    cards: tuple[Card, ...]
    cells: tuple[Cell, ...]
    heart: Cell
    free: Cell
    flows: tuple[Drawn, ...]


def pictures(statement: Statement, choice: Choice) -> tuple[Picture, ...]:
    """Return the picture in every layout."""
    flows = flows_of(statement)
    heights = {flow.name: _height(flow) for flow in flows}
    wages = sum(len(flow.recorded) for flow in flows if flow.name == "company-wages")
    layouts = (WIDE, tall(heights, min(wages, MOST_WAGES)))
    return tuple(_picture(layout, statement, flows, choice) for layout in layouts)


def _height(flow: Flow) -> float:
    block = Block(((0, 0),), 0, 0)
    hints = sum(len(textwrap.wrap(hint, block.letters)) for hint in flow.hints)
    return len(flow.recorded) * block.step + hints * HINT_STEP


def _picture(layout: Layout, statement: Statement, flows: tuple[Flow, ...], choice: Choice) -> Picture:
    x, y, r = layout.comb
    drawn = tuple(_drawn(flow, layout, choice) for flow in flows if flow.name in layout.paths)
    wages = next(flow for flow in flows if flow.name == "company-wages")
    cards = tuple(_card(box, wages if box.party is Party.COMPANY else None, choice) for box in layout.boxes)
    free = _plain("free", x - 3**0.5 * r, y, r)
    return Picture(layout, cards, tuple(comb(shares_of(statement), x, y, r)), _plain("heart", x, y, r), free, drawn)


def _plain(name: str, x: float, y: float, r: float) -> Cell:
    return Cell(name, x, y, r, None, hexagon(x, y, r - 2.5), "")


def _card(box: Box, wages: Flow | None, choice: Choice) -> Card:
    lines = wages.recorded if wages else ()
    inside = tuple(_wage(box, line, n, choice) for n, line in enumerate(lines[:MOST_WAGES]))
    flat = len(box.says) == 1
    first = 30 if flat else 102
    says = tuple(
        Text(words, box.x + (70 if flat else 18), box.y + first + 24 * flat + 20 * n)
        for n, words in enumerate(box.says)
    )
    badge = hexagon(box.x + 38, box.y + 43, 23)
    return Card(box, badge, Text(box.title, box.x + 72, box.y + (36 if flat else 50)), says, inside)


def _wage(box: Box, line: Line, place: int, choice: Choice) -> Figure:
    y = box.y + box.height - 18 - 20 * place
    amount_x = box.x + 22 + 8.6 * len(short_amount(line.amount or Decimal(0), line.commodity))
    return _figure(line, choice, f"{unit_words(line.commodity)} wages", (amount_x, box.x + box.width - 14, y))


def _drawn(flow: Flow, layout: Layout, choice: Choice) -> Drawn:
    block = layout.blocks[flow.name]
    if block.middle:
        block = replace(block, y=block.y - (_height(flow) + block.gap) / 2 + block.step / 2)
    figures = tuple(_figures(flow, block, choice))
    rows = -(-len(figures) // (len(block.columns) or 1)) * (2 if block.stacked else 1)
    below = block.y + block.gap + rows * block.step
    hints = tuple(_hints(flow, block, below if figures else block.y + block.gap))
    return Drawn(
        flow,
        layout.paths[flow.name],
        Text(flow.title if block.says is None else block.says, block.left, block.y),
        figures,
        hints,
    )


def _figures(flow: Flow, block: Block, choice: Choice) -> Iterator[Figure]:
    columns = len(block.columns) or 1
    rows = -(-len(flow.recorded) // columns)
    for place, line in enumerate(flow.recorded):
        column, row = divmod(place, rows)
        amount_x, change_x = block.columns[column]
        y = block.y + block.gap + row * block.step
        figure = _figure(line, choice, _words(line), (amount_x, change_x, y))
        yield replace(figure, below=block.left) if block.stacked else figure


def _figure(line: Line, choice: Choice, words: str, place: tuple[float, float, float]) -> Figure:
    amount = short_amount(line.amount, line.commodity) if line.amount is not None else ""
    change = change_words(line.amount, line.before)
    unit = line.commodity.unit if not is_contribution(line.commodity) else f"{unit_words(line.commodity)} contributions"
    against = f", {change} against the period before" if change else ""
    reads = f"{line.party.value.capitalize()} {line.direction.value}: {amount} {unit}, {line.label}{against}. Records."
    return Figure(amount, words, change, records_link(line, choice), reads, *place)


def _words(line: Line) -> str:
    if is_money(line.commodity):
        return f"{line.commodity.code} {line.label.split()[0]}"
    if line.commodity.code == "PDAY":
        return _PAID_WORK
    return unit_words(line.commodity)


def _hints(flow: Flow, block: Block, y: float) -> Iterator[Text]:
    for hint in flow.hints:
        for words in textwrap.wrap(hint, block.letters):
            yield Text(words, block.left, y)
            y += HINT_STEP
