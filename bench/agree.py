"""Hold what was landed against git itself: commits, people, file rows, lines per year; exit 1 on a difference.

``agree.py REPOSITORY [REFS]``: reads git's own output by a plain token-by-token parser of its own. Commits whose lines
we do not know must be such that ``git log --numstat`` dies at each of them too; their paths are held against
``git log --raw``, which looks into no contents.
"""

import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
from land import land_one

Row = tuple[str, bytes, bytes, str, str]


def git(repository: str, *args: str, given: str = "") -> bytes:
    """Return what git prints; an error ends the comparison."""
    command = ["git", "-c", "safe.directory=*", "-C", repository, *args]
    return subprocess.run(command, input=given.encode(), capture_output=True, check=True).stdout


def rows_of_git(repository: str, shas: list[str]) -> Iterator[Row]:
    """Yield (commit, path, old path, added, deleted) as ``git log --numstat -M -z`` prints them, token by token."""
    log = git(
        repository,
        "log",
        "--no-walk=unsorted",
        "--stdin",
        "-z",
        "--numstat",
        "-M",
        "--format=@%H",
        given="\n".join(shas),
    )
    tokens, at, sha = log.split(b"\0"), 0, ""
    while at < len(tokens):
        token = tokens[at].removeprefix(b"\n")
        if token.startswith(b"@") and len(token) == 41:
            sha = token[1:].decode()
        elif token:
            added, deleted, path = token.split(b"\t", 2)
            old = b""
            if not path:
                old, path, at = tokens[at + 1], tokens[at + 2], at + 2
            yield sha, path, old, added.decode(), deleted.decode()
        at += 1


def dies_at(repository: str, sha: str) -> bool:
    """Return True when git itself cannot count the lines of one commit."""
    command = ["git", "-c", "safe.directory=*", "-C", repository, "log", "-1", "--numstat", "-M", sha]
    return subprocess.run(command, capture_output=True, check=False).returncode != 0


def paths_of_git(repository: str, shas: list[str]) -> Counter[tuple[str, bytes]]:
    """Return (commit, path) as ``git log --name-only`` lists them, identical contents taken for renames."""
    found: Counter[tuple[str, bytes]] = Counter()
    for sha in shas:
        listed = git(repository, "log", "-1", "-z", "--name-only", "-M100%", "--format=", sha)
        found.update((sha, path.removeprefix(b"\n")) for path in listed.split(b"\0") if path)
    return found


def main() -> int:
    """Compare and report."""
    repository, refs = str(Path(sys.argv[1]).resolve()), sys.argv[2] if len(sys.argv) > 2 else "head"
    with tempfile.TemporaryDirectory() as folder:
        landed = land_one(repository, Path(folder), 2, refs)
        commits = [row for part in landed.parts["commit"] for row in pq.read_table(part).to_pylist()]
        files = [row for part in landed.parts["commit_file"] for row in pq.read_table(part).to_pylist()]
    unknown = {row["sha"] for row in files if row["binary"] is None}
    listed = ["HEAD"] if refs == "head" else ["--exclude=refs/stash", "--exclude=refs/notes/*", "--all", "HEAD"]
    shas = git(repository, "rev-list", *listed).decode().split()
    emails = git(repository, "log", "--no-walk=unsorted", "--stdin", "--format=%ae", given="\n".join(shas))
    sound = [sha for sha in shas if sha not in unknown]
    theirs = Counter(rows_of_git(repository, sound))
    ours = Counter(
        (
            row["sha"],
            row["path"].encode(),
            (row["old_path"] or "").encode(),
            _count(row["added"]),
            _count(row["deleted"]),
        )
        for row in files
        if row["sha"] not in unknown
    )
    years = {row["sha"]: row["authored_at"].year for row in commits if row["authored_at"]}
    checks = {
        "commits": (len(commits), len(shas)),
        "people by e-mail": (
            sorted({row["author_email"] for row in commits}),
            sorted(set(emails.decode("utf-8", "replace").split("\n")[:-1])),
        ),
        "file rows": (sum(ours.values()), sum(theirs.values())),
        "file rows that differ": (sum((ours - theirs).values()) + sum((theirs - ours).values()), 0),
        "commits git dies at too": (len(unknown), sum(dies_at(repository, sha) for sha in unknown)),
        "their paths": (
            Counter((row["sha"], row["path"].encode()) for row in files if row["sha"] in unknown),
            paths_of_git(repository, sorted(unknown)),
        ),
        "lines per year": (_years(ours, years), _years(theirs, years)),
    }
    for name, (mine, git_says) in checks.items():
        mine_shown, git_shown = (each if isinstance(each, int) else len(each) for each in (mine, git_says))
        verdict = "equal to git's" if mine == git_says else f"DIFFERS: git says {git_shown}"
        print(f"{name}: {mine_shown}, {verdict}")
    total = [sum(each[n] for each in _years(ours, years).values()) for n in (0, 1)]
    print(f"lines added {total[0]:,}, deleted {total[1]:,}; commits without contents in this clone: {len(unknown)}")
    return int(any(mine != git_says for mine, git_says in checks.values()))


def _count(lines: int | None) -> str:
    return "-" if lines is None else str(lines)


def _years(rows: Counter[Row], years: dict[str, int]) -> dict[int, tuple[int, int]]:
    total: dict[int, tuple[int, int]] = {}
    for (sha, _, _, added, deleted), times in rows.items():
        before = total.get(years.get(sha, 0), (0, 0))
        plus, minus = (0 if text == "-" else int(text) * times for text in (added, deleted))
        total[years.get(sha, 0)] = (before[0] + plus, before[1] + minus)
    return dict(sorted(total.items()))


if __name__ == "__main__":
    sys.exit(main())
