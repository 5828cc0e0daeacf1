"""A site from which Ann Reed asks to be removed: something of hers is planted in every place that can hold it.

Ann writes from ann@larder.example, from annreed@gmail.com, from a forge's noreply address (login annr), and as
``Ann Reed`` from root@localhost, which Bo Finch uses too. Lists give her ann@old.example, which no commit has.
"""

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from honeyflow.runs.run import run_site
from honeyflow.site import Site, load_site
from tests.sources.git.workshop import Workshop

AS_OF = date(2025, 7, 1)
ANN, BO, CY = b"Ann Reed <ann@larder.example>", b"Bo Finch <bo@mill.example>", b"Cy Dale <cy@orchard.example>"
PRIVATE, FORGE = b"ann reed <annreed@gmail.com>", b"Ann Reed <77+annr@users.noreply.github.com>"
TRACES = ("ann@larder", "annreed@", "annr@", "ann@old", "ann reed", "reed, ann")
"""What must be nowhere afterwards, whatever the case."""

SITE = """[company]
name = "Orchard"
domains = ["orchard.example"]

[git]
repositories = ["work.git"]

[people]
lists = ["lists/people.csv", "lists/aliases"]
"""
STAFF = """staff_id,name,emails,started_on,monthly_cost
S1,Cy Dale,cy@orchard.example,2025-01-01,5000
"""
LIST = """login,name,email,organization
annr,Ann Reed,ann@larder.example ann@old.example,Larder
,Bo Finch,bo@mill.example,Mill
,Ann Reed,,Larder
"""
DECISIONS = """decided_at,decided_by,kind,who,other,organization,first_day,last_day,capacity,note
2025-04-01T00:00:00+00:00,Ann Reed,same,ann@larder.example,annreed@gmail.com,,,,,Ann Reed said so
2025-04-01T00:00:00+00:00,Cy,works-for,ANN@larder.example,,Larder,2025-01-01,,employee,
2025-04-01T00:00:00+00:00,Cy,works-for,bo@mill.example,,Mill,,,,Ann Reed knows him
2025-04-01T00:00:00+00:00,Cy,undo,,3,,,,,
2025-04-01T00:00:00+00:00,Cy,same,Ann Reed <root@localhost>,ann@larder.example,,,,,
"""
MAILMAP = b"""Ann Reed <ann@larder.example> <annreed@gmail.com>
Reed, Ann <ann@larder.example> <ann@old.example>
Bo Finch <bo@mill.example>
"""


def build_removed(folder: Path) -> Site:
    """Write the site, run it, and return it."""
    (folder / "lists").mkdir(parents=True)
    for name, text in {
        "honeyflow.toml": SITE,
        "staff.csv": STAFF,
        "lists/people.csv": LIST,
        "lists/aliases": "annreed@gmail.com ann@larder.example\n",
        "decisions.csv": DECISIONS,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    _commit_all(Workshop(folder / "work.git"))
    site = load_site(folder)
    run_site(site, as_of=AS_OF)
    return site


def _commit_all(work: Workshop) -> None:
    day = 1736942400  # 2025-01-15
    told = [
        (ANN, {b"src/a.c": b"1\n"}, b"Begin"),
        (BO, {b"docs/ann@larder.example.txt": b"1\n"}, b"Thank Ann Reed (ann@larder.example, @annr)"),
        (PRIVATE, {b"src/a.c": b"2\n"}, b"More\n\nSigned-off-by: Ann Reed <annreed@gmail.com>"),
        (FORGE, {b"po/a.po": b"2\n"}, b"Translate"),
        (CY, {b"src/c.c": b"2\n"}, b"Merge from annr/topic\n\nReviewed-by: Ann Reed <ann@larder.example>"),
        (CY, {b"src/c.c": b"3\n"}, b"More\n\nHelped-by: Ann Reed\nCo-authored-by: Ann Reed <ann@larder.example>"),
        (b"Ann Reed <root@localhost>", {b"test/r.c": b"3\n"}, b"Test"),
        (b"Bo Finch <root@localhost>", {b"test/b.c": b"3\n"}, b"Test more\n\nReported-by: ann@larder.example"),
        (BO, {b".mailmap": MAILMAP}, b"Map"),
    ]
    for number, (author, files, message) in enumerate(told):
        work.commit(files, author=author, message=message, when=f"{day + number * 20 * 86400} +0000")
    work.commit({b"src/d.c": b"1\n"}, author=BO, committer=ANN, when=f"{day} +0000")


def traces(site: Site, *, own_files: bool = False) -> list[str]:
    """Return where something of Ann is left: files of the site that Honeyflow writes, or the operator's own too."""
    found = []
    for file in sorted(path for path in site.folder.rglob("*") if path.is_file()):
        name = str(file.relative_to(site.folder))
        if not name.startswith("work.git") and (own_files or name.startswith(("data", "decisions", "erased"))):
            text = _text_of(file).casefold()
            found += [f"{name}: {trace}" for trace in TRACES if trace in text]
    return found


def _text_of(file: Path) -> str:
    """Return all a file says; of Parquet, the values that compression hides, and its bytes."""
    raw = file.read_bytes().decode("latin-1")
    return raw + str(pq.read_table(file).to_pydict()) if file.suffix == ".parquet" else raw
