"""Decisions about people, read from the site's own file. No judgement here: the people floor weighs them."""
