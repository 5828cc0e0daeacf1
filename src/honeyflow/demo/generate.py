"""The door: write the demo company's whole site into a folder."""

import json
import shutil
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from honeyflow.demo.answers import write_answers
from honeyflow.demo.commits import Act, voice_on
from honeyflow.demo.dice import Dice
from honeyflow.demo.fastimport import RepositoryWriter
from honeyflow.demo.history import History, Written
from honeyflow.demo.plot import UNTIL
from honeyflow.demo.projects import PROJECTS, Project
from honeyflow.demo.site_files import write_site_files, write_text, write_time
from honeyflow.demo.story import SHARED_MAILBOX, Story, tell
from honeyflow.kernel.commodity import Kind
from honeyflow.kernel.errors import SiteError
from honeyflow.kernel.progress import Progress

VERSION = 7
"""Raised whenever the same seed gives something else."""

STAMP = ".honeyflow-demo"
DEFAULT_SEED = 20240229


def generate_demo(
    folder: Path, *, progress: Progress, seed: int = DEFAULT_SEED, until: date = UNTIL, scale: float = 1.0
) -> None:
    """Write the demo's site into `folder`, or keep the one that is there when it is the same.

    Parameters
    ----------
    until : date
        Last day of the story.
    scale : float
        1 for the whole company; less for a small one, e.g. 0.02 in tests.

    Raises
    ------
    SiteError
        When the folder holds something that is not a demo.
    """
    wanted = {"version": VERSION, "seed": seed, "until": until.isoformat(), "scale": scale, "complete": True}
    if _stamp(folder) == wanted:
        return
    _clear(folder)
    write_text(folder / STAMP, json.dumps({**wanted, "complete": False}) + "\n")
    story = tell(seed, until, scale)
    progress.start("Writing the demo company's repositories", total=len(story.acts))
    (folder / "repositories").mkdir()
    written = {project.name: _repository(folder, story, project, progress) for project in PROJECTS}
    progress.finish()
    write_site_files(folder, story)
    write_answers(folder / "answers", story, written)
    write_time(folder, story)
    write_text(folder / STAMP, json.dumps(wanted) + "\n")


def _stamp(folder: Path) -> object:
    try:
        return json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError:
        return {}


def _clear(folder: Path) -> None:
    """Make room: an older or half-written demo goes, with what was worked out from it; anything else stays."""
    folder.mkdir(parents=True, exist_ok=True)
    if _stamp(folder) is None and any(folder.iterdir()):
        fault = (
            f"not empty, and no demo ({STAMP} is not there); expected an empty or new folder. Do: choose another one"
        )
        raise SiteError(str(folder), [fault])
    for name in ("repositories", "services", "questions", "answers", "time", "data"):
        shutil.rmtree(folder / name, ignore_errors=True)


def _repository(folder: Path, story: Story, project: Project, progress: Progress) -> Sequence[tuple[str, Written]]:
    """Write one project's repository; return its commits with their object names."""
    acts = [act for act in story.acts if act.project is project]
    dice = Dice(story.seed, "history", project.name)
    if not acts:
        return ()
    with RepositoryWriter(folder / "repositories" / f"{project.name}.git") as writer:
        history = History(
            writer,
            project,
            dice,
            story.maintainers(dice),
            story.bots[-1],
            _mailmap(story, project),
            _licensor(story, project),
        )
        history.write(acts)
        progress.advance(len(acts))
    return [(writer.shas[each.mark], each) for each in history.written]


def _licensor(story: Story, project: Project) -> Callable[[date], Act]:
    """Return who changes the project's licence on a day, by chance of its own: all else stays as it was."""
    dice = Dice(story.seed, "licence", project.name)
    maintainer = story.maintainers(dice)

    def act(day: date) -> Act:
        person = maintainer(day)
        at = int(datetime(day.year, day.month, day.day, 10, tzinfo=UTC).timestamp())
        voice = voice_on(person, day, dice)
        return Act(at, person.culture.offset, person, voice, project, (Kind.DOCUMENTATION,))

    return act


def _mailmap(story: Story, project: Project) -> bytes:
    """Return what the older projects know of their people's names: about a third of those with several addresses."""
    if project.name not in ("weft-server", "weft-designer"):
        return b""
    lines: set[str] = set()
    for person in story.people[::3]:
        first, *others = person.voices
        if isinstance(first.name, bytes):
            continue
        for voice in others:
            if isinstance(voice.name, str) and voice.email != SHARED_MAILBOX:
                lines.add(f"{person.name.latin} <{first.email}> {voice.name} <{voice.email}>")
    return "".join(f"{each}\n" for each in sorted(lines)).encode()
