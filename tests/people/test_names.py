import pytest

from honeyflow.people.names import fold, is_full, resembles


@pytest.mark.parametrize("other", ["gil sahin", "GIL ŞAHİN", "Şahin, Gil", '"Gil  Şahin"'])
def test_fold_of_one_name_written_differently(other: str) -> None:
    assert fold(other) == fold("Gil Şahin")


@pytest.mark.parametrize("name", ["root", "Your Name", "ada@orchard.example", "A. B", ""])
def test_is_full_not_of_what_could_be_anybody(name: str) -> None:
    assert not is_full(name)


@pytest.mark.parametrize("name", ["Ada Pomme", "山田太郎", "Кирилл Ивняков"])
def test_is_full_of_names_in_any_script(name: str) -> None:
    assert is_full(name)


def test_resembles_of_a_person_and_a_company() -> None:
    assert resembles("crosswood", "Ann Crosswood", "me")
    assert not resembles("larder", "Ann Crosswood", "ann.crosswood")
