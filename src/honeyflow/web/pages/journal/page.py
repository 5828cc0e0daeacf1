"""The journal: its entries by kind, one in full, the head, and the proof of no slamming as files."""

from typing import Any

from django.http import HttpResponse

from honeyflow.backoffice.heads import Head, read_heads
from honeyflow.backoffice.kinds import words_of
from honeyflow.backoffice.models import Entry
from honeyflow.backoffice.queries.community import community_mailboxes
from honeyflow.backoffice.queries.consents import count_kinds, entry_of, list_entries
from honeyflow.backoffice.queries.proof import prove
from honeyflow.backoffice.signing import public_key
from honeyflow.documents.proof import FORMATS, ProofFile, claim_of
from honeyflow.kernel.access import Right
from honeyflow.people.reads.addresses_seen import read_addresses_seen
from honeyflow.web.downloads import asked_format, download, download_links
from honeyflow.web.links import page_link
from honeyflow.web.paging import Paging, offset_of
from honeyflow.web.records import Group, Page, Visit

LIMIT = 50


def show_journal(visit: Visit) -> dict[str, Any] | HttpResponse:
    """Return the entries asked for, or the proof of the chosen period as a file."""
    asked = asked_format(visit, FORMATS)
    if asked:
        return download(_proof(visit), asked)
    proof = _proof(visit).proof
    kind, offset = visit.query.get("kind", ""), offset_of(visit.query)
    kinds = count_kinds()
    total, entries = list_entries(kind, offset=offset, limit=LIMIT)
    kept = {"kind": kind} if kind else {}
    return {
        "kinds": [(name, words_of(name), number, name == kind) for name, number in kinds],
        "all_count": sum(number for _, number in kinds),
        "kind": kind,
        "entries": [(each, words_of(each.kind)) for each in entries],
        "one": _one(visit),
        "paging": Paging(total, offset, LIMIT, lambda at: page_link("journal", visit.choice, **kept, **at)),
        "last": Entry.objects.order_by("-seq").first(),
        "heads": [each for each in read_heads(visit.site) if isinstance(each, Head)][-1:],
        "public_key": public_key(visit.site),
        "claim": claim_of(proof),
        "proof": proof,
        "downloads": download_links("journal", visit.choice, FORMATS),
    }


def _proof(visit: Visit) -> ProofFile:
    seen = visit.published.ask(read_addresses_seen)
    return prove(visit.site, visit.choice.period, community_mailboxes(visit.site, seen))


def _one(visit: Visit) -> dict[str, Any] | None:
    asked = visit.query.get("entry", "")
    entry = entry_of(int(asked)) if asked.isdecimal() and len(asked) < 10 else None
    if entry is None:
        return None
    body = [(name, value) for name, value in entry.body.items() if value not in ("", None)]
    return {"entry": entry, "words": words_of(entry.kind), "body": body, "sealed": entry.digest == entry.sealed()}


page = Page(
    name="journal",
    title="Journal",
    path="journal/",
    order=37,
    group=Group.COMMUNITY,
    question="What was decided and sent, is it as it was written, and was anybody slammed?",
    view=show_journal,
    right=Right.SEE_CONSENTS,
    by_project=False,
)
