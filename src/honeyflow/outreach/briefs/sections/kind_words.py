"""The five kinds of contribution, in words."""

from honeyflow.kernel.commodity import Kind
from honeyflow.outreach.briefs.language import Language


def kinds_told(said: Language, counts: tuple[tuple[Kind, int], ...]) -> str:
    """Return a sentence with the counts by kind; a change may be of several, so they are not added."""
    words = [_kind(said, kind, count) for kind, count in counts if count]
    return said.say("By kind: {kinds}. A change can be of several kinds.", kinds=said.names(words))


def _kind(said: Language, kind: Kind, count: int) -> str:
    match kind:
        case Kind.DESIGN:
            return said.many("{count} of design", "{count} of design", count)
        case Kind.FUNCTIONALITY:
            return said.many("{count} of functionality", "{count} of functionality", count)
        case Kind.QUALITY:
            return said.many("{count} of quality", "{count} of quality", count)
        case Kind.TRANSLATION:
            return said.many("{count} of translation", "{count} of translation", count)
        case Kind.DOCUMENTATION:
            return said.many("{count} of documentation", "{count} of documentation", count)
