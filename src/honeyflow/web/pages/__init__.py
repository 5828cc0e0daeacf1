"""The pages: one package each, ``page.py`` with one frozen ``page``, and ``page.html`` beside it."""
