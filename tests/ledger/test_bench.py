"""The ledger's benchmark still fits the tables it fills."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench" / "ledger.py"


@pytest.mark.slow
def test_bench_of_the_ledger_posts_and_closes_small_tables() -> None:
    done = subprocess.run(
        [sys.executable, str(BENCH), "2000", "20000"], check=False, capture_output=True, text=True, timeout=300
    )

    assert done.returncode == 0, done.stderr
    assert re.findall(r"; (\d+) findings", done.stdout) == ["0", "0"]
