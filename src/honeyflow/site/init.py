"""A new site: a commented configuration, sample files, drafts of services; never over what is there."""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import tomlkit

from honeyflow.kernel.errors import SiteError
from honeyflow.site.config import FILE
from honeyflow.site.repositories import add_repositories, as_written
from honeyflow.store.files import write_text

__all__ = ["add_repositories", "create_site"]

_TEMPLATES = files("honeyflow.site") / "templates"
_RENAMED = {"gitignore": ".gitignore"}
"""A package's own .gitignore would hide its templates from git and from the built wheel."""


def create_site(folder: Path, *, repositories: Sequence[str] = (), title: str = "") -> list[Path]:
    """Write the template files that `folder` lacks, and return them; nothing that exists is changed.

    Parameters
    ----------
    repositories : sequence of str
        Written into a ``honeyflow.toml`` made here; an existing one stays as it is (see `add_repositories`).
    title : str
        Likewise.

    Raises
    ------
    SiteError
        When the folder cannot be written, or a repository's URL carries a password; then nothing was written.
    """
    for repository in repositories:
        as_written(repository, folder)
    try:
        made = list(_write_missing(folder))
    except OSError as error:
        raise SiteError(str(folder), [f"cannot be written: {error}. Do: name another folder with --site"]) from error
    if folder / FILE in made:
        _set_title(folder / FILE, title)
        add_repositories(folder, repositories)
    return made


def _write_missing(folder: Path) -> Iterator[Path]:
    for name, template in sorted(_walk(_TEMPLATES, "")):
        file = folder / _RENAMED.get(name, name)
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            write_text(file, template.read_text(encoding="utf-8"))
            yield file


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        name = f"{prefix}{entry.name}"
        if entry.is_dir():
            yield from _walk(entry, f"{name}/")
        else:
            yield name, entry


def _set_title(file: Path, title: str) -> None:
    if title:
        document = tomlkit.parse(file.read_text(encoding="utf-8"))
        document["site"]["title"] = title
        write_text(file, tomlkit.dumps(document))
