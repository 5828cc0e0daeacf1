"""The rules of wording, built-in and strangers'."""

from honeyflow.kernel.registry import Registry
from honeyflow.outreach.wording.rule import WordingRule

wording_rules = Registry(WordingRule, "honeyflow.outreach.wording.rules", "rule")
