"""A PostgreSQL cluster of its own: Debian's programs, a new folder, loopback, ended by its process."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_WAIT = 60


def binaries() -> Path | None:
    """Return the folder of the newest PostgreSQL there is."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda each: int(each.parts[-3]))
    named = shutil.which("initdb")
    return found[-1].parent if found else Path(named).resolve().parent if named else None


@contextmanager
def cluster() -> Iterator[str]:
    """Yield the address of an empty database, ``postgresql://…``."""
    programs = binaries()
    assert programs is not None
    folder, owner = Path(tempfile.mkdtemp(prefix="pg-")), _owner()
    if owner is not None:
        os.chown(folder, owner, -1)
    shared = {"user": owner, "cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    init = [programs / "initdb", "-D", folder / "data", "-U", "honeyflow", "-A", "trust", "--no-sync", "-E", "UTF8"]
    subprocess.run(init, check=True, **shared)  # type: ignore[call-overload]
    port = _free_port()
    options = ["-p", str(port), "-h", "127.0.0.1", "-k", str(folder), "-F"]
    server = subprocess.Popen(  # type: ignore[call-overload]
        [programs / "postgres", "-D", folder / "data", *options],
        **{**shared, "stderr": subprocess.DEVNULL},
    )
    try:
        _wait(programs, port)
        yield f"postgresql://honeyflow@127.0.0.1:{port}/postgres"
    finally:
        server.terminate()
        server.wait(_WAIT)
        shutil.rmtree(folder, ignore_errors=True)


def _owner() -> int | None:
    """Return the user it runs as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    names = [name for name in ("postgres", "nobody") if _known(name)]
    return pwd.getpwnam(names[0]).pw_uid


def _known(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(programs: Path, port: int) -> None:
    until = time.monotonic() + _WAIT
    ask = [programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
    while subprocess.run(ask, check=False).returncode:
        assert time.monotonic() < until, "PostgreSQL did not start"
        time.sleep(0.1)
