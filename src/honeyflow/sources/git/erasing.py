"""Erased people, taken out of what git says before it is landed: a pseudonym in their place, so that all sums stay.

Near free without tombstones; with some, each distinct text is looked at once, not once per commit.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from honeyflow.site.erased.pseudonym import NAME, pseudonym
from honeyflow.site.erased.tombstones import Tombstones
from honeyflow.sources.git.mailmap import MailmapLine
from honeyflow.sources.statements.records import Numbered

_BATCH = 100_000
_JOINT = "\x00"
"""Between name and address; git ends a field at it, so that it is in neither."""

_APART = str.maketrans("-_/+", "    ")


class Erasing:
    """Rewrites rows of the git source.

    Parameters
    ----------
    erased : Tombstones, optional
    """

    def __init__(self, erased: Tombstones | None = None) -> None:
        self._erased = erased or Tombstones()
        self.signs = self._erased.signs

    def commits(self, rows: pa.RecordBatch) -> pa.RecordBatch:
        """Return rows of ``commit``: names, addresses and subjects."""
        if not self._erased:
            return rows
        for role in ("author", "committer"):
            columns = (f"{role}_name", f"{role}_email")
            rows = _with(rows, dict(zip(columns, self._people(*map(rows.column, columns)), strict=True)))
        return _with(rows, {"subject": _each_once(rows.column("subject"), self._erased.scrub)})

    def trailers(self, rows: pa.RecordBatch) -> pa.RecordBatch:
        """Return rows of ``commit_trailer``: the value as a whole where it names somebody erased."""
        if not self._erased:
            return rows
        old = rows.column("email")
        name, email = self._people(rows.column("name"), old)
        theirs = pc.fill_null(pc.not_equal(email, old), False)  # noqa: FBT003
        standing = pc.binary_join_element_wise(name, pc.binary_join_element_wise("<", email, ">", ""), " ")
        free, others = (
            _each_once(rows.column("value"), scrub) for scrub in (self._erased.scrub, self._erased.scrub_addresses)
        )
        value = pc.if_else(theirs, standing, pc.if_else(pc.is_valid(email), others, free))
        return _with(rows, {"value": value, "name": name, "email": email})

    def tag(self, name: str, sha: str) -> str:
        """Return a tag's name; in place of one that names somebody erased, its commit's."""
        apart = name.translate(_APART)  # in a tag, what parts words is no space
        named = bool(self._erased) and any(self._erased.scrub(text) != text for text in (name, apart))
        return f"(erased) {sha[:7]}" if named else name

    def files(self, rows: pa.RecordBatch) -> pa.RecordBatch:
        """Return rows of ``commit_file``: addresses in paths."""
        if not self._erased:
            return rows
        paths = {name: _each_once(rows.column(name), self._path) for name in ("path", "old_path")}
        return _with(rows, paths)

    def mailmap(self, lines: Iterable[MailmapLine]) -> Iterator[MailmapLine]:
        """Yield the lines that lead to nobody erased; a name that others bear too is left out of theirs."""
        for line in lines:
            proper = line.proper_email is not None and self._erased.by_identity(
                line.proper_name or "", line.proper_email
            )
            meant = self._erased.by_identity(line.commit_name or line.proper_name or "", line.commit_email)
            narrowed = line.commit_name is not None and self._erased.by_name(line.commit_name)
            if proper or meant or narrowed:
                continue
            named = line.proper_name is not None and self._erased.by_name(line.proper_name)
            yield replace(line, proper_name=None) if named else line

    def statements(self, said: Iterable[Numbered]) -> Iterator[Numbered]:
        """Yield what files say of people not erased: told by address or login, by the name only where neither is given.

        A name that somebody erased bears is left out of a line about another.
        """
        for line, each in said:
            if not self._erased:
                yield line, each
                continue
            theirs = bool(each.email and self._erased.by_identity(each.name, each.email))
            theirs = theirs or bool(each.login and self._erased.by_login(each.login))
            named = bool(each.name and self._erased.by_name(each.name))
            if theirs or (named and not each.email and not each.login):
                continue
            organization = self._erased.scrub(each.organization)
            yield line, each._replace(name="" if named else each.name, organization=organization)

    def concerns(self, kind: str, part: Path) -> bool:
        """Return whether a landed part holds somebody erased; `kind` is ``commits``, ``trailers`` or ``files``."""
        return any(not self._batch(kind)(rows).equals(rows) for rows in _batches(part))

    def rewrite(self, kind: str, part: Path, fresh: Path) -> None:
        """Write a landed part anew, without those erased."""
        with pq.ParquetWriter(fresh, pq.read_schema(part), compression="zstd") as writer:
            for rows in _batches(part):
                writer.write_batch(self._batch(kind)(rows))

    def _batch(self, kind: str) -> Callable[[pa.RecordBatch], pa.RecordBatch]:
        return {"commits": self.commits, "trailers": self.trailers, "files": self.files}[kind]

    def _people(self, name: pa.Array, email: pa.Array) -> tuple[pa.Array, pa.Array]:
        """Return names and addresses, the pseudonym in place of those erased; null stays null."""
        pairs = pc.binary_join_element_wise(pc.fill_null(name, ""), email, _JOINT)
        standing = _each_once(pairs, self._pseudonym)
        replaced = pc.is_valid(standing)
        if not pc.any(replaced).as_py():
            return name, email
        return pc.if_else(replaced, NAME, name), pc.coalesce(standing, email)

    def _pseudonym(self, pair: str) -> str | None:
        person = self._erased.by_identity(*pair.split(_JOINT, 1))
        return None if person is None else pseudonym(person)

    def _path(self, path: str) -> str:
        return "/".join(map(self._erased.scrub, path.split("/"))) if "@" in path else path


def _each_once(texts: pa.Array, change: Callable[[str], str | None]) -> pa.Array:
    """Return what `change` makes of a column, having shown it each text once; null stays null."""
    distinct = texts.dictionary_encode()
    changed = [None if each is None else change(each) for each in distinct.dictionary.to_pylist()]
    return pa.array(changed, pa.string()).take(distinct.indices)


def _with(rows: pa.RecordBatch, columns: dict[str, pa.Array]) -> pa.RecordBatch:
    arrays = [columns.get(name, rows.column(name)) for name in rows.schema.names]
    return pa.RecordBatch.from_arrays(arrays, schema=rows.schema)


def _batches(part: Path) -> Iterator[pa.RecordBatch]:
    yield from pq.ParquetFile(part).iter_batches(batch_size=_BATCH)
