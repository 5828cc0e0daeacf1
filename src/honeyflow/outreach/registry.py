"""The rules of the guard, built-in and strangers'."""

from honeyflow.kernel.registry import Registry
from honeyflow.outreach.rule import Rule

rules = Registry(Rule, "honeyflow.outreach.rules", "rule")
