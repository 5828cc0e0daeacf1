"""The seam for posting rules: one reason to post a module, declared as ``posting_rule``."""
