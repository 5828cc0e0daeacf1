"""How the exchange works for its three parties, the services, and the company's own pages to learn from."""

from typing import Any

from honeyflow.kernel.access import Right
from honeyflow.site.catalogue import offered
from honeyflow.site.learn import ENTRY, read_articles, shown_articles
from honeyflow.web.learning import KEPT, learning
from honeyflow.web.markdown import render_markdown
from honeyflow.web.records import Group, Page, Visit


def show_learn(visit: Visit) -> dict[str, Any]:
    """Return the entry, the same for everybody; the keeper is told which pages are drafts."""
    articles = {each.slug: each for each in shown_articles(visit.site.learn)}
    own = articles.pop(ENTRY, None)
    drafts = [each.title for each in read_articles(visit.site.learn)[0] if each.draft]
    return {
        **learning(visit),
        "own": own,
        "text": render_markdown(own.body, without_title=own.title, top=2) if own else "",
        "articles": list(articles.values()),
        "offers": offered(visit.site.services),
        "drafts": drafts if visit.may(Right.MANAGE_SITE) else [],
    }


page = Page(
    name="learn",
    title="How it works",
    path="learn/",
    order=50,
    group=Group.LEARN,
    question="Where does the money go, and what does everybody get?",
    view=show_learn,
    right=Right.SEE_PUBLIC,
    picks=False,
    world=True,
    kept=KEPT,
)
