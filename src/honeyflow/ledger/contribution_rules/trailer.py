"""Kinds by the trailer of a message: work on a change by others than its authors."""

from honeyflow.kernel.commodity import Kind
from honeyflow.ledger.kinds import Rule, RuleSet, first_match

rule_set = RuleSet(
    name="trailer",
    question="What did the person named by this trailer contribute to the change?",
    label=first_match,
    rules=(
        Rule("trailer-review", r"^(reviewed|acked)-by$", Kind.QUALITY, "somebody read the change and stood by it"),
        Rule("trailer-test", r"^(tested|verified)-by$", Kind.QUALITY, "somebody tried the change"),
        Rule(
            "trailer-report",
            r"^(reported|bisected|diagnosed|debugged|noticed)(-and-\w+)?-by$",
            Kind.QUALITY,
            "somebody found the fault it mends",
        ),
        Rule("trailer-proposal", r"^(suggested|proposed|requested|inspired)-by$", Kind.DESIGN, "somebody proposed it"),
        Rule("trailer-translation", r"^translated-by$", Kind.TRANSLATION, "somebody translated it"),
        Rule("trailer-documentation", r"^documented-by$", Kind.DOCUMENTATION, "somebody described it"),
    ),
)
