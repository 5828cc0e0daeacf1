"""From acts to a repository: files that grow, topics that are merged, releases, reverts, renames, broken clocks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from honeyflow.demo.commits import Act, Helper, voice_on
from honeyflow.demo.dice import Dice
from honeyflow.demo.fastimport import Changes, Renamed, RepositoryWriter, Signature
from honeyflow.demo.files import Files
from honeyflow.demo.plot import CHARTER, LICENCES, QUARREL
from honeyflow.demo.projects import LANGUAGES, Project, new_path, subject
from honeyflow.demo.records import Person
from honeyflow.kernel.commodity import Kind
from honeyflow.sources.licences.texts import licence_texts

DAY = 86_400
RELEASE_EVERY = 160 * DAY
_OCTOPUS = 3
_BROKEN_CLOCKS = (0, 4_070_908_800)
"""1 January 1970 and 1 January 2099."""


@dataclass(frozen=True)
class Written:
    """One commit written, with the truth about it; merges have no kinds."""

    mark: int
    act: Act
    accepted: bool
    merge: bool = False


@dataclass
class _Topic:
    """A branch under way: its tip, what it changed, and when it will be merged."""

    name: str
    person: Person
    tip: int
    due: int
    changed: dict[str, bytes]


@dataclass
class History:
    """One repository in the making.

    Parameters
    ----------
    maintainer : callable
        Who of the staff merges and releases on a day: ``maintainer(day)``.
    platform : Person
        The translation platform's bot, which commits what translators wrote.
    licensor : callable
        The act of whoever of the staff changes the licence on a day: ``licensor(day)``.
    mailmap : bytes
        Content of the .mailmap the project ends up with; empty for none.
    """

    writer: RepositoryWriter
    project: Project
    dice: Dice
    maintainer: Callable[[date], Person]
    platform: Person
    mailmap: bytes
    licensor: Callable[[date], Act]
    written: list[Written] = field(default_factory=list)
    _topics: list[_Topic] = field(default_factory=list)
    _tip: int = 0
    _merges: int = 0
    _releases: int = 0
    _release_at: int = 0
    _picks: int = 0
    _locked_in: bool = False
    _octopus: bool = False
    _branch: str = ""
    _branch_tip: int = 0

    def __post_init__(self) -> None:
        self._files = Files(self.project, self.dice)
        self._licences = list(LICENCES[self.project.name])

    def write(self, acts: Sequence[Act]) -> None:
        """Write all `acts` of the project, the first as the import it began with."""
        self._begin(acts[0])
        for act in acts[1:]:
            self._license_due(act.day)
            self._merge_due(act.at)
            if act.at >= self._release_at:
                self._release(act.at)
            if not self._locked_in and act.day >= QUARREL - timedelta(days=60):
                self._lock_in(act.at)
            if act.topic:
                self._on_topic(act)
            else:
                self._on_main(act)
        self._merge_due(acts[-1].at + 30 * DAY, last=acts[-1].at)
        self._say_who(acts[-1].at)
        self.writer.drop("topic")

    def _begin(self, act: Act) -> None:
        """Import the code as it was when the project opened: some files of each kind."""
        changes: dict[str, bytes] = {}
        for kind in Kind:
            for _ in range(14 if kind is Kind.FUNCTIONALITY else 5):
                path = new_path(self.project, kind, self.dice, self.dice.pick(LANGUAGES[:6]))
                changes[path] = self._files.edit(path, kind, "de", self.dice.whole(20, 70))
        changes["LICENSE"] = licence_texts()[self._licences.pop(0)[1]].encode()
        opening = replace(self._housekeeping(act.at), kinds=tuple(Kind))
        self._tip = self._commit("main", opening, f"Open {self.project.name} to everyone\n", changes, ())
        self._release_at = act.at + RELEASE_EVERY // 2

    def _on_main(self, act: Act) -> None:
        if self.dice.chance(0.0025) and self._rename(act):
            return
        reverts = not act.person.bot and self.dice.chance(0.004)
        before = self._files.copy() if reverts else {}
        text, changes = self._bump() if act.person.craft == "versions" else (self._message(act), self._changes(act))
        self._tip = self._commit(
            "main", act, text, changes, (self._tip,), committer=self._committer(act), clock=self._clock(act)
        )
        if reverts:
            self._revert(act, text, changes, before)
        elif self._picks and act.person.on_staff(act.day) and act.kinds[0] in (Kind.FUNCTIONALITY, Kind.QUALITY):
            self._pick(act, text, changes)

    def _bump(self) -> tuple[str, dict[str, bytes]]:
        text, content = self._files.bump(self.project.version_file)
        return text, {self.project.version_file: content}

    def _committer(self, act: Act) -> Act | None:
        """Return the translation platform for some of the translators' commits."""
        if act.person.craft == "translator" and act.day.year >= 2019 and self.dice.chance(0.5):
            return replace(act, person=self.platform, voice=self.platform.voices[0], offset=0)
        return None

    def _clock(self, act: Act) -> int:
        """Return the author's time: a few clocks are at the wrong end of a century."""
        return self.dice.pick(_BROKEN_CLOCKS) if self.dice.chance(0.0004) else act.at

    def _on_topic(self, act: Act) -> None:
        """Go on with the person's topic, or begin one; its files are left alone by others until it is merged."""
        topic = next((each for each in self._topics if each.person is act.person), None)
        if topic is None:
            self._merges += 1
            name = f"topic-{self._merges}"
            topic = _Topic(name, act.person, self._tip, act.at + self.dice.whole(1, 9) * DAY, {})
            self._topics.append(topic)
        changes = self._changes(act, own=set(topic.changed))
        topic.tip = self._commit("topic", act, self._message(act), changes, (topic.tip,))
        topic.changed |= changes
        self._files.locked |= set(changes)

    def _merge_due(self, now: int, *, last: int | None = None) -> None:
        """Merge the topics due by `now`, dated at latest `last`; once in the project's life three at a time."""
        due = [topic for topic in self._topics if topic.due <= now]
        for topic in due:
            topic.due = min(topic.due, last or topic.due)
        if len(due) == _OCTOPUS and not self._octopus:
            self._octopus = True
            self._merge(due)
            return
        for topic in due:
            self._merge([topic])

    def _merge(self, topics: list[_Topic]) -> None:
        """Merge one topic as a forge does, or several at once (an octopus)."""
        at = max(topic.due for topic in topics)
        names = " and ".join(f"'{topic.name}'" for topic in topics)
        text = f"Merge {'branch' if len(topics) == 1 else 'branches'} {names}\n"
        changes = {path: content for topic in topics for path, content in topic.changed.items()}
        parents = (self._tip, *(topic.tip for topic in topics))
        self._tip = self._commit("main", self._housekeeping(at), text, changes, parents, merge=True)
        self._topics = [each for each in self._topics if each not in topics]
        self._files.locked -= set(changes)

    def _release(self, at: int) -> None:
        """Tag the next version, with a branch on which the next fixes are picked, too."""
        self._releases += 1
        major, minor = divmod(self._releases, 4)
        version = f"{major + 1}.{minor}"
        act = self._housekeeping(at, Kind.FUNCTIONALITY, Kind.DOCUMENTATION)
        content = {
            self.project.version_file: self._files.version(self.project.version_file, "version", f"{version}.0"),
            "CHANGELOG.md": self._files.changelog(version),
        }
        self._tip = self._commit("main", act, f"Release {version}.0\n", content, (self._tip,))
        tagger = Signature(act.voice.name, act.voice.email, act.at, act.offset)
        self.writer.tag(f"v{version}.0", self._tip, tagger, f"{self.project.name} {version}.0\n")
        self._branch = f"release/{version}"
        self.writer.branch(self._branch, self._tip)
        self._branch_tip = self._tip
        self._release_at = at + RELEASE_EVERY
        self._picks = 3

    def _pick(self, act: Act, text: str, changes: dict[str, bytes]) -> None:
        """Bring a fix to the release branch: author and words as they were, another day and committer."""
        self._picks -= 1
        at = act.at + self.dice.whole(1, 20) * 3600
        text += f"{'' if act.helpers else chr(10)}(cherry picked from commit {self.writer.sha(self._tip)})\n"
        parents = (self._branch_tip,)
        committer = self._housekeeping(at)
        self._branch_tip = self._commit(self._branch, act, text, changes, parents, committer=committer, accepted=False)

    def _revert(self, act: Act, text: str, changes: dict[str, bytes], before: dict[str, list[str]]) -> None:
        words = f'Revert "{text.splitlines()[0]}"\n\nThis reverts commit {self.writer.sha(self._tip)}.\n'
        again = self._housekeeping(act.at + 5400, *act.kinds)
        self._tip = self._commit("main", again, words, self._files.back(changes, before), (self._tip,))

    def _rename(self, act: Act) -> bool:
        """Move a source file; false when there is none to move."""
        paths = self._files.move()
        if paths is None:
            return False
        old, new = paths
        moved = replace(act, kinds=(Kind.FUNCTIONALITY,), helpers=())
        self._tip = self._commit("main", moved, f"Move {old.rpartition('/')[2]}\n", {new: Renamed(old)}, (self._tip,))
        return True

    def _lock_in(self, at: int) -> None:
        """Begin what led to the quarrel: a topic of two commits that nobody ever merged."""
        self._locked_in = True
        tip = self._tip
        for n in (1, 2):
            act = self._housekeeping(at + n * 3600, Kind.FUNCTIONALITY)
            text, changes = (
                f"Ask for a licence key, part {n}\n",
                {f"enterprise/lock_{n}.cfg": b"for = customers\n" * 9 * n},
            )
            tip = self._commit("enterprise-lock", act, text, changes, (tip,), accepted=False)

    def _license_due(self, day: date) -> None:
        """Change the licence when its day has come."""
        while self._licences and self._licences[0][0] <= day:
            since, name = self._licences.pop(0)
            act = self.licensor(since)
            content = {"LICENSE": licence_texts()[name].encode()}
            self._tip = self._commit("main", act, f"License this under {name}\n", content, (self._tip,))

    def _say_who(self, at: int) -> None:
        """Write what is known about names into a .mailmap."""
        if self.mailmap:
            act = self._housekeeping(at, Kind.FUNCTIONALITY)
            self._tip = self._commit("main", act, "Say who is who\n", {".mailmap": self.mailmap}, (self._tip,))

    def _housekeeping(self, at: int, *kinds: Kind) -> Act:
        day = datetime.fromtimestamp(at, UTC).date()
        person = self.maintainer(day)
        return Act(at, person.culture.offset, person, voice_on(person, day, self.dice), self.project, kinds)

    def _changes(self, act: Act, own: set[str] | None = None) -> dict[str, bytes]:
        """Return new contents for one or two files of each kind of the act."""
        changes: dict[str, bytes] = {}
        language = act.person.culture.code if act.person.culture.code != "en" else "de"
        for kind in act.kinds:
            for _ in range(2 if self.dice.chance(0.2) else 1):
                path, content = self._files.change(kind, language, own or set())
                changes[path] = content
        return changes

    def _message(self, act: Act) -> str:
        language = act.person.culture.language if act.person.culture.code != "en" else "German"
        text = subject(act.kinds[0], self.dice, language) + "\n"
        signs = act.helpers or (act.day > CHARTER and not act.person.on_staff(act.day) and not act.person.bot)
        if not signs:
            return text
        own = [f"Signed-off-by: {_mailbox(Helper('', act.person, act.voice))}"] if act.day > CHARTER else []
        return "\n".join([text, *own, *(f"{each.token}: {_mailbox(each)}" for each in act.helpers)]) + "\n"

    def _commit(  # noqa: PLR0913 - what a commit is made of
        self,
        branch: str,
        act: Act,
        text: str,
        changes: Changes,
        parents: Sequence[int],
        *,
        committer: Act | None = None,
        accepted: bool = True,
        merge: bool = False,
        clock: int | None = None,
    ) -> int:
        author = Signature(act.voice.name, act.voice.email, act.at if clock is None else clock, act.offset)
        other = (
            None
            if committer is None
            else Signature(committer.voice.name, committer.voice.email, committer.at, committer.offset)
        )
        mark = self.writer.commit(branch, author, text, changes, committer=other, parents=parents)
        self.written.append(Written(mark, act, accepted, merge))
        return mark


def _mailbox(helper: Helper) -> str:
    name = helper.voice.name
    return f"{name.decode('latin-1') if isinstance(name, bytes) else name} <{helper.voice.email}>"
