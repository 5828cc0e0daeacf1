"""Files that would harm: large, deep, exploding, in loops or broken; each ends in bounded time and memory."""

import io
import json
import tracemalloc
from collections.abc import Callable

import pytest

from honeyflow.outreach.briefs.inventory import reading
from honeyflow.outreach.briefs.inventory.reading import read_stream
from honeyflow.outreach.briefs.inventory.records import Inventory

HEAD = '<?xml version="1.0"?>'
NAMESPACE = 'xmlns="http://cyclonedx.org/schema/bom/1.6"'


def laughs() -> str:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return f'{HEAD}<!DOCTYPE bom [<!ENTITY l0 "ha">{entities}]><bom {NAMESPACE}>&l11;</bom>'


def outside() -> str:
    return f'{HEAD}<!DOCTYPE bom [<!ENTITY x SYSTEM "file:///etc/passwd">]><bom {NAMESPACE}>&x;</bom>'


def quadratic() -> str:
    return f'{HEAD}<!DOCTYPE bom [<!ENTITY a "{"a" * 100_000}">]><bom {NAMESPACE}>{"&a;" * 50_000}</bom>'


def deep_xml() -> str:
    return f"{HEAD}<bom {NAMESPACE}>" + "<components><component>" * 100_000


def deep_json() -> str:
    return '{"bomFormat": "CycloneDX", "components": [' + '{"name": "x", "components": [' * 100_000


def deep_arrays() -> str:
    return '{"bomFormat": "CycloneDX", "x": ' + "[" * 100_000


def deep_toml() -> str:
    return "x = " + "[" * 100_000


def cut_json() -> str:
    return '{"bomFormat": "CycloneDX", "components": [{"name": "weft", "version": "1"}, {"na'


def bounded(data: bytes, name: str) -> Inventory:
    """Read, and see that it did not take much memory."""
    tracemalloc.start()
    found = read_stream(io.BytesIO(data), name)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 60_000_000
    return found


@pytest.mark.parametrize(
    ("make", "name", "rule"),
    [
        (laughs, "bom.xml", "inventory-doctype"),
        (outside, "bom.xml", "inventory-doctype"),
        (quadratic, "pom.xml", "inventory-doctype"),
        (deep_xml, "bom.xml", "inventory-too-deep"),
        (deep_json, "bom.json", "inventory-too-deep"),
        (deep_arrays, "bom.json", "inventory-too-deep"),
        (deep_toml, "uv.lock", "inventory-too-deep"),
        (cut_json, "bom.json", "inventory-broken"),
        (lambda: "<bom", "bom.xml", "inventory-broken"),
        (lambda: "= [", "Cargo.lock", "inventory-broken"),
        (lambda: "\0\1\2", "requirements.txt", "inventory-broken"),
        (lambda: "hello", "letter.txt", "inventory-unknown-kind"),
        (lambda: "", "bom.json", "inventory-broken"),
    ],
)
def test_harmful_file_is_a_finding_and_gives_nothing(make: Callable[[], str], name: str, rule: str) -> None:
    found = bounded(make().encode(), name)

    assert found.components == ()
    assert [(each.rule, each.evidence.source) for each in found.findings] == [(rule, name)]


def test_dependencies_in_a_loop_and_a_component_within_itself_are_read() -> None:
    inner = {
        "bom-ref": "a",
        "name": "weft",
        "version": "1",
        "components": [{"bom-ref": "a", "name": "weft", "version": "1"}],
    }
    loops = [{"ref": str(n), "dependsOn": [str((n + 1) % 1000)]} for n in range(1000)]
    told = {"bomFormat": "CycloneDX", "components": [inner], "dependencies": loops}

    assert [each.name for each in bounded(json.dumps(told).encode(), "bom.json").components] == ["weft"]


def test_relationships_in_a_loop_are_not_followed() -> None:
    loops = [
        {"spdxElementId": f"S{n}", "relatedSpdxElement": f"S{(n + 1) % 50}", "relationshipType": "CONTAINS"}
        for n in range(5000)
    ]
    told = {"spdxVersion": "SPDX-2.3", "packages": [{"name": "weft", "SPDXID": "S0"}], "relationships": loops}

    assert [each.name for each in bounded(json.dumps(told).encode(), "x.spdx.json").components] == ["weft"]


def test_large_bill_of_materials_is_read_as_a_stream() -> None:
    one = json.dumps({"name": "lib-%d", "version": "1.0", "hashes": [{"content": "0" * 3000}]})
    body = ",".join(one % number for number in range(4000))
    data = f'{{"bomFormat": "CycloneDX", "components": [{body}]}}'.encode()
    tracemalloc.start()
    found = read_stream(io.BytesIO(data), "bom.json")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (len(data) > 12_000_000, len(found.components)) == (True, 4000)
    assert most < 4_000_000


def test_more_components_than_the_bound_are_cut_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "COMPONENTS", 2)
    found = read_stream(io.BytesIO(b"a==1\nb==1\nc==1\n"), "requirements.txt")

    assert [each.name for each in found.components] == ["a", "b"]
    assert [each.rule for each in found.findings] == ["inventory-cut"]
