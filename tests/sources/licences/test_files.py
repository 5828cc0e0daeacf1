import pytest

from honeyflow.sources.licences.files import is_variant, speaks
from honeyflow.sources.licences.manifests import declared


@pytest.mark.parametrize(
    "path",
    ["LICENSE", "LICENCE.md", "License.txt", "COPYING", "COPYING.LESSER", "LICENSE-MIT", "LICENSE.APACHE", "UNLICENSE",
     "LICENSES/MIT.txt", "COPYRIGHT", "license-apache-2.0", "LICENSE_APACHE", "LICENSE.BSD"],
)  # fmt: skip
def test_file_speaks_of_the_licence(path: str) -> None:
    assert speaks(path)


@pytest.mark.parametrize(
    "path",
    ["licenses.py", "license_check.go", "LICENSE-3RD-PARTY", "LICENSE.third_party.txt", "docs/LICENSE", "LICENSE.png",
     "LICENSES/sub/MIT.txt", "license.json", "copyright_header.txt", "licensee.md", "README.md"],
)  # fmt: skip
def test_file_does_not_speak_of_the_licence(path: str) -> None:
    assert not speaks(path)


def test_variant_names_which_licence() -> None:
    paths = ("LICENSE-MIT", "LICENSE.APACHE", "LICENSE.txt", "LICENSE", "COPYING.md")
    assert [path for path in paths if is_variant(path)] == ["LICENSE-MIT", "LICENSE.APACHE"]


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("package.json", '{"license": "MIT"}', "MIT"),
        ("package.json", '{"license": {"type": "ISC", "url": "u"}}', "ISC"),
        ("package.json", '{"license": "SEE LICENSE IN x.md"}', None),
        ("package.json", "version = 1.0", None),
        ("composer.json", '{"license": ["MIT", "GPL-3.0-only"]}', "MIT OR GPL-3.0-only"),
        ("Cargo.toml", '[package]\nlicense = "MIT OR Apache-2.0"', "MIT OR Apache-2.0"),
        ("pyproject.toml", '[project]\nlicense = "BSD-3-Clause"', "BSD-3-Clause"),
        ("pyproject.toml", '[project]\nlicense = { text = "MIT" }', "MIT"),
        ("pyproject.toml", '[project]\nlicense = { file = "LICENSE" }', None),
        ("pyproject.toml", "[tool.x]\n", None),
    ],
)
def test_manifest_declares(path: str, text: str, told: str | None) -> None:
    assert declared(path, text) == told
