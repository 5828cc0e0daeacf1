"""What each blob says, told once: the texts of licence files, and manifests, by their object names."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from honeyflow.sources.git.command import Git
from honeyflow.sources.licences.detect import detect
from honeyflow.sources.licences.expressions import judge
from honeyflow.sources.licences.history import read_blobs
from honeyflow.sources.licences.manifests import declared
from honeyflow.sources.licences.records import UNKNOWN, Change, Verdict
from honeyflow.store.files import write_text

DETECTOR = 1
"""Raised whenever the same text would be told something else."""

NOT_THERE = Verdict(UNKNOWN, open=None, note="a licence file whose content the clone lacks")


class Verdicts:
    """Verdicts by path and blob, kept between runs.

    Parameters
    ----------
    file : Path
        Where they are kept.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known: dict[str, Verdict | None] = _load(file)
        self._fresh = False

    def learn(self, git: Git, changes: Iterable[Change], *, manifests: bool) -> None:
        """Read what is not known yet; a manifest that declares nothing is known to say nothing."""
        pairs = {pair for change in changes for pair in change.files if _key(*pair) not in self._known}
        texts = read_blobs(git, (blob for _, blob in pairs))
        for path, blob in sorted(pairs):
            if manifests:
                told = declared(path, texts.get(blob, ""))
                self._known[_key(path, blob)] = judge(told) if told else None
            else:
                self._known[_key(path, blob)] = detect(texts[blob]) if blob in texts else NOT_THERE
            self._fresh = True

    def of(self, path: str, blob: str) -> Verdict | None:
        """Return what the file said; None when it said nothing."""
        return self._known[_key(path, blob)]

    def keep(self) -> None:
        """Write what was learnt."""
        if self._fresh:
            rows = {key: verdict and asdict(verdict) for key, verdict in sorted(self._known.items())}
            write_text(self._file, json.dumps({"detector": DETECTOR, "verdicts": rows}, ensure_ascii=False))


def _key(path: str, blob: str) -> str:
    """Licence texts say the same under any name; what a manifest says hangs on which manifest it is."""
    return f"{path} {blob}" if path.endswith((".json", ".toml")) else blob


def _load(file: Path) -> dict[str, Verdict | None]:
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
        if held["detector"] != DETECTOR:
            return {}
        return {key: Verdict(**row) if row else None for key, row in held["verdicts"].items()}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
