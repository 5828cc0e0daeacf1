"""Memory of a command and its children together, sampled: proportional (shared pages counted once) and resident.

``memory.py COMMAND…``. The kernel's own figure, which ``ingest.py`` prints, is that of the largest single process.
"""

import re
import subprocess
import sys
import time
from pathlib import Path

EVERY = 0.1
"""Seconds between samples."""


def tree(root: int) -> set[int]:
    """Return a process and its descendants."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found, before = {root}, 0
    while len(found) > before:
        before = len(found)
        found |= {child for child, parent in parents.items() if parent in found}
    return found


def megabytes(process: int) -> dict[str, float]:
    """Return proportional, resident and anonymous (not mapped from a file) megabytes of one process."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return {}
    return {name: int(size) / 1024 for name, size in re.findall(r"^(Pss|Rss|Anonymous):\s+(\d+)", text, re.MULTILINE)}


def main() -> None:
    """Print the greatest sums seen."""
    peak: dict[str, float] = {}
    with subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            each = [megabytes(number) for number in tree(process.pid)]
            for name in ("Pss", "Rss", "Anonymous"):
                peak[name] = max(peak.get(name, 0.0), sum(one.get(name, 0.0) for one in each))
            time.sleep(EVERY)
    shown = ", ".join(f"{name} {size:.0f} MB" for name, size in peak.items())
    print(f"all processes together: {shown}; exit {process.returncode}")


if __name__ == "__main__":
    main()
