import pytest

from honeyflow.people.reads.meant import whom_of
from honeyflow.people.reads.review import Side


@pytest.mark.parametrize(
    ("name", "email", "whom"),
    [
        ("Ann Reed", "ann@x.example", "ann@x.example"),
        ("Ann Reed", "root@localhost", "Ann Reed <root@localhost>"),
        ("Ann <Reed>", "root@localhost", "root@localhost"),
        (" ", "root@localhost", "root@localhost"),
        ("Ann Reed", "root", "Ann Reed <root>"),
    ],
)
def test_identity_is_meant_by_name_where_anybody_may_use_the_address(name: str, email: str, whom: str) -> None:
    assert whom_of(name, email) == whom


@pytest.mark.parametrize(("name", "tells"), [("Ann Reed", True), ("", False)])
def test_nothing_is_asked_of_an_address_of_anybody_without_a_name(name: str, tells: bool) -> None:
    assert Side("1", name, name, "root@localhost", 1).tells == tells
