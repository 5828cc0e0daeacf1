"""Keeping the words of consents for ever, as they stood when somebody first agreed to them."""

from honeyflow.backoffice.actions.journal import Draft
from honeyflow.backoffice.actions.recording import record
from honeyflow.backoffice.kinds import Kind
from honeyflow.backoffice.models import Words
from honeyflow.kernel.errors import HoneyflowError
from honeyflow.site.consent_words import ConsentWords


class ChangedWordsError(HoneyflowError):
    """A version of words whose file no longer says what people agreed to under that version."""

    def __init__(self, words: ConsentWords, kept: str) -> None:
        super().__init__(
            f"consent-words/{words.purpose}.{words.version}.md: saw words with SHA-256 {words.digest[:12]}; expected "
            f"{kept[:12]}, as when somebody first agreed to this version. Do: give changed words a new version, and "
            "bring this file back"
        )


def keep_words(words: ConsentWords, actor: str) -> str:
    """Return the SHA-256 of words, kept in the journal now when they were not yet.

    Raises
    ------
    ChangedWordsError
        When this version was used before and said something else.
    """
    before = Words.objects.filter(purpose=words.purpose, version=words.version).first()
    if before is not None and before.digest != words.digest:
        raise ChangedWordsError(words, before.digest)
    if before is None:
        told = {"purpose": words.purpose.value, "version": words.version, "digest": words.digest, "text": words.text}
        record([Draft(Kind.WORDS_KEPT, actor, body=told)])
    return words.digest
