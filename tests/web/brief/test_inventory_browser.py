"""The page's readers, in a real browser and in its worker, against the answers that the Python readers are held to."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.outreach.briefs.inventory.test_bad_files import deep_json, deep_toml, deep_xml, laughs, outside, quadratic
from tests.outreach.briefs.inventory.test_matching import RELEASES, TODAY, VERSIONS, WEFT

from honeyflow.outreach.briefs.inventory.matching import match
from honeyflow.outreach.briefs.inventory.reading import read_stream
from honeyflow.outreach.briefs.inventory.records import Component
from honeyflow.outreach.briefs.inventory.registry import looked_for

pytestmark = pytest.mark.slow
FIXTURES = Path(__file__).parents[2] / "outreach" / "briefs" / "inventory" / "fixtures"
EXPECTED = json.loads((FIXTURES / "expected.json").read_text(encoding="utf-8"))
READ = """async ([data, name]) => {
  const { readAll } = await import("/static/honeyflow/brief/files.js");
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  return readAll([{ file: new File([bytes], name), name }], false, () => {});
}"""


@pytest.fixture
def asking(page: Page, server: str, orchard: Path) -> Iterator[Page]:
    """Return the page, which asks nobody anything more once it is there."""
    page.goto(f"{server}/brief/")
    page.wait_for_load_state("networkidle")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method != "GET" else None)
    yield page
    assert sent == []


def read(page: Page, data: bytes, name: str) -> Any:
    return page.evaluate(READ, [base64.b64encode(data).decode(), name])


def test_files_give_their_components(asking: Page) -> None:
    found = {name: read(asking, (FIXTURES / name).read_bytes(), name) for name in EXPECTED}

    assert {
        name: [[e["purl"], e["name"], e["version"]] for e in each["components"]] for name, each in found.items()
    } == EXPECTED
    assert [each["findings"] for each in found.values() if each["findings"]] == []


@pytest.mark.parametrize(
    ("text", "name", "rules"),
    [
        (laughs(), "bom.xml", {"inventory-doctype"}),
        (outside(), "bom.xml", {"inventory-doctype"}),
        (quadratic(), "pom.xml", {"inventory-doctype"}),
        (deep_xml(), "bom.xml", {"inventory-too-deep"}),
        (deep_json(), "bom.json", {"inventory-too-deep", "inventory-broken"}),
        (deep_toml(), "uv.lock", {"inventory-too-deep"}),
        ("<bom", "bom.xml", {"inventory-broken"}),
        ("<bom><a></b></bom>", "bom.xml", {"inventory-broken"}),
        ("\0\1", "requirements.txt", {"inventory-broken"}),
        ("hello", "letter.txt", {"inventory-unknown-kind"}),
    ],
    ids=lambda each: each if isinstance(each, str) and len(each) < 30 else "",
)
def test_harmful_file_is_a_finding_here_too(asking: Page, text: str, name: str, rules: set[str]) -> None:
    found = read(asking, text.encode(), name)

    assert found["components"] == []
    assert {each["rule"] for each in found["findings"]} <= rules
    assert len(found["findings"]) == 1


def test_versions_are_in_the_same_order(asking: Page) -> None:
    script = """async (rows) => {
      const { compareVersions } = await import("/static/honeyflow/brief/versions.js");
      return rows.map(([kind, one, other]) => compareVersions(kind, one, other));
    }"""

    assert asking.evaluate(script, VERSIONS) == [order for *_, order in VERSIONS]


COMPONENTS = [
    ("pkg:pypi/Weft@2.3.1", "Weft", "2.3.1"),
    ("pkg:npm/%40loom/weft@2.10.0", "@loom/weft", "2.10.0"),
    ("", "weft", "2.4.0"),
    ("pkg:deb/debian/python3-weft@2.3.0-1", "python3-weft", "2.3.0-1"),
    ("pkg:pypi/weft", "weft", ""),
    ("pkg:pypi/weft-http@1", "weft-http", "1"),
]


@pytest.mark.parametrize(
    "some", [COMPONENTS, COMPONENTS[2:4], COMPONENTS[4:], COMPONENTS[:1]], ids=["all", "names", "bare", "one"]
)
def test_what_is_used_is_told_the_same(asking: Page, some: list[tuple[str, str, str]]) -> None:
    releases = [{"version": each.version, "on": each.on.isoformat() if each.on else None} for each in RELEASES]
    project = {"name": WEFT.name, "packages": list(WEFT.packages), "releases": releases}
    told = [{"purl": purl, "name": name, "version": version, "source": ""} for purl, name, version in some]
    script = """async ([components, projects, today]) =>
      (await import("/static/honeyflow/brief/matching.js")).match(components, projects, today)"""
    here = asking.evaluate(script, [told, [project], TODAY.isoformat()])
    keys = ("project", "purl", "version", "by", "standing", "days", "behind", "newest")

    there = match([Component(*each) for each in some], [WEFT], TODAY)
    assert [[use[key] for key in keys] for use in here] == [[getattr(use, key) for key in keys] for use in there]


def test_what_is_looked_for_is_the_same(asking: Page) -> None:
    script = """async () => (await import("/static/honeyflow/brief/kinds.js")).lookedFor()"""

    assert asking.evaluate(script) == list(looked_for())


def test_large_file_is_read_beside_the_page_which_goes_on(asking: Page, tmp_path: Path) -> None:
    file = tmp_path / "large.cdx.json"
    one = (
        '{"name": "lib-%d", "version": "1.0", "purl": "pkg:npm/lib-%d@1.0", "hashes": [{"content": "'
        + "0" * 900
        + '"}]}'
    )
    body = ",".join(one % (number, number) for number in range(50_000))
    file.write_text(f'{{"bomFormat": "CycloneDX", "components": [{body}]}}', encoding="utf-8")
    asking.goto(asking.url.partition("#")[0] + "#us")
    asking.evaluate("""() => {
      window.longest = 0;
      let last = performance.now();
      setInterval(() => {
        const now = performance.now();
        window.longest = Math.max(window.longest, now - last);
        last = now;
      }, 20);
    }""")
    asking.locator("[data-files]").set_input_files(file)
    asking.get_by_text("with 50,000 components").wait_for(timeout=60_000)

    assert file.stat().st_size > 45_000_000
    assert asking.evaluate("window.longest") < 1500


def test_folder_without_a_dependency_file_says_so(asking: Page, tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "README.md").write_text("hello", encoding="utf-8")
    asking.goto(asking.url.partition("#")[0] + "#us")
    asking.locator("[data-folder]").set_input_files(tmp_path / "app")

    asking.get_by_text("no dependency file found").wait_for()
    assert "package-lock.json" in asking.locator("[data-reading]").inner_text()


def test_python_reads_the_same_of_harmful_files() -> None:
    import io

    assert [each.rule for each in read_stream(io.BytesIO(b"<bom><a></b></bom>"), "bom.xml").findings] == [
        "inventory-broken"
    ]
