"""Screening: the guard's answer for each address of an audience, and what may be told of it to whom."""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from honeyflow.outreach.addresses import Address, Fault, read_address
from honeyflow.outreach.errors import AudienceTooAlikeError, AudienceTooSmallError
from honeyflow.outreach.facts import FactSources
from honeyflow.outreach.fingerprint import Collector, Fingerprint, Likeness, compare, fingerprint
from honeyflow.outreach.guard import decide
from honeyflow.outreach.records import Facts, Outcome, Reason, Request, Verdict
from honeyflow.site.outreach import Outreach

CHUNK = 2_000
"""Addresses whose facts are looked up at once; a tenfold one costs a tenth more, in collecting garbage."""

ADDRESS = "address"
"""Name of what is no rule: a text that is no address is denied."""


@dataclass(frozen=True)
class Told:
    """All that whoever may not see reasons is told beside the allowed addresses: two counts."""

    asked: int
    allowed: int


@dataclass(frozen=True)
class Screened:
    """An audience with its answers.

    Parameters
    ----------
    outcomes : bytes
        `Outcome` of each text, in order.
    reasons : mapping
        For the keeper and the community manager: how many addresses each reason holds for; none says whose.
    """

    request: Request
    outcomes: bytes
    reasons: Mapping[Reason, int]
    fingerprint: Fingerprint

    @property
    def told(self) -> Told:
        """What may be told to anybody who may screen."""
        return Told(len(self.outcomes), self.count(Outcome.ALLOW))

    def count(self, outcome: Outcome) -> int:
        """Return how many texts have this outcome."""
        return self.outcomes.count(outcome)

    def refuse_alike(self, earlier: Iterable[Fingerprint], minimum: int) -> bool:
        """Return whether it is an earlier audience again.

        Raises
        ------
        AudienceTooAlikeError
            When it nearly is: it differs from one by fewer than `minimum` addresses.
        """
        likeness = compare(self.fingerprint, earlier, minimum)
        if likeness is Likeness.NEAR:
            raise AudienceTooAlikeError(minimum)
        return likeness is Likeness.SAME


def screen(texts: Iterable[str], request: Request, sources: FactSources, limits: Outreach, *, key: bytes) -> Screened:
    """Return the answer for each of `texts`, one address each; the same facts are decided once.

    Parameters
    ----------
    key : bytes
        Secret of the site, for the fingerprint.

    Raises
    ------
    AudienceTooSmallError
        When there are fewer different mailboxes than the site's minimum batch.
    """
    work = _Screening(request, sources, limits, key)
    rest = iter(texts)
    with _uncollected():
        while chunk := list(islice(rest, CHUNK)):
            work.add(chunk)
    return work.done()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let no cycles be looked for meanwhile: none are made here, and looking takes a fifth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _Screening:
    """One screening under way, chunk by chunk."""

    def __init__(self, request: Request, sources: FactSources, limits: Outreach, key: bytes) -> None:
        self._request, self._sources, self._limits = request, sources, limits
        self._collector = Collector(key)
        self._outcomes = bytearray()
        self._verdicts: dict[Facts, Verdict] = {}
        self._reasons: Counter[Reason] = Counter()

    def add(self, texts: list[str]) -> None:
        read = [read_address(text) for text in texts]
        addresses = [each for each in read if isinstance(each, Address)]
        self._collector.add(each.mailbox for each in addresses)
        answers = iter(self._answers(list(self._sources.facts_of(addresses))))
        given = [next(answers) if isinstance(each, Address) else _no_address(each) for each in read]
        self._outcomes += bytes(verdict.outcome for verdict in given)
        self._count(given)

    def _answers(self, facts: list[Facts]) -> list[Verdict]:
        """Return the verdicts; facts that are one object, as those of all strangers are, are looked up once."""
        distinct = {id(each): each for each in facts}
        answers = {place: self._answer(each) for place, each in distinct.items()}
        return [answers[id(each)] for each in facts]

    def _answer(self, facts: Facts) -> Verdict:
        answer = self._verdicts.get(facts)
        if answer is None:
            answer = self._verdicts[facts] = decide(self._request, facts, self._limits)
        return answer

    def _count(self, given: list[Verdict]) -> None:
        distinct = {id(each): each for each in given}
        for place, number in Counter(map(id, given)).items():
            self._reasons.update(dict.fromkeys(distinct[place].reasons, number))

    def done(self) -> Screened:
        hashes = self._collector.hashes()
        if len(hashes) < self._limits.minimum_batch:
            raise AudienceTooSmallError(len(hashes), self._limits.minimum_batch)
        return Screened(self._request, bytes(self._outcomes), self._reasons, fingerprint(hashes))


@lru_cache(maxsize=len(Fault))
def _no_address(fault: Fault) -> Verdict:
    return Verdict(Outcome.DENY, (Reason(ADDRESS, Outcome.DENY, fault.value),))
