"""Ingest of one repository's main line beside git, Perceval and PyDriller: wall, CPU, peak memory, rows compared.

Each contender is a process of its own, measured by the kernel with its children; two rounds in turn, the better kept.
Run it by ``make bench REPO=/path/to/clone``; ``RIVALS=0`` leaves the rivals out. Ratios count, seconds do not.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from main_line import copy_of

HERE = Path(__file__).parent
ROUNDS = 2


@dataclass(frozen=True)
class Cost:
    """What one process and its children took: seconds, and the largest process's megabytes."""

    wall: float
    cpu: float
    peak: float
    status: int
    commits: int | None = None


def measure(command: list[str], output: Path | None = None) -> Cost:
    """Run `command`; its output is thrown away, or kept in `output` where its commits are to be counted.

    Perceval ends with status 0 even when its clone failed and it gave nothing.
    """
    start = time.perf_counter()
    with (output or Path(os.devnull)).open("wb") as out, Path(os.devnull).open("wb") as nowhere:
        process = subprocess.Popen(command, stdout=out, stderr=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
    used: resource.struct_rusage = usage
    return Cost(
        time.perf_counter() - start,
        used.ru_utime + used.ru_stime,
        used.ru_maxrss / 1024,
        os.waitstatus_to_exitcode(status),
        _commits(output) if output else None,
    )


def _commits(output: Path) -> int:
    with output.open("rb") as lines:
        return sum(b'"category": "commit"' in line for line in lines)


def contenders(repository: str, scratch: Path) -> dict[str, list[str]]:
    """Return the commands by name."""
    git = ["git", "-c", "safe.directory=*", "-C", repository, "log", "--numstat", "-M", "HEAD"]
    ours = [sys.executable, str(HERE / "land.py"), repository]
    found = {
        "git log --numstat -M": git,
        "Honeyflow, 2 processes": [*ours, str(scratch / "two"), "2"],
        "Honeyflow, 1 process": [*ours, str(scratch / "one"), "1"],
    }
    rivals = HERE.parent / ".venv-bench" / "bin"
    if os.environ.get("RIVALS", "1") == "1":
        places = ["--git-path", str(scratch / "perceval"), "--branches", "main"]
        perceval = [str(rivals / "perceval"), "git", f"file://{repository}", *places]
        walk = "import sys; from pydriller import Repository\nfor c in Repository(sys.argv[1]).traverse_commits():\n" \
            " [(f.filename, f.added_lines, f.deleted_lines) for f in c.modified_files]"  # fmt: skip
        found |= {"Perceval": perceval, "PyDriller": [str(rivals / "python"), "-c", walk, repository]}
    return found


def main() -> None:
    """Print the table, and whether any row differs from git's."""
    repository = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "main.git"
        copy_of(Path(repository), copy)
        best: dict[str, Cost] = {}
        for number in range(ROUNDS):
            for name, command in contenders(str(copy), Path(folder) / str(number)).items():
                kept = Path(folder) / "perceval.json" if name == "Perceval" else None
                cost = measure(command, kept)
                if name not in best or cost.wall < best[name].wall:
                    best[name] = cost
        base = best["git log --numstat -M"]
        print(f"| {Path(repository).name} | wall s | CPU s | peak MB | wall / git | CPU / git | exit |")
        print("|---|---|---|---|---|---|---|")
        for name, cost in best.items():
            ratios = f"{cost.wall / base.wall:.2f} | {cost.cpu / base.cpu:.2f}"
            status = cost.status if cost.commits is None else f"{cost.status}, {cost.commits} commits given"
            print(f"| {name} | {cost.wall:.1f} | {cost.cpu:.1f} | {cost.peak:.0f} | {ratios} | {status} |")
    subprocess.run([sys.executable, str(HERE / "agree.py"), repository], check=False)


if __name__ == "__main__":
    main()
