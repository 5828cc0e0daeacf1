"""The files of one repository as they stand: found, edited, moved, put back."""

from collections.abc import Mapping, Sequence

from honeyflow.demo.dice import Dice
from honeyflow.demo.projects import Project, library, line, new_path
from honeyflow.kernel.commodity import Kind

_LONGEST = 110


class Files:
    """Lines by path on the main line of development; `locked` are those a topic is working on."""

    def __init__(self, project: Project, dice: Dice) -> None:
        self._project = project
        self._dice = dice
        self._lines: dict[str, list[str]] = {}
        self._by_kind: dict[Kind, list[str]] = {kind: [] for kind in Kind}
        self.locked: set[str] = set()

    def copy(self) -> dict[str, list[str]]:
        """Return all files as they are now; lists are replaced by later edits, never changed."""
        return dict(self._lines)

    def change(self, kind: Kind, language: str, own: set[str]) -> tuple[str, bytes]:
        """Edit a file of `kind` that is free or the topic's own; return its path and new content."""
        path = self._path(kind, language, own)
        if kind is Kind.DESIGN and path.endswith(".svg") and self._dice.chance(0.12):
            return path.removesuffix("svg") + "png", self._picture()
        return path, self.edit(path, kind, language, self._dice.whole(1, 9))

    def edit(self, path: str, kind: Kind, language: str, size: int) -> bytes:
        """Change some lines of a file; a long one loses more than it gains."""
        if path not in self._lines:
            self._by_kind[kind].append(path)
            size += 12
        lines = list(self._lines.get(path, ()))
        at = self._dice.whole(0, min(len(lines), _LONGEST))
        gone = self._dice.whole(0, size if len(lines) > _LONGEST else size // 3)
        lines[at : at + gone] = [line(path, self._dice, language) for _ in range(size)]
        if lines == self._lines.get(path):  # the same words by chance
            lines.insert(0, line(path, self._dice, language) + " ")
        self._lines[path] = lines[: _LONGEST + 30]
        return _bytes(self._lines[path])

    def bump(self, path: str) -> tuple[str, bytes]:
        """Raise a library's version in the file of versions; return the message and the file."""
        name = library(self._dice)
        old = next((each for each in self._lines.get(path, ()) if each.startswith(f"{name} ")), f"{name} = 1.0")
        number = int(old.rpartition(".")[2])
        return f"Bump {name} from 1.{number} to 1.{number + 1}\n", self.version(path, name, f"1.{number + 1}")

    def version(self, path: str, name: str, number: str) -> bytes:
        """Write the line ``name = number`` into the file of versions, in place of the one of that name."""
        kept = [each for each in self._lines.get(path, ()) if not each.startswith(f"{name} ")]
        self._lines[path] = sorted([*kept, f"{name} = {number}"])
        return _bytes(self._lines[path])

    def changelog(self, version: str) -> bytes:
        """Put a new version on top of the changelog."""
        news = [line("CHANGELOG.md", self._dice, "en") for _ in range(self._dice.whole(4, 12))]
        self._lines["CHANGELOG.md"] = [f"# {version}", "", *news, "", *self._lines.get("CHANGELOG.md", ())]
        return _bytes(self._lines["CHANGELOG.md"])

    def move(self) -> tuple[str, str] | None:
        """Move a source file that is free; return the old and the new path, none when there is no such file."""
        sources = self._by_kind[Kind.FUNCTIONALITY]
        free = [path for path in sources if path not in self.locked]
        new = new_path(self._project, Kind.FUNCTIONALITY, self._dice, "en")
        if not free or new in self._lines:
            return None
        old = self._dice.pick(free)
        self._lines[new] = self._lines[old]
        self._forget(old)
        sources.append(new)
        return old, new

    def back(self, changed: Mapping[str, bytes], before: Mapping[str, list[str]]) -> dict[str, bytes | None]:
        """Put changed files back to what they were; return their contents, none for those that were not there."""
        contents: dict[str, bytes | None] = {}
        for path in changed:
            contents[path] = _bytes(before[path]) if path in before else None
            if path in before:
                self._lines[path] = before[path]
            elif path in self._lines:
                self._forget(path)
        return contents

    def _path(self, kind: Kind, language: str, own: set[str]) -> str:
        """Return a file that exists, or a new one: fewer new ones the more there are."""
        known = self._by_kind[kind]
        path = ""
        for _ in range(9):
            renew = not known or self._dice.chance(max(0.03, 9 / (30 + len(known))))
            path = new_path(self._project, kind, self._dice, language) if renew else self._dice.pick(known)
            if path in own or path not in self.locked:
                break
        return path

    def _picture(self) -> bytes:
        return b"\x89PNG\r\n\x1a\n\x00" + bytes(self._dice.whole(0, 255) for _ in range(self._dice.whole(80, 400)))

    def _forget(self, path: str) -> None:
        del self._lines[path]
        for paths in self._by_kind.values():
            if path in paths:
                paths.remove(path)


def _bytes(lines: Sequence[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()
