"""A repository's main line by itself: what all contenders are measured on."""

import subprocess
from pathlib import Path


def git(folder: Path, *args: str) -> str:
    """Return what git prints in `folder`."""
    command = ["git", "-c", "safe.directory=*", "-C", str(folder), *args]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def copy_of(repository: Path, folder: Path) -> str:
    """Make `folder` a bare repository with the main line of `repository` alone; return its last commit."""
    head = git(repository, "rev-parse", "HEAD")
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", str(folder)], check=True)
    (folder / "objects" / "info" / "alternates").write_text(f"{_objects(repository)}\n")
    git(folder, "update-ref", "refs/heads/main", head)
    return head


def _objects(repository: Path) -> Path:
    return (repository / git(repository, "rev-parse", "--git-path", "objects")).resolve()
