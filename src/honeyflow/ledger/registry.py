"""The seam for posting rules: one module each in ``honeyflow.ledger.posting_rules``."""

from honeyflow.kernel.registry import Registry
from honeyflow.ledger.records import PostingRule

posting_rules = Registry(PostingRule, "honeyflow.ledger.posting_rules", "posting_rule")
