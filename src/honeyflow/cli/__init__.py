"""The command line: one module a command in ``commands``, one a result of ``show`` in ``views``."""

from honeyflow.cli.app import main

__all__ = ["main"]
