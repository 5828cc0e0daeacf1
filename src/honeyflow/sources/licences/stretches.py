"""From what files said, commit by commit, to stretches: one repository under one licence for some days."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from honeyflow.site.effort import StatedLicence
from honeyflow.sources.licences.detect import POINTER
from honeyflow.sources.licences.expressions import judge
from honeyflow.sources.licences.files import REUSE, is_variant
from honeyflow.sources.licences.history import History
from honeyflow.sources.licences.records import NONE, UNKNOWN, Change, LicenceRow, Verdict

Told = Callable[[str, str], Verdict | None]

_NOTHING = Verdict(NONE, open=None, note="no licence file found")


@dataclass(frozen=True)
class _State:
    """What holds from a day on."""

    start: date
    verdict: Verdict
    told_by: str
    sha: str | None = None
    path: str | None = None


def stretches(repository: str, history: History, told: Told, stated: Sequence[StatedLicence]) -> list[LicenceRow]:
    """Return the stretches of one repository from its first day on, in order, without gaps; the last has no end."""
    states = _merged(_states(history, told))
    for each in stated:
        states = _merged(_with_stated(states, each))
    ends = [*(state.start for state in states[1:]), None]
    return [
        LicenceRow(
            repository, state.start, end, state.verdict.expression, state.verdict.open, state.verdict.note,
            state.told_by, state.sha, state.path,
        )
        for state, end in zip(states, ends, strict=True)
    ]  # fmt: skip


def _states(history: History, told: Told) -> Iterator[_State]:
    """Yield what holds after each change: the licence files', else what a manifest declares."""
    days = sorted({history.first_on, *(change.happened_on for change in (*history.licences, *history.manifests))})
    for day in days:
        licence, manifest = _last(history.licences, day), _last(history.manifests, day)
        verdicts = {path: verdict for path, blob in licence.files if (verdict := told(path, blob)) is not None}
        if verdicts:
            yield _State(day, combine(verdicts), "file", licence.sha, " ".join(verdicts))
            continue
        declared = {path: verdict for path, blob in manifest.files if (verdict := told(path, blob)) is not None}
        if declared:
            path, verdict = next(iter(sorted(declared.items())))
            yield _State(day, verdict, "manifest", manifest.sha, path)
        else:
            yield _State(day, _NOTHING, "nothing")


def _last(changes: Iterable[Change], day: date) -> Change:
    """Return the last change up to the end of `day`."""
    found = Change(date.min, "", ())
    for change in changes:
        if change.happened_on > day:
            break
        found = change
    return found


def combine(verdicts: dict[str, Verdict]) -> Verdict:
    """Return what several licence files say together.

    Files named for licences (LICENSE-MIT, LICENSE-APACHE) are a choice; else all hold. What only leads to the others,
    and licences for content beside the code, do not count; ``LICENSES/`` only where there is none at the root.
    """
    root = {path: each for path, each in verdicts.items() if not path.startswith(REUSE)}
    counted = {path: each for path, each in (root or verdicts).items() if not _beside(path, each)} or root or verdicts
    if len(counted) == 1:
        return next(iter(counted.values()))
    several = list(dict.fromkeys(counted.values()))
    if len(several) == 1:
        return several[0]
    unknown = [each for each in several if each.expression == UNKNOWN]
    if unknown:
        closed = any(each.open is False for each in several)
        notes = "; ".join(f"{path}: {each.note or each.expression}" for path, each in sorted(counted.items()))
        return Verdict(UNKNOWN, open=False if closed else None, note=notes)
    choice = all(map(is_variant, counted))
    return judge((" OR " if choice else " AND ").join(f"({each.expression})" for each in several))


def _beside(path: str, verdict: Verdict) -> bool:
    unread = verdict.expression == UNKNOWN and verdict.open is None
    prose = path.lower().startswith(("copyright", "copying")) and not is_variant(path)
    return verdict.content or verdict.note == POINTER or (unread and prose)


def _with_stated(states: Sequence[_State], stated: StatedLicence) -> Iterator[_State]:
    """Put what the site states over what was found, within its days."""
    start = max(stated.start or date.min, states[0].start)
    if stated.end is not None and stated.end <= start:
        yield from states
        return
    yield from (state for state in states if state.start < start)
    yield _State(start, judge(stated.expression), "site")
    if stated.end is not None:
        under = [state for state in states if state.start <= stated.end]
        yield replace(under[-1], start=stated.end)
        yield from (state for state in states if state.start > stated.end)


def _merged(states: Iterable[_State]) -> list[_State]:
    merged: list[_State] = []
    for state in states:
        if merged and merged[-1].start == state.start:
            merged.pop()
        if not merged or merged[-1].verdict != state.verdict:
            merged.append(state)
    return merged
