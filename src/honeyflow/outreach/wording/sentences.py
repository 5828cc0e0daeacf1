"""Running text into sentences: good enough to name one, for a sentence cut short is still read to its end."""

import re
from collections.abc import Iterator

_END = re.compile(
    r"(?<=[.!?\u2026])[\"'\u201d\u2019\u00bb)\]]*\s+(?=[^a-z\s])"  # a full stop, and no small letter after it
    r"|(?<=[\u3002\uff01\uff1f])"  # those of Japanese need no blank
    r"|\n[ \t]*\n|(?<=\n)(?=[-*\u2022] )"  # a new paragraph or point
)
_SHORT = frozenset(
    (
        "e.g.",
        "i.e.",
        "etc.",
        "cf.",
        "vs.",
        "approx.",
        "no.",
        "nr.",
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "st.",
        "inc.",
        "ltd.",
        "a.m.",
        "p.m.",
        "fig.",
        "ca.",
        "bzw.",
        "ggf.",
        "usw.",
        "z.",
        "b.",
        "d.",
        "h.",
        "u.",
        "a.",
        "bspw.",
        "evtl.",
        "m.",
        "mme.",
        "p.",
        "ex.",
        "env.",
        "sr.",
        "sra.",
        "p.ej.",
        "aprox.",
        "núm.",
        "ltda.",
    )
)
"""What ends in a full stop that ends no sentence."""


def sentences_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield (where it begins, the sentence) for each sentence of a text, without the blanks around it."""
    begin = 0
    for end in [*_END.finditer(text), None]:
        stop = end.start() if end else len(text)
        part = text[begin:stop]
        if end and part.split() and part.split()[-1].casefold() in _SHORT:
            continue
        after = text[stop : end.end()].rstrip() if end else ""  # a closing quotation mark belongs to its sentence
        whole = part + after
        if whole.strip():
            yield begin + len(whole) - len(whole.lstrip()), whole.strip()
        begin = end.end() if end else stop
