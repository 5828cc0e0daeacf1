"""How heavy and how fast the page of a brief is: python bench/brief_page.py URL (of a site being served).

Bytes of the page with all it loads (pictures there are none), first paint and largest paint by the browser's own
clock (median of ten fresh visits), how long all formats of one brief take, and how long a bill of materials of 50 MB
takes in the browser (with the longest time for which the page stood still) and in Python (with its peak of memory).
"""

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-gpu"]
VISITS = 10
MEGABYTES = 50
DRAFT = {
    "schema": "honeyflow/draft/1",
    "language": "en",
    "member": {"name": "Cleo Marsh", "role": "Platform engineer", "employer": "Larder Inc."},
    "uses": {"words": "All our services answer through it."},
    "work_words": "I keep it running, and review what others send.",
    "waits": [{"text": "Upgrades take two of us a week each time", "hours_low": "4", "hours_high": "10"}],
    "services": [{"slug": "support", "quantity_low": "12", "quantity_high": "12"}],
    "assumptions": {"rate_low": "60", "rate_high": "90", "taken_low": "0.3", "taken_high": "0.6"},
    "ask": {"kind": "talk"},
}
STANDING = """() => {
  window.longest = 0;
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    window.longest = Math.max(window.longest, now - last);
    last = now;
  }, 10);
}"""
PAINTS = """() => new Promise((done) => {
  new PerformanceObserver((list) => {
    const first = performance.getEntriesByName("first-contentful-paint")[0].startTime;
    done([first, list.getEntries().at(-1).startTime]);
  }).observe({ type: "largest-contentful-paint", buffered: true });
})"""


def main() -> None:
    """Measure and print."""
    if sys.argv[1] == "--python":
        _python(Path(sys.argv[2]))
        return
    url = sys.argv[1].rstrip("/")
    chromium = os.environ.get("HONEYFLOW_TEST_BROWSER") or shutil.which("chromium")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        _page(browser, url)
        _formats(url)
        large = _large(Path(folder))
        _browser_reads(browser, url, large)
        browser.close()
        subprocess.run([sys.executable, __file__, "--python", str(large)], check=True)


def _page(browser: Browser, url: str) -> None:
    sizes: dict[str, int] = {}
    paints: list[list[float]] = []
    for _ in range(VISITS):
        page = browser.new_context().new_page()
        page.on("response", lambda answer: sizes.update({answer.url: len(answer.body())}))
        page.goto(f"{url}/brief/")
        page.wait_for_load_state("networkidle")
        paints.append(page.evaluate(PAINTS))
        page.context.close()
    whole = sum(sizes.values())
    offer = sum(size for address, size in sizes.items() if address.endswith("offer.json"))
    print(f"page: {whole / 1000:.0f} kB in {len(sizes)} files, of which the company's offer {offer / 1000:.0f} kB")
    first, largest = (statistics.median(each) for each in zip(*paints, strict=True))
    print(f"first paint {first:.0f} ms (slowest {max(p[0] for p in paints):.0f}), largest paint {largest:.0f} ms")


def _formats(url: str) -> None:
    from honeyflow.outreach.briefs.registry import formats

    body = json.dumps(DRAFT).encode()
    for number in ("first", "again"):
        begun = time.perf_counter()
        took = {name: _made(f"{url}/brief/make/{name}/", body) for name in formats.all()}
        each = ", ".join(f"{name} {seconds:.2f}" for name, seconds in took.items())
        print(f"all {len(took)} formats, {number}: {time.perf_counter() - begun:.2f} s ({each})")


def _made(address: str, body: bytes) -> float:
    begun = time.perf_counter()
    asked = urllib.request.Request(address, body, {"Content-Type": "application/json"})  # noqa: S310 - our own server
    with urllib.request.urlopen(asked, timeout=60) as answer:  # noqa: S310
        answer.read()
    return time.perf_counter() - begun


def _large(folder: Path) -> Path:
    file = folder / "large.cdx.json"
    with file.open("w", encoding="utf-8") as stream:
        stream.write('{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [')
        number = 0
        while stream.tell() < MEGABYTES * 1_000_000:
            stream.write(("," if number else "") + json.dumps(_component(number)))
            number += 1
        stream.write("]}")
    return file


def _component(number: int) -> dict[str, Any]:
    version = f"1.{number % 50}.{number % 7}"
    return {
        "type": "library",
        "name": f"lib-{number}",
        "version": version,
        "purl": f"pkg:npm/%40larder/lib-{number}@{version}",
        "description": "what it is for " * 8,
        "hashes": [{"alg": "SHA-512", "content": "0" * 128}],
        "licenses": [{"license": {"id": "MIT"}}],
    }


def _browser_reads(browser: Browser, url: str, file: Path) -> None:
    page = browser.new_page()
    page.goto(f"{url}/brief/#us")
    page.wait_for_load_state("networkidle")
    page.evaluate(STANDING)
    begun = time.perf_counter()
    page.locator("[data-files]").set_input_files(file)
    page.get_by_text("Read 1 file").wait_for(timeout=120_000)
    took, longest = time.perf_counter() - begun, page.evaluate("window.longest")
    print(
        f"{MEGABYTES} MB in the browser: {took:.1f} s, of which the page stood still at most {longest:.0f} ms at once"
    )


def _python(file: Path) -> None:
    from honeyflow.outreach.briefs.inventory.reading import read_file

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    found = read_file(file)
    took, most = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    counted = f"{len(found.components):,} components"
    print(f"{MEGABYTES} MB in Python: {took:.1f} s, {counted}, {(most - before) / 1024:.0f} MB more than before")


if __name__ == "__main__":
    main()
