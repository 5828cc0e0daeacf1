"""Formats in which tools take opt-outs: their own contacts come back, those that may not be written to.

Headers are those of the tools' documentation (read November 2026), not of a real account.
"""

import csv
import hashlib
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from honeyflow.outreach.addresses import Address, read_address
from honeyflow.outreach.allowed import defused
from honeyflow.outreach.audience import Audience
from honeyflow.outreach.records import Outcome
from honeyflow.sources.market.trouble import Trouble


@dataclass(frozen=True)
class ToolFormat:
    """How one tool takes opt-outs.

    Parameters
    ----------
    header : tuple of str
    row : callable
        Given an address and the tool's own id of it (empty when its file has none), returns a record.
    """

    header: tuple[str, ...]
    row: Callable[[str, str], tuple[str, ...]]


def _hashed(algorithm: str) -> ToolFormat:
    return ToolFormat((algorithm,), lambda address, _: (hashlib.new(algorithm, address.encode()).hexdigest(),))


FORMATS: Mapping[str, ToolFormat] = {
    "hubspot": ToolFormat(("Email",), lambda address, _: (address,)),
    "mailchimp": ToolFormat(("Email Address",), lambda address, _: (address,)),
    "salesforce": ToolFormat(("Id", "Email", "HasOptedOutOfEmail"), lambda address, own: (own, address, "true")),
    "md5": _hashed("md5"),
    "sha256": _hashed("sha256"),
}
"""HubSpot: "Import an opt-out list". Mailchimp: import as unsubscribed. Salesforce: update of Contact or Lead by Id.
md5 and sha256, of the address in lower case: for tools that match by such hashes alone, of what they hold anyway."""

_IDS = ("id", "contactid", "leadid", "recordid")


def render_opt_outs(audience: Audience, outcomes: Sequence[int], form: ToolFormat) -> str:
    """Return the rows that were not allowed as a CSV file, each address once; nobody else is in it."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(form.header)
    written: set[str] = set()
    for address, own in _opted_out(audience, outcomes):
        if address not in written:
            written.add(address)
            writer.writerow(map(defused, form.row(address, own)))
    return stream.getvalue()


def _opted_out(audience: Audience, outcomes: Sequence[int]) -> Iterator[tuple[str, str]]:
    names = ["".join(each.casefold().split()).replace("_", "") for each in audience.header]
    place = next((names.index(each) for each in _IDS if each in names), None)
    for (_, cells), outcome in zip(audience.rows(Trouble("", confidential=True)), outcomes, strict=True):
        address = read_address(cells[audience.column])
        if outcome != Outcome.ALLOW and isinstance(address, Address):
            yield address.exact, "" if place is None else cells[place]
