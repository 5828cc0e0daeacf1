"""Our own forms: each carries a signed word bound to whom it was shown, so that no page of another site can send one.

No cookie is needed for it: the keeper on the own machine has none.
"""

from django.core import signing
from django.http import HttpRequest

from honeyflow.web.visitor import KEEPER_OF_OLD, Visitor, visitor_of

LONGEST_VISIT = 24 * 3600
"""Seconds for which a page once shown may still send its form."""

FIELD = "token"
_SALT = "honeyflow.web.forms"


def token(visitor: Visitor = KEEPER_OF_OLD) -> str:
    """Return the signed word that a form shown to `visitor` carries."""
    return signing.dumps(visitor.seal, salt=_SALT)


def is_ours(request: HttpRequest) -> bool:
    """Return whether a form was shown by one of these pages, to this visitor, not long ago."""
    visitor = visitor_of(request)
    try:
        word = signing.loads(request.POST.get(FIELD, ""), salt=_SALT, max_age=LONGEST_VISIT)
    except signing.BadSignature:
        return False
    return bool(visitor.seal) and bool(word == visitor.seal)
