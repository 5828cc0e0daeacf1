"""``honeyflow demo``: a generated company, through the very same pipeline."""

from pathlib import Path
from typing import Annotated

import typer

from honeyflow.cli.records import Command
from honeyflow.kernel.access import Right


def demo(
    site: Annotated[Path, typer.Option("--site", metavar="DIR", help="Folder of the demo's site.")] = Path(".demo"),
    seed: Annotated[int, typer.Option(help="The same seed gives the same company, to the last byte.")] = 20240229,
) -> None:
    """Generate the demo company with its repositories and files, then run it as any other."""
    from honeyflow.cli.progress import TerminalProgress
    from honeyflow.demo.generate import generate_demo
    from honeyflow.runs.run import run_site
    from honeyflow.site import load_site

    with TerminalProgress() as progress:
        generate_demo(site, seed=seed, progress=progress)
        snapshot = run_site(load_site(site), progress=progress)
    rows = snapshot.manifest["tables"]
    typer.echo(
        f"Demo company (generated) in {site}: {rows['commit']:,} commits, {rows['person']:,} people, "
        f"{rows['customer']} customers, {rows['posting']:,} postings."
    )


command = Command(name="demo", order=7, right=Right.MANAGE_SITE, function=demo)
