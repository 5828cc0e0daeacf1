"""One page to learn from: the text of ``learn/<slug>.md``."""

from typing import Any

from django.http import Http404

from honeyflow.kernel.access import Right
from honeyflow.site.learn import ENTRY, shown_articles
from honeyflow.web.learning import KEPT, learning
from honeyflow.web.markdown import render_markdown
from honeyflow.web.records import Group, Page, Visit


def show_article(visit: Visit) -> dict[str, Any]:
    """Return one page that is no draft, and what else there is."""
    articles = {each.slug: each for each in shown_articles(visit.site.learn) if each.slug != ENTRY}
    article = articles.pop(visit.parts["article"], None)
    if article is None:
        raise Http404("There is no such page to learn from. All there are: /learn/.")
    return {
        **learning(visit),
        "article": article,
        "text": render_markdown(article.body, without_title=article.title, top=2),
        "others": list(articles.values()),
    }


page = Page(
    name="article",
    title="To learn from",
    path="learn/<str:article>/",
    order=0,
    group=Group.LEARN,
    question="What is there to know?",
    view=show_article,
    right=Right.SEE_PUBLIC,
    picks=False,
    world=True,
    kept=KEPT,
)
