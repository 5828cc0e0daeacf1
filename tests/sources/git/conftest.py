"""A workshop and a site for each test."""

from pathlib import Path

import pytest
from tests.sources.git.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """Return an empty bare repository called ``orchard``."""
    return Workshop(tmp_path / "orchard.git")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the folder of a site."""
    folder = tmp_path / "site"
    folder.mkdir()
    return folder
