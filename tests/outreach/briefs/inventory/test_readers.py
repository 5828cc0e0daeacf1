"""Every kind of file against one folder of fixtures and one list of answers; the browser is held to the same list."""

import json
from pathlib import Path

import pytest

from honeyflow.outreach.briefs.inventory.reading import read_file, read_files
from honeyflow.outreach.briefs.inventory.registry import reader_by_name, readers

FIXTURES = Path(__file__).parent / "fixtures"
EXPECTED = json.loads((FIXTURES / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", EXPECTED)
def test_file_gives_its_components(name: str) -> None:
    found = read_file(FIXTURES / name, shown=name)

    assert [[each.purl, each.name, each.version] for each in found.components] == EXPECTED[name]
    assert {each.source for each in found.components} == {name}
    assert found.findings == ()


def test_every_fixture_has_answers_and_every_kind_a_fixture() -> None:
    files = {file.relative_to(FIXTURES).as_posix() for file in FIXTURES.rglob("*") if file.is_file()}
    kinds = {reader.name for name in files if (reader := reader_by_name(Path(name).name))}

    assert files - {"expected.json"} == set(EXPECTED)
    assert kinds == set(readers.all())


@pytest.mark.parametrize("name", ["cyclonedx.cdx.json", "cyclonedx.cdx.xml", "sbom.spdx.json", "larder.spdx"])
def test_bill_of_materials_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    file = tmp_path / "export.txt"
    file.write_bytes((FIXTURES / name).read_bytes())

    assert [[each.purl, each.name, each.version] for each in read_file(file).components] == EXPECTED[name]


def test_same_component_of_two_files_is_told_once() -> None:
    names = ("poetry.lock", "requirements.txt")
    found = read_files((name, FIXTURES / name) for name in names)

    assert [each.source for each in found.components if each.name == "weft"] == ["poetry.lock"]
    assert found.files == names
