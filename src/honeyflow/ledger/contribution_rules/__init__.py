"""The seam for what a contribution contributes to: one kind of rule a module (by path, by trailer, …).

A module declares ``rule_set``: an ordered table of rules. A site's own rules come before them.
"""
