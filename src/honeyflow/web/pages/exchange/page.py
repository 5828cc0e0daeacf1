"""The exchange: a picture first, then the statement, the history, and what to look at next."""

from typing import Any

from django.http import HttpResponse

from honeyflow.documents.exchange import FORMATS
from honeyflow.documents.files import exchange_file
from honeyflow.documents.history import charts_of
from honeyflow.documents.lede import closed_words, sentence
from honeyflow.kernel.access import Right
from honeyflow.ledger.gains.read import read_gains
from honeyflow.ledger.gains.records import Soundness
from honeyflow.ledger.read import read_history, read_statement
from honeyflow.ledger.sections import sections_of
from honeyflow.people.read import read_employers
from honeyflow.sources.read import read_finding_counts
from honeyflow.web.commons import as_of
from honeyflow.web.downloads import asked_format, download, download_links
from honeyflow.web.gain_words import alert_words
from honeyflow.web.links_open import opens
from honeyflow.web.pages.exchange.picture import pictures
from honeyflow.web.pages.exchange.steps import next_steps
from honeyflow.web.records import Group, Page, Visit


def show_exchange(visit: Visit) -> dict[str, Any] | HttpResponse:
    """Return the picture, the statement, its checks, the charts and the next steps; or the statement as a file."""
    choice, ask = visit.choice, visit.published.ask
    asked = asked_format(visit, FORMATS)
    statement = ask(read_statement, choice.period, choice.project)
    if asked and not statement.refused:
        return download(exchange_file(ask, visit.site, as_of(visit), choice.period, choice.project), asked)
    history = ask(read_history, choice.project)
    counts = ask(read_finding_counts)
    group = visit.site.minimum_group
    employers = ask(read_employers, minimum_group=group, period=choice.period, project=choice.project)
    steps = next_steps(statement, visit.site, counts, employers.unknown_share, choice)
    gains = ask(read_gains, min(choice.period.end, choice.span.end))
    return {
        "statement": statement,
        "unsound": alert_words(gains) if gains.soundness is Soundness.NOT_SOUND else [],
        "before": choice.period.before() if any(line.before is not None for line in statement.lines) else None,
        "sentence": sentence(statement, visit.site.company.name),
        "pictures": () if statement.refused else pictures(statement, choice),
        "sides": ("community", "company", "customers", "commons"),
        "parties": sections_of(statement),
        "closed": closed_words(statement, choice.span),
        "charts": charts_of(history),
        "files": download_links("exchange", choice, FORMATS),
        "steps": [step for step in steps if opens(step.link, visit.visitor)],
    }


page = Page(
    name="exchange",
    title="Exchange",
    path="",
    order=10,
    group=Group.EXCHANGE,
    question="What did the community, the company and its customers give and get?",
    view=show_exchange,
    right=Right.SEE_EXCHANGE,
)
