"""Nothing is kept longer than promised, and nothing that stops a message is forgotten."""

from datetime import UTC, datetime, timedelta

import pytest

from honeyflow.backoffice.actions.consents import Given, give_consent, object_to, withdraw
from honeyflow.backoffice.actions.messages import Judged, record_messages
from honeyflow.backoffice.actions.retention import keep_no_longer
from honeyflow.backoffice.actions.subjects import keep_subject, parsed
from honeyflow.backoffice.models import Consent, Message, Subject, User
from honeyflow.backoffice.queries.journal import check_journal
from honeyflow.backoffice.replaying import differences, replay
from honeyflow.kernel.purpose import Purpose
from honeyflow.outreach.records import Outcome
from honeyflow.site import Site

pytestmark = pytest.mark.django_db

NOW = datetime.now(UTC)
SOON, LATE = NOW + timedelta(days=600), NOW + timedelta(days=800)


def written_to(site: Site, address: str) -> None:
    record_messages(site, Purpose.SERVICE, [Judged(address, Outcome.ALLOW)], "system:desk")


def addresses() -> set[str]:
    return set(Subject.objects.values_list("address", flat=True))


def test_whose_an_old_message_was_is_forgotten_and_the_journal_still_verifies(site: Site) -> None:
    written_to(site, "jo@example.org")

    assert keep_no_longer(site, now=SOON) == 0
    assert keep_no_longer(site, now=LATE) == 1

    assert addresses() == set()
    assert not Message.objects.exists()
    assert check_journal().broken_at is None
    assert list(differences(replay())) == []


def test_a_consent_that_stands_is_kept(site: Site) -> None:
    given = Given(Purpose.EVENT, words="v1", channel="form", confirmed=True, country="NL")
    give_consent(site, "jo@example.org", given, "user:1")

    keep_no_longer(site, now=LATE)

    assert Consent.objects.count() == 1
    assert addresses() == {"jo@example.org"}


@pytest.mark.parametrize("stop", [withdraw, object_to])
def test_what_stops_messages_is_kept_for_all_variants(site: Site, stop: object) -> None:
    given = Given(Purpose.EVENT, words="v1", channel="form", confirmed=True, country="NL")
    give_consent(site, "jo@example.org", given, "user:1")
    stop(keep_subject(site, "jo+news@example.org"), Purpose.EVENT, "subject")  # type: ignore[operator]

    keep_no_longer(site, now=LATE)

    assert "jo@example.org" in addresses()


def test_sign_ins_nobody_uses_go_and_the_companys_stay(site: Site) -> None:
    for role in ("keeper", "market", "member", "customer"):
        User.objects.create_user(f"{role}@example.org", role=role)
    fresh = User.objects.create_user("fresh@example.org", role="member")
    User.objects.filter(pk=fresh.pk).update(last_login=SOON)

    keep_no_longer(site, now=LATE)

    kept = set(User.objects.values_list("email", flat=True))
    assert kept == {"keeper@example.org", "market@example.org", "fresh@example.org"}


def test_again_changes_nothing(site: Site) -> None:
    written_to(site, "jo@example.org")
    keep_no_longer(site, now=LATE)

    assert keep_no_longer(site, now=LATE) == 0
    assert parsed("jo@example.org").exact not in addresses()
