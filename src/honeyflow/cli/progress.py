"""Progress in the terminal: a bar where somebody watches, one line per step where nobody does."""

import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn


class TerminalProgress:
    """Shows what is going on, on standard error; use as a context."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self._console,
            disable=not self._console.is_terminal,
        )
        self._task: TaskID | None = None
        self._what = ""
        self._since = 0.0

    def __enter__(self) -> "TerminalProgress":
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: object, trace: TracebackType | None) -> None:
        self._bar.stop()

    def start(self, what: str, total: int | None = None) -> None:
        """Begin a line for `what`."""
        self._what, self._since = what, time.monotonic()
        self._task = self._bar.add_task(what, total=total)

    def advance(self, units: int = 1) -> None:
        """Move the bar on."""
        if self._task is not None:
            self._bar.advance(self._task, units)

    def finish(self) -> None:
        """End the line."""
        if self._task is None:
            return
        task = self._bar.tasks[self._bar.task_ids.index(self._task)]
        self._bar.update(self._task, total=task.total or 1, completed=task.total or 1)
        if not self._console.is_terminal:
            self._console.print(f"{self._what}: {time.monotonic() - self._since:.1f} s", highlight=False)
        self._task = None
