"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

SiteOption = Annotated[
    Path | None,
    typer.Option("--site", metavar="DIR", help="The site's folder; here or ./honeyflow-site when not given."),
]
