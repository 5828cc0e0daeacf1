"""The demo company's pages to learn from, beside those of its services."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class _Read:
    title: str
    summary: str
    updated: date
    text: str


_READS = {
    "what-stays-free": _Read(
        "What stays free, whoever pays",
        "All of Weft, for everybody. A service is something beside it, not a part held back.",
        date(2025, 11, 18),
        """Every line of Weft is open source, and there is one release for all: those who pay run the same one.

| | with a service | without |
|---|---|---|
| the software | all of it | all of it |
| a fix | made first where it is needed most, public the same day | public the same day |
| an answer | within four hours on working days | when somebody of the community has time |
| leaving | any day, with everything | nothing to leave |

## What would happen if Weftwise were gone

The [charter](/learn/charter/) says that what is open stays open, and maintainers who do not work for us can make a
release without us.
""",
    ),
    "charter": _Read(
        "The charter, in five sentences",
        "Written with the community in 2022, and kept since.",
        date(2022, 10, 1),
        """1. What is open stays open, under its licence, for everybody.
2. What customers pay to have made goes into the same release as everything else.
3. Nobody is written to with an offer because they take part.
4. Who reviews and who decides is settled by work, never by who pays.
5. Each quarter we publish what the money became, with what we do not know of it.
""",
    ),
    "at-work": _Read(
        "If you would like to bring it up at work",
        "You know the software and your team's day better than any seller. Some words to begin with, if you wish.",
        date(2026, 3, 9),
        """You are the one who knows what Weft does at your place, and what your colleagues could do with an hour more a
day. A service does not take that over: you lead, it adds time, guarantees and somebody to share the load with.

## What those who decide will want to know

- **What do we use it for?** You can say it in two sentences, better than anybody.
- **What have we got already?** You: your fixes, your reviews, the answers you gave. That is worth showing.
- **What do we wait for?** The upgrade that keeps being moved, the request that is open, the hours that go elsewhere.
- **What is the smallest step?** A day of training, a month of support: something that can be ended.

## What you need not do

You need not sell anything, and nobody here will ask whether you spoke with anyone. If you say nothing at all, nothing
changes for you.
""",
    ),
    "your-part": _Read(
        "Your part in it stays yours",
        "What taking part means here, and what nobody will do with it.",
        date(2026, 5, 4),
        """Whoever mends a line, reviews a change, translates a page or answers a question makes Weft better for
everybody. That is a gift, and it stays one: it is counted as what it is, not turned into money, and your name stays on
it.

- **No one here sees you as a sale.** Those who sell see organizations, and small ones not at all.
- **You can look.** Whoever signs in sees all that is held about them, and can correct it or have it erased.
- **You decide what is shown.** There is no ranking of people.

How that is kept, and by what law, is in the [privacy notice](/privacy/).
""",
    ),
}


def learn_pages() -> dict[str, str]:
    """Return the Markdown of each page by its slug."""
    return {slug: _page(read, order) for order, (slug, read) in enumerate(_READS.items(), 1)}


def _page(read: _Read, order: int) -> str:
    front = [f'title = "{read.title}"', f'summary = "{read.summary}"', f"order = {order}", f"updated = {read.updated}"]
    return "\n".join(["+++", *front, "+++", "", f"# {read.title}", "", read.text])
