"""Stripe's objects kept in the site: landed page by page, so that a kill costs a page; later runs ask for changes only.

A first pass lists everything; where it broke off, the next run goes on. After it, events tell which objects changed
(Stripe keeps them for 30 days: after a longer pause a new pass is made), and lists are read until objects are known.
Only the members that are needed are kept: no address, no name of a person but what the customer is called.
"""

import hashlib
import json
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.customers import domain_of
from honeyflow.sources.market.polite import NotThereError, PoliteClient
from honeyflow.sources.market.stripe.api import Object, client, one, pages
from honeyflow.sources.market.stripe.held import KINDS, Held, Objects, part, reference
from honeyflow.sources.market.system import MarketReading, SourceUnreachableError
from honeyflow.sources.market.trouble import Trouble
from honeyflow.store.files import write_text

EVENTS_KEPT = 28 * 86_400
"""Seconds after which events may be gone; Stripe keeps them for 30 days."""
OVERLAP = 3_600
"""Seconds before the last look at events that are looked at again: clocks differ, and events come late."""
_LISTED = ("charge", "refund", "credit_note", "invoice_payment")
"""Kinds whose new objects are listed on each run: not each of them has an event in every version."""
_MEMBERS = """
    object id created deleted livemode email_domain business_name name address country tax_ids data value type
    currency customer subscription status number total total_excluding_tax amount_paid effective_at status_transitions
    finalized_at paid_at lines has_more amount discount_amounts tax_amounts inclusive taxes tax_behavior period start
    end price plan product nickname recurring interval interval_count unit_amount unit_amount_decimal amount_decimal
    billing_scheme usage_type quantity proration parent subscription_item_details invoice_item_details
    subscription_details subscription_item invoice_line_item pricing price_details invoice charge payment_intent
    payments payment captured amount_captured items start_date trial_end ended_at discount discounts source coupon
    duration percent_off
"""
_NEEDED = frozenset(_MEMBERS.split())


@dataclass
class _State:
    """How far the landing is: `started` names the pass being made or used, `until` is the last look at events."""

    started: int = 0
    finished: bool = False
    until: int = 0
    after: dict[str, str] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)


def land_objects(reading: MarketReading, address: str) -> tuple[Objects, dict[str, str]]:
    """Return all objects landed, and their fingerprint; where Stripe does not answer, those of earlier runs.

    Raises
    ------
    SourceUnreachableError
        When Stripe does not answer and no pass was ever finished.
    """
    landing = _Landing(reading.kept, reading.troubles.of(reading.name))
    try:
        with client(address, reading) as stripe:
            landing.bring_up_to_date(stripe, int(time.time()))
    except SourceUnreachableError as error:
        if not landing.usable:
            raise
        done = f"read as it was landed before; {error.todo}"
        landing.trouble.add("source-not-read", "", error.seen, f"an answer from {address}", done, Severity.SERIOUS)
    return landing.objects(reading.name), {reading.name: landing.fingerprint()}


class _Landing:
    """The objects of one account in its folder."""

    def __init__(self, folder: Path, trouble: Trouble) -> None:
        self._folder = folder
        self.trouble = trouble
        folder.mkdir(parents=True, exist_ok=True)
        self._state = _read_state(folder / "state.json")
        self._earlier = _read_state(folder / "finished.json")

    @property
    def usable(self) -> bool:
        return self._earlier.finished

    def bring_up_to_date(self, stripe: PoliteClient, now: int) -> None:
        """Go on with the pass that broke off, or ask for what changed since the last look."""
        state = self._state
        if state.finished and now - state.until < EVENTS_KEPT:
            self._follow(stripe, now)
            return
        if state.finished or not state.started:
            self._state = state = _State(started=now, until=now)
        self._make_pass(stripe)
        state.finished = True
        self._save()

    def _make_pass(self, stripe: PoliteClient) -> None:
        for kind in KINDS:
            if kind in self._state.done:
                continue
            for page in self._allowed(kind, pages(stripe, kind, after=self._state.after.get(kind, ""))):
                self._append(kind, page)
                self._state.after[kind] = reference(page[-1])
                self._save()
            self._state.done.append(kind)
            self._save()

    def _allowed(self, kind: str, listed: Iterator[list[Object]]) -> Iterator[list[Object]]:
        """Yield the pages; a kind that this account or key has not is a finding, and the others are read."""
        try:
            yield from listed
        except NotThereError as error:
            if kind in ("customer", "invoice"):
                raise  # without them nothing can be told
            done = f"{kind}s are not read; {error.todo}"
            self.trouble.add("object-not-read", kind, error.seen, f"a list of {kind}s", done, Severity.WARNING)

    def _follow(self, stripe: PoliteClient, now: int) -> None:
        changed = self._changed(stripe)
        for kind, identifier in changed:
            try:
                found = one(stripe, kind, identifier)
            except NotThereError:
                found = {"id": identifier, "object": kind, "deleted": True}
            self._append(kind, [found])
        for kind in _LISTED:
            self._append_new(kind, stripe)
        self._state.until = now
        self._save()

    def _changed(self, stripe: PoliteClient) -> list[tuple[str, str]]:
        """Return the objects that events tell of since the last look, each once."""
        since = str(self._state.until - OVERLAP)
        found: dict[tuple[str, str], None] = {}
        for page in pages(stripe, "event", asked={"created[gte]": since}):
            for event in page:
                kind, identifier = part(event, "data", "object", "object"), part(event, "data", "object", "id")
                if kind in KINDS and isinstance(identifier, str):
                    found[kind, identifier] = None
        return list(found)

    def _append_new(self, kind: str, stripe: PoliteClient) -> None:
        """Land the newest objects of a kind, up to those that are known."""
        known = {identifier for identifier, _ in self._kept(kind)}
        for page in self._allowed(kind, pages(stripe, kind)):
            fresh = [each for each in page if reference(each) not in known]
            self._append(kind, fresh)
            if len(fresh) < len(page):
                return

    def objects(self, source: str) -> Objects:
        """Return the objects of the pass that is finished, as they are now."""
        found = Objects()
        for kind in KINDS:
            for identifier, data in self._kept(kind):
                found.add(Held(data, source, f"{kind} {identifier}"))
        return found

    def fingerprint(self) -> str:
        """Return a hash of all that is kept."""
        files = sorted(self._pass.glob("*.jsonl"))
        return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]

    @property
    def _pass(self) -> Path:
        state = self._state if self._state.finished or not self.usable else self._earlier
        return self._folder / f"pass-{state.started}"

    def _kept(self, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        file = self._pass / f"{kind}.jsonl"
        for line in file.read_bytes().splitlines() if file.exists() else ():
            try:
                data = json.loads(line)
            except ValueError:
                continue  # cut by a kill: the page was landed again
            yield str(data.get("id")), data

    def _append(self, kind: str, page: Iterable[Object]) -> None:
        folder = self._folder / f"pass-{self._state.started}"
        folder.mkdir(exist_ok=True)
        lines = [json.dumps(_needed(each), separators=(",", ":")) for each in page]
        with (folder / f"{kind}.jsonl").open("ab") as stream:
            if stream.tell():
                stream.write(b"\n")  # what a kill cut off must not run into this page
            stream.write("\n".join(lines).encode())

    def _save(self) -> None:
        """Keep how far it is; once a pass is finished, those before it go."""
        text = json.dumps(vars(self._state))
        write_text(self._folder / "state.json", text)
        if self._state.finished:
            write_text(self._folder / "finished.json", text)
            self._earlier = self._state
            for old in self._folder.glob("pass-*"):
                if old.name != f"pass-{self._state.started}":
                    shutil.rmtree(old)


def _read_state(file: Path) -> _State:
    try:
        return _State(**json.loads(file.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return _State()


def _needed(value: Any) -> Any:
    """Return what is needed of an object: of an address its domain, of a person nothing."""
    if isinstance(value, list):
        return [_needed(each) for each in value]
    if not isinstance(value, Mapping):
        return value
    kept = {key: _needed(each) for key, each in value.items() if key in _NEEDED}
    if domain := domain_of(value.get("email") if isinstance(value.get("email"), str) else None):
        kept["email_domain"] = domain
    return kept
