"""The journal in real databases: two writers at once, bytes that are gone, and the same tests on PostgreSQL."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.backoffice.conftest import made_site
from tests.worlds.postgres import binaries, cluster

pytestmark = pytest.mark.slow
ENTRIES = 200
SQLITE, POSTGRES = "sqlite", "postgresql"
ROOT = Path(__file__).parents[2]

WRITER = f"""
import sys
from honeyflow.web.start import set_up
from pathlib import Path
set_up(Path(sys.argv[1]))
from honeyflow.backoffice.actions.journal import write_entry
for number in range({ENTRIES}):
    write_entry("test-written", sys.argv[2], number=number)
"""


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    if binaries() is None:
        pytest.skip("no PostgreSQL on this machine: expected Debian's package postgresql")
    with cluster() as address:
        yield address


@pytest.fixture(params=[SQLITE, POSTGRES])
def environ(request: pytest.FixtureRequest) -> dict[str, str]:
    """Return the environment that names the database."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("HONEYFLOW", "DJANGO"))}
    address = request.getfixturevalue("postgres") if request.param == POSTGRES else ""
    return plain | {"HONEYFLOW_DATABASE": address, "PYTHONPATH": str(ROOT), "COLUMNS": "200"}


def honeyflow(environ: dict[str, str], folder: Path, *words: str, good: bool = True) -> str:
    command = [sys.executable, "-c", "from honeyflow.cli import main; main()", *words, "--site", str(folder)]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert (done.returncode == 0) is good, done.stderr
    return done.stdout + done.stderr


def test_two_writers_make_one_unbroken_chain(environ: dict[str, str], tmp_path: Path) -> None:
    folder = made_site(tmp_path / "site")
    honeyflow(environ, folder, "audit", "verify")
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(folder), name], env=environ) for name in ("one", "two")
    ]

    assert [each.wait(120) for each in writers] == [0, 0]

    assert f"{2 * ENTRIES:,} entries" in honeyflow(environ, folder, "audit", "verify")


@pytest.mark.parametrize("environ", [SQLITE], indirect=True)
def test_bytes_of_somebody_erased_are_gone_and_the_seals_hold(environ: dict[str, str], tmp_path: Path) -> None:
    folder = made_site(tmp_path / "site")
    told = ("event", "--words", "v1", "--channel", "form", "--confirmed")
    honeyflow(environ, folder, "consent", "give", "planted-jo@example.org", *told, "--evidence", "folder of Planted-Jo")
    honeyflow(environ, folder, "consent", "give", "Planted-Jo+x@example.org", *told)
    honeyflow(environ, folder, "consent", "give", "ann@example.org", *told)
    assert holding(folder, b"planted-jo")

    erase(environ, folder, "planted-jo@example.org")

    assert holding(folder, b"planted-jo") == []
    assert "4 entries" not in honeyflow(environ, folder, "audit", "verify")
    assert holding(folder, b"ann@example.org")
    assert "erased stays erased" in honeyflow(
        environ, folder, "consent", "give", "planted-jo@example.org", *told, good=False
    )


def holding(folder: Path, text: bytes) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file() and text in each.read_bytes().lower()]


ERASE = """
import sys
from pathlib import Path
from honeyflow.web.start import set_up
set_up(Path(sys.argv[1]))
from honeyflow.backoffice.actions.erase import sweep_erased
from honeyflow.site import load_site
from honeyflow.site.erased.file import append_tombstones
from honeyflow.site.erased.marks import marks_of_address
site = load_site(Path(sys.argv[1]))
append_tombstones(site, marks_of_address(sys.argv[2]), "me")
assert sweep_erased(site) == 2
assert sweep_erased(site) == 0
"""


def erase(environ: dict[str, str], folder: Path, address: str) -> None:
    subprocess.run([sys.executable, "-c", ERASE, str(folder), address], env=environ, check=True)


def test_same_tests_pass_on_postgresql(postgres: str) -> None:
    """Run the journal's and the consents' tests once more, on the other database."""
    tests = [str(Path(__file__).with_name(name)) for name in ("test_journal.py", "test_consents.py", "test_audit.py")]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *tests]
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    done = subprocess.run(
        command, cwd=ROOT, env=environ | {"HONEYFLOW_DATABASE": postgres}, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout
