"""Kinds of files, one a module; each declares one ``reader``. To add one: a module here, a fixture in the tests."""
