"""The audit: the chain, the heads signed before, and the tables against a replay; each fault as a plain sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from honeyflow.backoffice.heads import Head, read_heads, told_head
from honeyflow.backoffice.models import Entry
from honeyflow.backoffice.queries.journal import check_journal
from honeyflow.backoffice.replaying import differences, replay
from honeyflow.site import Site

MOST = 20
"""Rows that differ of which each is named."""


@dataclass(frozen=True)
class Audit:
    """What an audit looked at and found; no fault: everything is as it was written."""

    entries: int
    head: str
    heads: int
    rows: int
    faults: tuple[str, ...]


def audit(site: Site, kept: Sequence[str] = ()) -> Audit:
    """Check the journal of a site.

    Parameters
    ----------
    kept : sequence of str
        Heads the operator kept elsewhere, as lines, beside those in the site's data.
    """
    chain = check_journal()
    heads = [*read_heads(site), *(told_head(site, line) for line in kept)]
    faults = [*_chain(chain.broken_at), *_heads(heads)]
    rows = 0
    if chain.broken_at is None:
        made = replay()
        rows = sum(map(len, made.rows.values()))
        faults += _differences(list(islice(differences(made), MOST + 1)))
    return Audit(chain.entries, chain.head, len(heads), rows, tuple(faults))


def _chain(broken_at: int | None) -> Iterator[str]:
    if broken_at is not None:
        yield (
            f"entry {broken_at:,}: saw another one than was written there, or none; expected the seal on the entry "
            f"before. Nothing from entry {broken_at:,} on can be relied on. Do: bring the database back from a backup"
        )


def _heads(heads: Sequence[Head | str]) -> Iterator[str]:
    told = [each for each in heads if isinstance(each, Head)]
    digests = dict(Entry.objects.filter(seq__in={each.entries for each in told}).values_list("seq", "digest"))
    last = Entry.objects.order_by("-seq").values_list("seq", flat=True).first() or 0
    for each in heads:
        if isinstance(each, str):
            yield each
        elif each.entries > last:
            yield (
                f"head of {each.at}: saw a journal of {last:,} entries; expected at least {each.entries:,}, which "
                "there were then. Its end was cut off. Do: bring the database back from a backup"
            )
        elif digests.get(each.entries) != each.head:
            yield (
                f"head of {each.at}: saw another entry {each.entries:,}; expected the one that was signed then. The "
                "journal was written anew. Do: bring the database back from a backup"
            )


def _differences(found: Sequence[object]) -> Iterator[str]:
    for each in found[:MOST]:
        yield f"{each}: saw another row than the journal tells. Do: honeyflow audit rebuild"
    if len(found) > MOST:
        yield f"more than {MOST} rows differ from what the journal tells. Do: honeyflow audit rebuild"
