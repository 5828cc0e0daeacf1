"""How fast a brief is written in all formats: python bench/brief_formats.py [ROUNDS].

The brief of a busy maintainer (the tests' sample). Cold: a new process each time, imports included; warm: again in the
same process. Printed are the least, the middle and the most of ROUNDS (5), in seconds by the clock, and the size of
each file; of all together also the processor's seconds, which other work on the machine does not lengthen.
"""

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Measure in new processes, and print."""
    if "--inside" in sys.argv:
        _measure()
        return
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    each = [_process() for _ in range(rounds)]
    for name in (name for name in each[0] if name != "processor"):
        cold, warm = [one[name][0] for one in each], [one[name][1] for one in each]
        print(f"{name:10} cold {_words(cold)}   warm {_words(warm)}   {each[0][name][2]:>9,} bytes")
    print(f"{'processor':10} cold {_words([one['processor'][0] for one in each])}")


def _process() -> dict[str, list[float]]:
    command = [sys.executable, __file__, "--inside"]
    start = time.perf_counter()
    told = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, text=True).stdout
    whole = time.perf_counter() - start
    formats: dict[str, list[float]] = json.loads(told)
    size = sum(values[2] for values in formats.values())
    return {**formats, "all": [whole - formats["all"][1], formats["all"][1], size - formats["all"][2]]}


def _measure() -> None:
    """Print cold and warm seconds and bytes of each format, and of all; the process began before its imports."""
    sys.path.insert(0, str(ROOT))
    from tests.outreach.briefs.samples import BUSY

    from honeyflow.outreach.briefs.registry import formats

    told: dict[str, list[float]] = {}
    for name, form in formats.all().items():
        seconds, content = [], b""
        for _ in range(2):
            start = time.perf_counter()
            content = form.render(BUSY)
            seconds.append(time.perf_counter() - start)
        told[name] = [*seconds, len(content)]
    used = resource.getrusage(resource.RUSAGE_SELF)
    warm = sum(values[1] for values in told.values())
    told["processor"] = [used.ru_utime + used.ru_stime - warm, 0, 0]
    told["all"] = [0, warm, 0]
    print(json.dumps(told))


def _words(seconds: Sequence[float]) -> str:
    return f"{min(seconds):.2f} {statistics.median(seconds):.2f} {max(seconds):.2f}"


if __name__ == "__main__":
    main()
