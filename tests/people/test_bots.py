import pytest

from honeyflow.people.bots import is_bot


@pytest.mark.parametrize(
    ("name", "email"),
    [
        ("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com"),
        ("weblate-bot", "w@orchard.example"),
        ("Release Bot", "release@orchard.example"),
        ("Jenkins", "ci@orchard.example"),
        ("GitHub", "noreply@github.com"),
        ("Weblate (bot)", "hosted@orchard.example"),
        ("travis", "builds@travis-ci.org"),
        ("hudson", "hudson@ci.orchard.example"),
    ],
)
def test_is_bot_of_programs(name: str, email: str) -> None:
    assert is_bot(name, email)


@pytest.mark.parametrize(
    "name", ["Ann Abbot", "Jo Talbot", "Piet Botha", "Robert Bottle", "Claude Debussy", "Travis Ng"]
)
def test_is_bot_not_of_people_with_bot_in_their_names(name: str) -> None:
    assert not is_bot(name, "someone@orchard.example")


@pytest.mark.parametrize("email", ["travis@attic.example", "travis.elm@gmail.com"])
def test_is_bot_not_of_people_whose_first_name_is_a_programs(email: str) -> None:
    assert not is_bot("travis", email)
