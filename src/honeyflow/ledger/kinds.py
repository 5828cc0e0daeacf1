"""Which of the five kinds a commit contributes to: rule tables, and the rows they give."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import narwhals as nw

from honeyflow.kernel.commodity import Kind
from honeyflow.kernel.registry import Registry
from honeyflow.site.config import KindRule
from honeyflow.store.tables import Frame


@dataclass(frozen=True)
class Rule:
    """One line of a rule table: what matches `pattern` (a regular expression) contributes to `kind`.

    Parameters
    ----------
    name : str
        Stable name, shown with every contribution it named.
    why : str
        The reason, in a line, for the methods page.
    """

    name: str
    pattern: str
    kind: Kind
    why: str


@dataclass(frozen=True, kw_only=True)
class RuleSet:
    """All rules of one kind of rule, in order: the first that matches decides.

    Parameters
    ----------
    name : str
        ``path`` or ``trailer``; what ``by`` says in a site's own rules.
    rules : tuple of Rule
    label : callable
        ``label(values, rules)``: a frame with a text column ``value`` in; the same with columns ``kind`` and ``rule``
        added out, rows that no rule names left out.
    """

    name: str
    question: str
    rules: tuple[Rule, ...]
    label: Callable[[Frame, Sequence[Rule]], Frame]


def first_match(values: Frame, rules: Sequence[Rule]) -> Frame:
    """Add ``kind`` and ``rule`` of the first rule whose pattern is found in ``value``; drop rows none matches."""
    rule = kind = nw.lit(None, dtype=nw.String)
    for each in reversed(rules):
        hit = nw.col("value").str.contains(each.pattern)
        rule = nw.when(hit).then(nw.lit(each.name)).otherwise(rule)
        kind = nw.when(hit).then(nw.lit(each.kind.value)).otherwise(kind)
    return values.with_columns(rule=rule, kind=kind).filter(~nw.col("rule").is_null())


rule_sets = Registry(RuleSet, "honeyflow.ledger.contribution_rules", "rule_set")


def rules_of(name: str, own: Sequence[KindRule] = ()) -> tuple[Rule, ...]:
    """Return the rules of the set called `name`: the site's own first, then the built-in ones."""
    site_rules = (
        Rule(f"site-{number}", each.pattern, Kind(each.kind), "set in this site's honeyflow.toml")
        for number, each in enumerate(own, 1)
        if each.by == name
    )
    return (*site_rules, *rule_sets.get(name).rules)
