"""Under which licence each repository was, as of each day: licence files over the history of the main line.

What may live here: finding licence files, naming what they say, and the stretches that gives. What may not: what a
stretch means for paid days. Writes ``licence``.
"""
