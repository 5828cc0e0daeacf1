"""The key of a site's own: made once, private, and nowhere but in sites."""

from pathlib import Path

from honeyflow.site.config import FILE
from honeyflow.web.secret import kept_secret


def test_a_site_keeps_its_key(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    first, second = kept_secret(tmp_path), kept_secret(tmp_path)

    assert first == second
    assert len(first) >= 50


def test_only_the_owner_can_read_the_key(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    kept_secret(tmp_path)

    files = [(file.name, oct(file.stat().st_mode & 0o777)) for file in (tmp_path / "data").iterdir()]
    assert files == [("secret-key", "0o600")]


def test_a_folder_that_is_no_site_is_left_alone(tmp_path: Path) -> None:
    first, second = kept_secret(tmp_path), kept_secret(tmp_path)

    assert first != second
    assert list(tmp_path.iterdir()) == []
