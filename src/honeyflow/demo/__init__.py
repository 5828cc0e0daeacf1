"""The demo company: a generated site with real git repositories, a billing export, staff, and the answers to them.

What may live here: what makes the demo up. What may not: anything a real site's figures depend on. Writes no table.
"""
