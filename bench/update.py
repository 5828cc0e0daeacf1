"""A second run after 50 new commits, beside Perceval's: wall and CPU of each, and nothing read twice.

``update.py REPOSITORY``: works on a bare copy whose main branch is first set back by 50 commits. Perceval is asked for
its latest items alone; without that option it gives the whole history again. A rival that gave no commits failed,
whatever its exit status says.
"""

import os
import sys
import tempfile
from pathlib import Path

from ingest import HERE, Cost, measure
from main_line import copy_of, git

NEW = 50


def main() -> None:
    """Print a row for each contender."""
    repository = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "main.git"
        head = copy_of(repository, folder)
        before = git(folder, "rev-list", "HEAD", f"--skip={NEW}", "--max-count=1")
        newer = git(folder, "rev-list", "--count", f"{before}..{head}")
        costs: dict[str, list[Cost]] = {}
        for name, command in _contenders(folder, Path(scratch)).items():
            git(folder, "update-ref", "refs/heads/main", before)
            output = Path(scratch) / "perceval.json" if name == "Perceval" else None
            first = measure(command, output)
            git(folder, "update-ref", "refs/heads/main", head)
            costs[name] = [first, measure(command, output)]
    print(f"| {repository.name}, then {newer} commits more | wall s, first | wall s, update | CPU s, update | exit |")
    print("|---|---|---|---|---|")
    for name, (first, second) in costs.items():
        status = f"{first.status}, {second.status}"
        if first.commits is not None:
            status += f"; {first.commits} and {second.commits} commits given"
        print(f"| {name} | {first.wall:.1f} | {second.wall:.2f} | {second.cpu:.2f} | {status} |")


def _contenders(folder: Path, scratch: Path) -> dict[str, list[str]]:
    found = {"Honeyflow": [sys.executable, str(HERE / "land.py"), str(folder), str(scratch / "ours"), "2"]}
    if os.environ.get("RIVALS", "1") == "1":
        perceval = HERE.parent / ".venv-bench" / "bin" / "perceval"
        places = ["--git-path", str(scratch / "perceval"), "--branches", "main", "--latest-items"]
        found["Perceval"] = [str(perceval), "git", f"file://{folder}", *places]
    return found


if __name__ == "__main__":
    main()
