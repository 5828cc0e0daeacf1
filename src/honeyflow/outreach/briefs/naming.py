"""What the files of a brief are called."""

import re
import unicodedata

from honeyflow.outreach.briefs.records import Brief

LONGEST = 80


def file_stem(brief: Brief) -> str:
    """Return a file's name without its ending: the member first, the company second.

    Letters of every script stay; what a file system or a shell could take for more than a letter becomes a hyphen.
    """
    named = unicodedata.normalize("NFC", f"{brief.member} {brief.company}")  # a letter and its accent are one
    words = re.findall(r"\w+", named)
    return "-".join(words)[:LONGEST].strip("-_") or "brief"
