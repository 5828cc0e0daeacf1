"""A table in the house style of the terminal."""

from rich import box
from rich.table import Table


def table(title: str, *headings: str, numbers: int = 0) -> Table:
    """Return an empty table; the last `numbers` columns are aligned to the right."""
    made = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    for place, heading in enumerate(headings):
        made.add_column(heading, justify="right" if place >= len(headings) - numbers else "left")
    return made
