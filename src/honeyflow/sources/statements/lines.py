"""Single lines that name a person, such as ``Name (Company) <email>`` or ``- Name, Company, @login``."""

import re
from functools import lru_cache

from honeyflow.sources.statements.records import Stated

EMAIL = r"[\w.+'=&-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_EMAIL = re.compile(EMAIL)
_HIDDEN_AT = re.compile(r"(?i)\s*(?:\(at\)|\[at\]|<at>|\{at\}|\sat\s)\s*")
_HIDDEN_DOT = re.compile(r"(?i)\s*(?:\(dot\)|\[dot\]|<dot>|\{dot\}|\sdot\s)\s*")
_ANGLE = re.compile(rf"[<(\[]?\s*(?:mailto:)?(?P<email>{EMAIL})\s*[>)\]]?")
_LOGIN = re.compile(r"(?<![\w.@/+-])@(?P<login>[A-Za-z0-9][A-Za-z0-9-]{0,38})(?![\w/@.-]*[/@])\b")
_LINK = re.compile(r"\[(?P<text>[^\]]*)\]\((?P<target>[^)]*)\)")
_FORGE_LINK = re.compile(
    r"https?://(?:www\.)?(?:github|gitlab|codeberg)\.(?:com|org)/(?P<login>[\w-]+)/?(?=$|[\s)>\],])"
)
_BULLET = re.compile(r"^\s*(?:[-*+•]|\d+[.)])\s*")
_TAG = re.compile(r"^\s*(?P<tag>[A-Z]):\s*(?P<rest>.*?)\s*$")
_BRACKETS = re.compile(r"\((?P<inside>[^()]*)\)")
_WORDS = re.compile(r"^[^\W\d_][\w.'’-]*(?: [\w.'’()\"-]+){0,5}$")
_CSV = re.compile(r'^\s*"(?P<login>[\w-]+)"\s*,\s*"(?P<name>[^"]*)"\s*,\s*"(?P<email>[^"]*)"')
_IN_SENTENCE = re.compile(rf"[^\W\d_]\s+{EMAIL}\s+[^\W\d_]")
_LONGEST = 400
"""Characters of a line above which it is no line about one person."""


@lru_cache(maxsize=1 << 16)
def read_line(text: str) -> tuple[Stated, ...]:
    """Return whom one line names; nobody when it is of no known shape.

    Examples
    --------
    >>> read_line("- Ann Crosswood (Larder) <ann@larder.example>")
    (Stated(name='Ann Crosswood', email='ann@larder.example', login='', organization='Larder'),)
    >>> read_line("* Ann Crosswood, Larder, @annc")
    (Stated(name='Ann Crosswood', email='', login='annc', organization='Larder'),)
    """
    if len(text) > _LONGEST or not text.strip() or ("://" in text.partition("@")[0] and "[" not in text):
        return ()
    if quoted := _CSV.match(text):
        return (Stated(quoted["name"].strip(), email_of(quoted["email"]), quoted["login"]),)
    plain, login = _without_links(text)
    plain = _shown(plain) if "@" not in plain else plain
    emails = _EMAIL.findall(plain)
    logins = [login] if login else [found["login"] for found in _LOGIN.finditer(plain)]
    if not emails and not logins:
        return ()
    name, organization = _person(plain)
    if emails and (_is_prose(plain) or (not name and not _only_addresses(plain))):
        return ()
    if not emails and not name:
        return ()
    one = logins[0] if len(logins) == 1 else ""
    return tuple(Stated(name, each.lower(), one, organization) for each in emails or ("",))


def tagged(text: str) -> tuple[str, str] | None:
    """Return tag and rest of a line ``M: Name <email>``, or None."""
    found = _TAG.match(text)
    return (found["tag"], found["rest"]) if found else None


def owners_of(text: str) -> tuple[Stated, ...]:
    """Return the owners that a line of CODEOWNERS names after its pattern; teams (``@org/team``) tell of nobody."""
    words = text.partition(" #")[0].split()[1:]
    found = []
    for word in words:
        if word.startswith("@") and "/" not in word and len(word) > 1:
            found.append(Stated(login=word[1:]))
        elif email_of(word):
            found.append(Stated(email=email_of(word)))
    return tuple(found)


def email_of(text: str) -> str:
    """Return the address that a text is, in lower case; empty when it is none."""
    found = _EMAIL.fullmatch(text.strip().strip("<>"))
    return found[0].lower() if found else ""


def _without_links(text: str) -> tuple[str, str]:
    """Return a line with its links' texts in their place, and the login that a link to a forge carries."""
    found = [_FORGE_LINK.search(each["target"]) for each in _LINK.finditer(text)]
    logins = [each["login"] for each in found if each]
    plain = _LINK.sub(lambda each: each["target"] if each["target"].startswith("mailto:") else each["text"], text)
    return plain.replace("**", "").replace("`", ""), logins[0] if len(logins) == 1 else ""


def _shown(text: str) -> str:
    """Return a line with an address that is hidden from harvesters (``ann at larder dot example``) written out."""
    if not re.search(r"(?i)[(\[<{]at[)\]>}]|\bat\b.*\bdot\b", text):
        return text
    return _HIDDEN_DOT.sub(".", _HIDDEN_AT.sub("@", text))


def _is_prose(text: str) -> bool:
    """Return whether an address without brackets stands in the middle of a sentence."""
    return bool(_IN_SENTENCE.search(text))


def _only_addresses(text: str) -> bool:
    return not _ANGLE.sub("", _BULLET.sub("", text)).strip(" ,;")


def _person(text: str) -> tuple[str, str]:
    """Return the name and the organization in a line, empty where none is told."""
    before = _BULLET.sub("", text)
    rest = _LOGIN.sub("", _ANGLE.sub("\0", before)).replace("()", "").replace("[]", "")
    rest = rest.partition("#")[0]
    head, _, tail = rest.partition("\0")
    organization = ""
    brackets = [each["inside"].strip() for each in _BRACKETS.finditer(rest)]
    if brackets and is_name(brackets[-1]):
        organization = brackets[-1]
    head = _BRACKETS.sub("", head).strip(" \t,;:|-–—*")
    parts = [part.strip(" \t-–—|") for part in re.split(r"[,|]|\s[-–—]\s|\t", head) if part.strip(" \t-–—|")]
    tail_parts = [part.strip() for part in re.split(r"[,|]", _BRACKETS.sub("", tail)) if part.strip()]
    name = parts[0] if parts and _WORDS.match(parts[0]) else ""
    if name and not organization:
        others = parts[1:2] or (tail_parts[:1] if tail.lstrip().startswith(",") else [])
        organization = next((each for each in others if is_name(each)), "")
    return name, organization


def is_name(text: str) -> bool:
    """Return whether a text can be what an organization is called: short, beginning with a letter or digit."""
    return bool(re.match(r"^[^\W_][\w&.,'’ /+-]{1,59}$", text)) and not text.isdigit() and "@" not in text
