"""Texts of a brief as they are set: without what no format can hold, measured and wrapped by columns."""

import re
import unicodedata
from collections.abc import Iterator

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
"""Control characters, halves of pairs, and marks that turn the direction of what comes after them."""

_SPACES = re.compile(r"[ \n\v\f\u2028\u2029]+")
_PIECES = re.compile(r" +|[^ ]")
_NOT_FIRST = frozenset("、。，．・：；？！」』）］｝〉》】ー々…‥ゃゅょっぁぃぅぇぉャュョッァィゥェォ,.:;?!)]}’”»%")
_NOT_LAST = frozenset("「『（［｛〈《【([{‘“«")


def printable(text: str) -> str:
    r"""Return `text` with plain line ends and without unprintable characters.

    Examples
    --------
    >>> printable("a\r\nb\x00")
    'a\nb'
    """
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def one_line(text: str) -> str:
    """Return `text` on one line, spaces evened out; those that must not be broken at stay as they are."""
    return _SPACES.sub(" ", printable(text)).strip(" ")


def columns_of(text: str) -> int:
    """Return how many columns `text` takes in a fixed-width face: East Asian wide characters take two."""
    return sum(map(_columns, text))


def wrapped(text: str, width: int) -> list[str]:
    """Return `text` in lines of at most `width` columns; a soft break after a space keeps it (RFC 3676).

    Words longer than a line are broken; between East Asian characters a line may end anywhere but before what must
    not begin one.
    """
    return [line for part in printable(text).split("\n") for line in _lines(part.strip(), max(width, 4))]


def _lines(text: str, width: int) -> list[str]:
    lines, line, used = [], "", 0
    for word in _words(text):
        for piece in _fitting(word, width):
            room = columns_of(piece.rstrip())
            if line and used + room > width - 1:
                lines.append(line)
                line, used = "", 0
                piece = piece.lstrip()
            line += piece
            used += columns_of(piece)
    return [*lines, line.rstrip()] if line or not lines else lines


def _words(text: str) -> Iterator[str]:
    """Give the pieces between which a line may end, each with the space after it."""
    word = ""
    for piece in _PIECES.findall(text):
        if piece[0] == " ":
            yield word + " "
            word = ""
        elif word and _may_break(word[-1], piece):
            yield word
            word = piece
        else:
            word += piece
    if word:
        yield word


def _may_break(before: str, after: str) -> bool:
    wide = _columns(before) == 2 or _columns(after) == 2
    return wide and before not in _NOT_LAST and after not in _NOT_FIRST and _columns(after) > 0


def _fitting(word: str, width: int) -> Iterator[str]:
    """Give a word in pieces that fit a line."""
    while columns_of(word.rstrip()) > width - 1:
        used, at = 0, 0
        while used + _columns(word[at]) <= width - 1:
            used += _columns(word[at])
            at += 1
        yield word[:at]
        word = word[at:]
    yield word


def _columns(letter: str) -> int:
    if letter < "\u0300":
        return 1
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
