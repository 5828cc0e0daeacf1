"""Public credits: chosen, changed, taken back at once; in alphabetical order; gone with the user."""

import pytest

from honeyflow.backoffice.actions.credits import LONGEST_NAME, NoNameError, Shown, choose_credit, withdraw_credit
from honeyflow.backoffice.models import Credit, Entry, User
from honeyflow.backoffice.queries.credits import credit_of, list_credits

pytestmark = pytest.mark.django_db


def named(email: str, name: str, **shown: object) -> User:
    user = User.objects.create_user(email)
    choose_credit(user, Shown(name, **shown))  # type: ignore[arg-type]
    return user


def test_order_is_alphabetical_case_and_accents_aside_whatever_they_gave() -> None:
    names = ["Zoe", "émile", "Ärna", "bob", "فارس"]
    for number, name in enumerate(names):
        named(f"u{number}@x.example", name, counts={"quality": number})

    assert [each.shown_name for each in list_credits()] == ["Ärna", "bob", "émile", "Zoe", "فارس"]


def test_choosing_again_replaces_and_withdrawing_deletes() -> None:
    user = named("a@x.example", "Ann", kinds=("quality",))
    choose_credit(user, Shown("A. R.", since=2020))

    credit = credit_of(user)
    assert credit
    assert (credit.shown_name, credit.kinds, credit.since) == ("A. R.", [], 2020)
    withdraw_credit(user)
    assert list_credits() == []
    assert [each.kind for each in Entry.objects.order_by("seq")] == [
        "credit-chosen",
        "credit-chosen",
        "credit-withdrawn",
    ]


def test_name_has_no_hidden_letters_and_an_end() -> None:
    user = named("a@x.example", "  Ann\u202e\n\x00 Reed ")
    assert credit_of(user).shown_name == "Ann Reed"  # type: ignore[union-attr]
    choose_credit(user, Shown("x" * 500))
    assert len(credit_of(user).shown_name) == LONGEST_NAME  # type: ignore[union-attr]
    with pytest.raises(NoNameError):
        choose_credit(user, Shown(" \u200b\n"))


def test_credit_goes_with_the_user_and_is_hidden_when_shut_out() -> None:
    user = named("a@x.example", "Ann")
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert list_credits() == []
    user.delete()
    assert not Credit.objects.exists()
