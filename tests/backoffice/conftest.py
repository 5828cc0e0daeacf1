"""A small site of its own for each test, with words to agree to."""

from pathlib import Path

import pytest

from honeyflow.site import Site, load_site

WORDS = "I want to hear about events. I can stop it at any time.\n"


def made_site(folder: Path) -> Path:
    """Make a site with words for two purposes."""
    (folder / "consent-words").mkdir(parents=True)
    (folder / "honeyflow.toml").write_text('[company]\nname = "Orchard"\n', encoding="utf-8")
    for name in ("event.v1", "event.v2", "sales.v1", "education.v1"):
        (folder / "consent-words" / f"{name}.md").write_text(f"{WORDS}{name}\n", encoding="utf-8")
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return load_site(made_site(tmp_path / "site"))
