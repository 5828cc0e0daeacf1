"""A draft leaves nothing: a real server in its own process, a real browser, and a search of all that is left."""

import base64
import gzip
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect
from tests.web.brief.drafts import WORDS, planted_text
from tests.web.brief.test_page_browser import KEYS, go, opened
from tests.web.brief.traces import rows_of, traces
from tests.web.test_server import free_port
from tests.worlds.snapshots import orchard_site

pytestmark = pytest.mark.slow
COMMAND = [sys.executable, "-c", "from honeyflow.cli import main; main()"]
FAILS = """
from honeyflow.outreach.briefs import registry
from honeyflow.outreach.briefs.format import Format
def render(brief):
    raise ValueError(f"cannot draw {brief.member} of {brief.employer}: {brief.sections!r}")
found = dict(registry.formats.all())
found["text"] = Format("text", "txt", "text/plain", "E-mail text", render)
registry.formats.all = lambda: found
"""
"""What a server that must fail is told at its start: the format breaks with the draft in its message."""


@dataclass(frozen=True)
class Served:
    """A server: where it answers, and every place into which it may write."""

    url: str
    site: Path
    temporary: Path
    output: Path

    @property
    def places(self) -> tuple[Path, ...]:
        return (self.site, self.temporary, self.output)

    @property
    def database(self) -> Path:
        return self.site / "data" / "backoffice.sqlite3"


def serving(folder: Path, before: str = "") -> Iterator[Served]:
    """Serve a copy of the orchard by the real command; `before` runs in the server's processes at their start."""
    served = Served(f"http://127.0.0.1:{(port := free_port())}", folder / "site", folder / "tmp", folder / "output")
    shutil.copytree(orchard_site(), served.site)
    for each in (served.temporary, served.output, folder / "start"):
        each.mkdir()
    (folder / "start" / "sitecustomize.py").write_text(before, encoding="utf-8")
    environ = {**os.environ, "TMPDIR": str(served.temporary), "HOME": str(served.temporary), "PYTHONUNBUFFERED": "1"}
    environ |= {"PYTHONPATH": str(folder / "start")} if before else {}
    with (served.output / "out").open("wb") as out, (served.output / "err").open("wb") as err:
        words = [*COMMAND, "serve", "--site", str(served.site), "--port", str(port)]
        with subprocess.Popen(words, stdout=out, stderr=err, env=environ, start_new_session=True) as process:
            for _ in range(600):
                if b"Honeyflow serves" in (served.output / "out").read_bytes():
                    break
                time.sleep(0.1)
            yield served
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Serve as usual."""
    yield from serving(tmp_path / "usual")


@pytest.fixture
def failing(tmp_path: Path) -> Iterator[Served]:
    """Serve with a format that breaks."""
    yield from serving(tmp_path / "failing", FAILS)


def make_everything(page: Page, served: Served, tmp_path: Path) -> None:
    """Open the planted draft, look at it, save it in all formats, load the page again."""
    page.goto(f"{served.url}/brief/")
    page.wait_for_load_state("networkidle")
    opened(page, tmp_path, planted_text())
    for key in KEYS:
        go(page, key)
    page.get_by_role("button", name="Show the finished page").click()
    expect(page.locator("[data-made]")).to_contain_text("how it looks", timeout=30_000)
    for button in page.locator("[data-format]").all():
        with page.expect_download() as download:
            button.click()
        assert download.value.path().stat().st_size > 500
    page.reload()
    page.wait_for_load_state("networkidle")


def test_draft_leaves_no_trace_on_the_server(page: Page, served: Served, tmp_path: Path) -> None:
    page.goto(f"{served.url}/brief/")
    before = rows_of(served.database)
    make_everything(page, served, tmp_path / "..")

    assert traces(WORDS, *served.places) == []
    assert rows_of(served.database) == before
    assert page.context.cookies() == []


def test_error_while_rendering_prints_nothing_of_the_draft(page: Page, failing: Served, tmp_path: Path) -> None:
    page.goto(f"{failing.url}/brief/")
    page.wait_for_load_state("networkidle")
    opened(page, tmp_path / "..", planted_text())
    go(page, "look")
    page.locator("[data-format=text]").click()
    expect(page.locator("[data-made]")).to_contain_text("Something went wrong", timeout=30_000)

    assert b"ValueError" in (failing.output / "err").read_bytes()
    assert traces(WORDS, *failing.places) == []


def test_search_finds_a_word_that_was_planted_on_purpose(served: Served) -> None:
    word, data = WORDS[0], WORDS[-2]
    with closing(sqlite3.connect(served.database)) as connection:
        connection.execute("CREATE TABLE planted (text TEXT)")
        connection.execute("INSERT INTO planted VALUES (?)", (word,))
        connection.commit()
    (served.temporary / "a.json").write_text(json.dumps(data), encoding="utf-8")
    (served.temporary / "b").write_text(quote(data), encoding="utf-8")
    (served.temporary / "c").write_bytes(data.encode("utf-16-le"))
    (served.temporary / "d").write_bytes(base64.b64encode(f"x{WORDS[1]}".encode()))
    (served.temporary / "e").write_bytes(gzip.compress(word.encode()))
    with zipfile.ZipFile(served.temporary / "f", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("g", word)
    found = {line.partition(":")[0] for line in traces(WORDS, *served.places)}

    assert {"a.json", "b", "c", "d", "e", "f"} <= found
    assert {name for name in found if name.startswith("backoffice.sqlite3")}
