"""The suppression list: whose last word is no, as hashes that tell nothing to whoever has no address."""

import hmac

import pytest

from honeyflow.backoffice.actions.consents import Given, give_consent, object_to, withdraw
from honeyflow.backoffice.actions.subjects import keep_subject
from honeyflow.backoffice.actions.suppressing import complain, suppress
from honeyflow.backoffice.actions.tell_suppression import tell_suppression
from honeyflow.backoffice.actions.tokens import add_token, revoke_token
from honeyflow.backoffice.models import Entry, Token
from honeyflow.backoffice.scopes import Scope
from honeyflow.backoffice.suppressed import suppressed_addresses, suppression_hashes, suppression_key
from honeyflow.kernel.errors import UnknownNameError
from honeyflow.kernel.purpose import Purpose
from honeyflow.site import Site

pytestmark = pytest.mark.django_db
EVENT, SALES = Purpose.EVENT, Purpose.SALES


def token(name: str = "news") -> Token:
    return add_token(name, [Scope.SUPPRESSION_READ], "command").token


def test_last_word_counts(site: Site) -> None:
    stopped = ("left", "back", "all", "sales", "angry", "bounced")
    for name in (*stopped, "glad"):
        give_consent(site, f"{name}@x.example", Given(EVENT, "v1", "form"), "command")
    whose = {
        name: keep_subject(site, f"{name}@x.example") for name in ("left", "back", "all", "sales", "angry", "bounced")
    }
    withdraw(whose["left"], EVENT, "subject")
    withdraw(whose["back"], EVENT, "subject")
    give_consent(site, "back@x.example", Given(EVENT, "v1", "form"), "command")
    object_to(whose["all"], None, "subject")
    object_to(whose["sales"], SALES, "subject")
    complain(whose["angry"], "subject")
    suppress(whose["bounced"], "bounced", "command")

    def names(purpose: Purpose | None) -> set[str]:
        return {each.partition("@")[0] for each in suppressed_addresses(site, purpose)}

    assert names(None) == {"all", "angry", "bounced"}
    assert names(EVENT) == {"all", "angry", "bounced", "left"}
    assert names(SALES) == {"all", "angry", "bounced", "sales"}


def test_hashes_are_under_the_systems_own_key_and_cover_the_mailbox(site: Site) -> None:
    object_to(keep_subject(site, "Jo+News@x.example"), None, "subject")
    mine, other = token(), token("other")

    hashes = suppression_hashes(site, mine, None)

    key = bytes.fromhex(suppression_key(site, mine))
    for text in (b"jo+news@x.example", b"jo@x.example"):
        assert hmac.digest(key, text, "sha256").hex() in hashes
    assert not set(hashes) & set(suppression_hashes(site, other, None))


def test_size_tells_nothing_and_decoys_stay(site: Site) -> None:
    news = token()
    empty = suppression_hashes(site, news, None)
    for number in range(100):
        object_to(keep_subject(site, f"p{number}@x.example"), None, "subject")

    full = suppression_hashes(site, news, None)

    assert len(empty) == len(full) == 1024
    assert full == sorted(set(full)) == suppression_hashes(site, news, None)
    assert len(set(full) & set(empty)) == 924


def test_telling_is_written_down_and_only_to_systems_that_have_a_token(site: Site) -> None:
    token()
    tell_suppression(site, "news", EVENT, "command")
    revoke_token("news", "command")

    with pytest.raises(UnknownNameError):
        tell_suppression(site, "news", EVENT, "command")

    entry = Entry.objects.get(kind="suppression-told")
    assert entry.body == {"purpose": "event", "system": "news", "hashes": 1024}
