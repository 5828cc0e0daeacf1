"""The Typer application, assembled from the commands declared; faults of the operator become one clear message."""

import sys

import typer

from honeyflow import __version__
from honeyflow.cli.records import Command
from honeyflow.cli.rights import needing
from honeyflow.kernel.errors import HoneyflowError
from honeyflow.kernel.registry import Registry

commands = Registry(Command, "honeyflow.cli.commands", "command")

_HELP = "What community, company and customers of an open source project give and get, from files you already have."


def build_app() -> typer.Typer:
    """Return the application with every command, in their declared order."""
    app = typer.Typer(
        name="honeyflow",
        help=_HELP,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,  # plain help starts in half the time
    )

    @app.callback(invoke_without_command=True)
    def root(
        version: bool = typer.Option(False, "--version", help="Print the version and leave."),
    ) -> None:
        if version:
            typer.echo(f"honeyflow {__version__}")
            raise typer.Exit

    for command in sorted(commands.all().values(), key=lambda each: each.order):
        if command.function:
            app.command(command.name)(needing(command.right)(command.function))
        if command.group:
            app.add_typer(command.group, name=command.name)
    return app


def main() -> None:
    """Run the command line; exit 1 with a message on standard error for an operator's fault."""
    try:
        build_app()()
    except HoneyflowError as error:
        typer.secho(str(error), fg=typer.colors.RED, err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        typer.secho("Stopped; the last published snapshot is as it was.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(0)
