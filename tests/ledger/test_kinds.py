import re

import pytest

from honeyflow.kernel.commodity import Kind
from honeyflow.ledger.kinds import rule_sets, rules_of
from honeyflow.site.config import KindRule


def kind_of(rule_set: str, value: str) -> Kind | None:
    return next((rule.kind for rule in rules_of(rule_set) if re.search(rule.pattern, value)), None)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("src/main/java/mondrian/olap/Query.java", Kind.FUNCTIONALITY),
        ("pom.xml", Kind.FUNCTIONALITY),
        ("t/t0001-init.sh", Kind.QUALITY),
        ("testsrc/main/mondrian/test/FoodMartTest.java", Kind.QUALITY),
        ("src/LatestNews.java", Kind.FUNCTIONALITY),
        ("src/contest.py", Kind.FUNCTIONALITY),
        (".github/workflows/check.yml", Kind.QUALITY),
        ("po/de.po", Kind.TRANSLATION),
        ("src/main/resources/messages_pt_BR.properties", Kind.TRANSLATION),
        ("src/main/resources/messages.properties", Kind.FUNCTIONALITY),
        ("web/i18n/fr/strings.json", Kind.TRANSLATION),
        ("README.md", Kind.DOCUMENTATION),
        ("Documentation/git-log.txt", Kind.DOCUMENTATION),
        ("docs/press.png", Kind.DOCUMENTATION),
        ("docs/design/handle.svg", Kind.DESIGN),
        ("rfcs/0007-engine.md", Kind.DESIGN),
        ("themes/orchard.css", Kind.DESIGN),
        ("src/icons/save.png", Kind.DESIGN),
        ("LICENSE", Kind.DOCUMENTATION),
        ("src/licenses.c", Kind.FUNCTIONALITY),
    ],
)
def test_path_rules_name_the_kind(path: str, kind: Kind) -> None:
    assert kind_of("path", path) is kind


@pytest.mark.parametrize(
    ("token", "kind"),
    [
        ("reviewed-by", Kind.QUALITY),
        ("tested-by", Kind.QUALITY),
        ("reported-and-tested-by", Kind.QUALITY),
        ("suggested-by", Kind.DESIGN),
        ("signed-off-by", None),
        ("co-authored-by", None),
    ],
)
def test_trailer_rules_name_the_kind(token: str, kind: Kind | None) -> None:
    assert kind_of("trailer", token) is kind


def test_site_rules_come_before_the_built_in_ones() -> None:
    own = (KindRule("path", r"\.proto$", "design"), KindRule("trailer", "^mentored-by$", "quality"))

    assert rules_of("path", own)[0].kind is Kind.DESIGN
    assert len(rules_of("path", own)) == len(rules_of("path")) + 1


def test_rule_names_are_unique_over_all_sets() -> None:
    names = [rule.name for each in rule_sets.all().values() for rule in each.rules]

    assert sorted(names) == sorted(set(names))
