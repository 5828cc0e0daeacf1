"""Consents: given for one address, withdrawn for all its variants, told by the journal alone."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from honeyflow.backoffice.actions.consents import (
    Given,
    confirm_consent,
    ended,
    give_consent,
    object_to,
    take_objection_back,
    withdraw,
)
from honeyflow.backoffice.actions.rebuild import rebuild
from honeyflow.backoffice.actions.subjects import AddressFaultError, ErasedAddressError, Whose, keep_subject, parsed
from honeyflow.backoffice.actions.suppressing import complain, lift_suppression, suppress
from honeyflow.backoffice.actions.words import ChangedWordsError
from honeyflow.backoffice.kinds import Kind
from honeyflow.backoffice.models import Consent, Entry, Objection, Subject, Suppression, Words
from honeyflow.backoffice.queries.live_facts import batch_facts
from honeyflow.backoffice.replaying import differences, replay
from honeyflow.kernel.errors import UnknownNameError
from honeyflow.kernel.purpose import Purpose
from honeyflow.outreach.guard import decide
from honeyflow.outreach.records import Facts, Outcome, Request
from honeyflow.site import Site, load_site
from honeyflow.site.erased.file import append_tombstones
from honeyflow.site.erased.marks import marks_of_address
from tests.backoffice.conftest import made_site

pytestmark = pytest.mark.django_db
EVENT, SALES, SERVICE = Purpose.EVENT, Purpose.SALES, Purpose.SERVICE


def agree(site: Site, address: str = "jo@example.org", purpose: Purpose = EVENT, **more: object) -> Entry:
    told = {"words": "v1", "channel": "form", "confirmed": True, "country": "NL"} | more
    return give_consent(site, address, Given(purpose, **told), "user:1")  # type: ignore[arg-type]


def whose(site: Site, address: str = "jo@example.org") -> Whose:
    return keep_subject(site, address)


def outcome(site: Site, address: str = "jo@example.org", purpose: Purpose = EVENT) -> Outcome:
    read = parsed(address)
    live = batch_facts(site, [read]).look_up([read]).get(read.exact)
    facts = Facts(
        datetime.now(UTC),
        consents=live.consents if live else (),
        complaints=live.complaints if live else (),
        objections=live.objections if live else (),
        suppressed=bool(live and live.suppressed),
    )
    return decide(Request(purpose, datetime.now(UTC)), facts, site.outreach).outcome


def same_as_replay() -> bool:
    return not list(differences(replay()))


def test_consent_says_who_for_what_when_by_which_words_and_how(site: Site) -> None:
    entry = agree(site, "Jo@Example.org", country="")

    row = Consent.objects.get(entry=entry.seq)
    words = Words.objects.get(purpose=EVENT, version="v1")
    assert (row.purpose, row.words, row.words_digest, row.channel) == ("event", "v1", words.digest, "form")
    assert words.text == (site.folder / "consent-words/event.v1.md").read_text()
    assert Subject.objects.get().address == "jo@example.org"
    assert "jo" not in str(entry.body)


def test_words_changed_under_the_same_version_are_refused(site: Site) -> None:
    agree(site)
    (site.folder / "consent-words/event.v1.md").write_text("I agree to everything.")

    with pytest.raises(ChangedWordsError, match="give changed words a new version"):
        agree(site, "ann@example.org")
    with pytest.raises(UnknownNameError, match="v3"):
        agree(site, words="v3")
    assert Consent.objects.count() == 1


@pytest.mark.parametrize("by", ["jo@example.org", "JO@Example.ORG", "jo+x@example.org", "Jo+Other@EXAMPLE.org"])
def test_withdrawing_by_any_variant_stops_all_at_once(site: Site, by: str) -> None:
    agree(site)
    agree(site, "jo+news@example.org")
    assert outcome(site) is Outcome.ALLOW

    withdraw(whose(site, by), EVENT, "subject")

    assert outcome(site) is outcome(site, "jo+news@example.org") is Outcome.DENY
    assert all(map(ended, Consent.objects.all()))


def test_homograph_is_another_mailbox_and_withdraws_nothing_of_it(site: Site) -> None:
    agree(site)

    withdraw(whose(site, "jо@example.org"), EVENT, "subject")  # a Cyrillic letter

    assert outcome(site) is Outcome.ALLOW


@pytest.mark.parametrize(
    "text", ["jo@example.org\r\nBcc: all@example.org", "jo", "", "a@b.example,c@d.example", "jo@x\0.example"]
)
def test_what_is_no_address_is_refused_and_nothing_written(site: Site, text: str) -> None:
    with pytest.raises(AddressFaultError):
        agree(site, text)

    assert not Subject.objects.exists()


def test_withdrawing_again_writes_nothing(site: Site) -> None:
    agree(site)
    withdraw(whose(site), EVENT, "subject")
    before = Entry.objects.count()

    assert withdraw(whose(site), EVENT, "subject") == []
    assert withdraw(whose(site), None, "subject")
    assert withdraw(whose(site), None, "subject") == []
    assert Entry.objects.count() == before + 1


def test_click_counts_where_no_consent_was(site: Site) -> None:
    withdraw(whose(site), SERVICE, "subject")

    assert Objection.objects.get().purpose == "service"


def test_older_consent_told_late_does_not_undo_a_withdrawal(site: Site) -> None:
    agree(site)
    withdraw(whose(site), EVENT, "subject")
    agree(site, given_at=datetime.now(UTC) - timedelta(days=100))
    assert outcome(site) is Outcome.DENY

    agree(site)

    assert outcome(site) is Outcome.ALLOW


def test_confirming_counts_once_and_not_after_withdrawing(site: Site) -> None:
    one, other = agree(site, confirmed=False, country="DE"), agree(site, purpose=SALES, confirmed=False)
    assert outcome(site) is Outcome.DENY

    assert confirm_consent(one.seq, "subject")
    assert confirm_consent(one.seq, "subject")
    withdraw(whose(site), SALES, "subject")

    assert outcome(site) is Outcome.ALLOW
    assert not confirm_consent(other.seq, "subject")
    assert not confirm_consent(999, "subject")
    assert Entry.objects.filter(kind=Kind.CONSENT_CONFIRMED).count() == 1


def test_confirming_too_late_does_not_count(site: Site) -> None:
    entry = agree(site, confirmed=False)

    assert not confirm_consent(entry.seq, "subject", now=datetime.now(UTC) + timedelta(days=31))


def test_objections_complaints_and_suppressions_stop_all_variants_until_taken_back(site: Site) -> None:
    agree(site)
    them = whose(site, "jo+x@example.org")

    object_to(them, None, "user:1")
    assert outcome(site) is Outcome.DENY
    take_objection_back(them, None, "user:1")
    assert outcome(site) is Outcome.ALLOW
    suppress(them, "bounced", "user:1")
    assert outcome(site) is Outcome.DENY
    lift_suppression(them, "user:1")
    assert outcome(site) is Outcome.ALLOW
    complain(them, "user:1")
    assert outcome(site) is Outcome.DENY
    assert same_as_replay()


def test_somebody_erased_cannot_agree_again(site: Site) -> None:
    append_tombstones(site, marks_of_address("jo@example.org"), "me")

    for address in ("jo@example.org", "JO+x@example.org"):
        with pytest.raises(ErasedAddressError):
            agree(site, address)


def test_rebuilding_makes_the_same_tables(site: Site) -> None:
    agree(site)
    suppress(whose(site), "bounced", "user:1")
    Suppression.objects.update(why="other")
    Consent.objects.all().delete()
    assert len(list(differences(replay()))) == 2

    assert rebuild() == 3

    assert same_as_replay()
    assert outcome(site) is Outcome.DENY


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["give", "withdraw", "withdraw all", "object", "back", "suppress", "lift", "confirm"]),
        st.sampled_from(["jo@example.org", "jo+a@example.org", "ann@example.org"]),
        st.sampled_from([EVENT, SALES]),
    ),
    max_size=12,
)


class TestAnyOrder(TestCase):
    """Whatever happens in whatever order."""

    @pytest.fixture(autouse=True)
    def _site(self, tmp_path: Path) -> None:
        self.site = load_site(made_site(tmp_path / "own"))

    @settings(max_examples=40)
    @given(STEPS)
    def test_tables_are_what_a_replay_says_and_withdrawn_is_denied(self, steps: list[tuple[str, str, Purpose]]) -> None:
        for step, address, purpose in steps:
            self.do(step, address, purpose)
            if step.startswith("withdraw"):
                assert outcome(self.site, address, purpose) is not Outcome.ALLOW
                assert outcome(self.site, "jo@example.org", purpose) is not Outcome.ALLOW or "ann" in address
        assert same_as_replay()

    def do(self, step: str, address: str, purpose: Purpose) -> None:
        them = whose(self.site, address)
        doing = {
            "give": lambda: agree(self.site, address, purpose),
            "withdraw": lambda: withdraw(them, purpose, "subject"),
            "withdraw all": lambda: withdraw(them, None, "subject"),
            "object": lambda: object_to(them, purpose, "subject"),
            "back": lambda: take_objection_back(them, None, "subject"),
            "suppress": lambda: suppress(them, "asked", "subject"),
            "lift": lambda: lift_suppression(them, "subject"),
            "confirm": lambda: [
                confirm_consent(each, "subject") for each in Consent.objects.values_list("entry", flat=True)
            ],
        }
        doing[step]()
