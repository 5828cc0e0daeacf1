from datetime import date
from pathlib import Path

import pytest

from honeyflow.kernel.errors import SiteError
from honeyflow.site import load_site
from honeyflow.site.init import create_site
from honeyflow.site.learn import Article, Learning, read_articles, shown_articles

WHOLE = """+++
title = "At work"
summary = "Some words to begin with."
order = 2
updated = 2026-05-31
+++

# At work

Text.
"""


def write(folder: Path, **pages: str) -> None:
    for slug, text in pages.items():
        folder.joinpath(f"{slug}.md").write_text(text, encoding="utf-8")


def test_article_whole_page_read(tmp_path: Path) -> None:
    write(tmp_path, work=WHOLE)

    assert read_articles(tmp_path) == (
        (Article("work", "At work", "Some words to begin with.", 2, date(2026, 5, 31), "# At work\n\nText."),),
        (),
    )


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("oder = 1", "oder"),
        ('order = "first"', "order"),
        ("order = true", "order"),
        ("summary = 5", "summary"),
        ('updated = "2026-05-31"', "updated"),
        ("updated = 2026-05-31T10:00:00Z", "updated"),
        ('draft = "no"', "draft"),
    ],
)
def test_article_wrong_key_not_told(tmp_path: Path, line: str, key: str) -> None:
    write(tmp_path, work=f'+++\ntitle = "At work"\n{line}\n+++\n')
    articles, findings = read_articles(tmp_path)

    assert articles == (Article("work", "At work"),)
    assert [(each.rule, each.evidence.locator) for each in findings] == [("article-wrong", key)]


def test_article_without_title_is_called_by_its_file(tmp_path: Path) -> None:
    write(tmp_path, work="+++\norder = 1\n+++\nText.\n", far='+++\ntitle = " "\n+++\n', near="+++\n+++\n# Near\n")
    articles, findings = read_articles(tmp_path)

    assert [each.title for each in articles] == ["far", "Near", "work"]
    assert [each.evidence.locator for each in findings] == ["title", "title"]


def test_article_without_front_matter_left_out(tmp_path: Path) -> None:
    write(tmp_path, work="# At work\n")

    assert [(each.rule, each.done) for each in read_articles(tmp_path)[1]] == [("article-unreadable", "left out")]
    assert read_articles(tmp_path)[0] == ()


def test_articles_shown_by_order_and_title_without_drafts(tmp_path: Path) -> None:
    write(tmp_path, c='+++\ntitle = "a"\norder = 2\n+++\n', b='+++\ntitle = "B"\n+++\n', d='+++\ntitle = "a"\n+++\n')
    write(tmp_path, e='+++\ntitle = "e"\ndraft = true\n+++\n')

    assert [each.slug for each in shown_articles(tmp_path)] == ["d", "b", "c"]


def test_articles_of_new_site_are_sound_drafts(tmp_path: Path) -> None:
    create_site(tmp_path)

    articles, findings = read_articles(load_site(tmp_path).learn)

    assert [(each.slug, each.draft) for each in articles] == [("at-work", True)]
    assert findings == ()


def test_articles_folder_missing_holds_none(tmp_path: Path) -> None:
    assert read_articles(tmp_path / "learn") == ((), ())


def test_learning_has_a_feed_unless_told_otherwise(tmp_path: Path) -> None:
    site = tmp_path / "honeyflow.toml"
    site.write_text("", encoding="utf-8")
    assert load_site(tmp_path).learning == Learning(feed=True)

    site.write_text("[learn]\nfeed = false\n", encoding="utf-8")
    assert load_site(tmp_path).learning == Learning(feed=False)

    site.write_text('[learn]\nfeed = "no"\n', encoding="utf-8")
    with pytest.raises(SiteError, match=r"learn\.feed"):
        load_site(tmp_path)
