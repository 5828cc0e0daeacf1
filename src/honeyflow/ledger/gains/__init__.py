"""Gains and the floor: whether each party gains, by stated measures, over twelve months against the twelve before.

Nothing is added up: a party falls when any of its measures falls, and the company's gain is sound only while the
community and the customers do not fall. Writes no table.
"""
