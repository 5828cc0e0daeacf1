from pathlib import Path

from honeyflow.site.discovery import find_site


def test_find_site_takes_the_folder_named(tmp_path: Path) -> None:
    (tmp_path / "honeyflow.toml").touch()

    assert find_site(Path("elsewhere"), tmp_path) == Path("elsewhere")


def test_find_site_takes_the_current_folder_when_it_is_a_site(tmp_path: Path) -> None:
    (tmp_path / "honeyflow.toml").touch()

    assert find_site(None, tmp_path) == tmp_path


def test_find_site_names_a_folder_to_be_made_otherwise(tmp_path: Path) -> None:
    assert find_site(None, tmp_path) == tmp_path / "honeyflow-site"
