"""The page on which a brief is made, in a real browser: every step, by keyboard, kept, forgotten, opened again."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.web.brief.drafts import planted, planted_text

from honeyflow.outreach.briefs.calculation import calculate
from honeyflow.outreach.briefs.draft import read_draft
from honeyflow.outreach.briefs.offer import read_offer
from honeyflow.web.brief.page import STEPS

pytestmark = pytest.mark.slow
KEYS = [key for key, *_ in STEPS]
KEPT = "() => localStorage.getItem('honeyflow-brief')"


@pytest.fixture
def watched(page: Page, server: str, orchard: Path) -> Iterator[Page]:
    """Return the page, which must not complain nor ask anybody else."""
    said: list[str] = []
    page.on("console", lambda each: said.append(each.text) if each.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda each: None if each.url.startswith((server, "blob:", "data:")) else said.append(each.url))
    page.goto(f"{server}/brief/")
    page.wait_for_load_state("networkidle")
    yield page
    assert said == []


def opened(page: Page, tmp_path: Path, text: str = "") -> Page:
    """Open a draft file on the page."""
    file = tmp_path / "draft.json"
    file.write_text(text or planted_text(), encoding="utf-8")
    page.locator("[data-open-file]").set_input_files(file)
    expect(page.locator("[data-state]")).to_contain_text("Kept in this browser")
    return page


def go(page: Page, key: str) -> None:
    page.evaluate("(key) => { location.hash = key; }", key)
    expect(page.locator(f"[data-step={key}]")).to_be_visible()


@pytest.mark.parametrize(
    ("width", "height", "scheme"), [(1280, 900, "light"), (1280, 900, "dark"), (390, 844, "light"), (360, 740, "dark")]
)
def test_no_step_has_an_axe_violation_or_scrolls_sideways(
    watched: Page, tmp_path: Path, width: int, height: int, scheme: str
) -> None:
    watched.set_viewport_size({"width": width, "height": height})
    watched.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    opened(watched, tmp_path)
    faults = []
    for key in KEYS:
        go(watched, key)
        faults += [f"{key} {each['id']}" for each in Axe().run(watched).response["violations"]]
        wider = watched.evaluate("document.documentElement.scrollWidth - innerWidth")
        faults += [f"{key} is {wider} wider"] if wider > 0 else []

    assert faults == []


def test_what_is_written_is_kept_and_is_there_after_a_reload(watched: Page) -> None:
    watched.get_by_label("Your name").fill("Cleo Marsh")
    expect(watched.locator("[data-state]")).to_contain_text("Kept in this browser")
    watched.reload()

    assert watched.get_by_label("Your name").input_value() == "Cleo Marsh"


def test_forgetting_leaves_nothing_and_can_be_undone(watched: Page) -> None:
    watched.get_by_label("Your name").fill("Cleo Marsh")
    watched.get_by_role("button", name="Forget everything").click()
    gone = watched.evaluate(KEPT), watched.get_by_label("Your name").input_value()
    watched.get_by_role("button", name="Undo").click()

    assert gone == (None, "")
    assert watched.get_by_label("Your name").input_value() == "Cleo Marsh"
    assert "Cleo Marsh" in watched.evaluate(KEPT)


def test_draft_saved_to_a_file_is_the_draft_that_the_command_reads(watched: Page, tmp_path: Path) -> None:
    opened(watched, tmp_path)
    with watched.expect_download() as download:
        watched.get_by_role("button", name="Save to a file").click()
    text = download.value.path().read_text(encoding="utf-8")
    told, expected = read_draft(text)[0], read_draft(planted_text())[0]

    assert told == expected
    assert json.loads(text)["schema"] == "honeyflow/draft/1"


def test_file_that_is_no_draft_leaves_the_draft_as_it_was(watched: Page, tmp_path: Path) -> None:
    watched.get_by_label("Your name").fill("Cleo Marsh")
    file = tmp_path / "other.json"
    file.write_text("[]", encoding="utf-8")
    watched.locator("[data-open-file]").set_input_files(file)

    expect(watched.locator("[data-state]")).to_contain_text("no draft of a brief")
    assert watched.get_by_label("Your name").input_value() == "Cleo Marsh"


def test_steps_are_walked_by_keyboard(watched: Page) -> None:
    for key in KEYS[1:]:
        watched.locator("[data-next]").focus()
        watched.keyboard.press("Enter")
        expect(watched.locator(f"[data-step={key}]")).to_be_visible()
        assert watched.evaluate("document.activeElement.id") == f"h-{key}"
    watched.go_back()

    expect(watched.locator("[data-step=ask]")).to_be_visible()


def test_name_is_put_as_text_and_never_as_markup(watched: Page, tmp_path: Path) -> None:
    evil = '<img src=x onerror="window.bad=1">'
    draft = planted() | {
        "member": {"name": evil},
        "uses": {"words": evil, "components": [{"name": evil, "from": evil}]},
    }
    draft["work"]["examples"] = [{"what": evil, "project": evil}]
    opened(watched, tmp_path, json.dumps(draft))
    for key in KEYS:
        go(watched, key)
    watched.get_by_role("button", name="Show the finished page").click()
    expect(watched.locator("[data-made]")).to_contain_text("how it looks")

    assert watched.evaluate("window.bad") is None
    assert watched.locator("main img").count() == 0


def test_preview_is_the_finished_page_in_its_own_style_and_runs_nothing(watched: Page, tmp_path: Path) -> None:
    opened(watched, tmp_path)
    go(watched, "look")
    with watched.expect_request("**/brief/check/") as asked:
        watched.get_by_role("button", name="Show the finished page").click()
    frame = watched.frame_locator("[data-preview-frame]")
    expect(frame.locator("body")).to_contain_text(planted()["member"]["name"])

    assert "cookie" not in asked.value.all_headers()
    assert watched.locator("[data-preview-frame]").get_attribute("sandbox") == ""
    assert len(watched.frames[-1].evaluate("document.styleSheets[0].cssRules")) > 0


def test_findings_stand_beside_their_fields(watched: Page, tmp_path: Path) -> None:
    draft = planted()
    draft["assumptions"]["taken_high"] = "7"
    opened(watched, tmp_path, json.dumps(draft))
    go(watched, "look")
    watched.get_by_role("button", name="Show the finished page").click()
    watched.locator("[data-findings]").get_by_role("link", name="Cost and return").click()

    expect(watched.locator("[data-step=cost]")).to_be_visible()
    field = watched.locator("[data-field='assumptions.taken_high']")
    assert field.get_attribute("aria-invalid") == "true"


def test_number_that_is_none_is_said_at_once(watched: Page) -> None:
    go(watched, "cost")
    watched.locator("[data-field='assumptions.rate_low']").fill("much")

    expect(watched.get_by_text("A number, such as 12 or 0.5")).to_be_visible()


def test_every_file_is_downloaded_and_named_after_the_member(watched: Page, tmp_path: Path) -> None:
    opened(watched, tmp_path)
    go(watched, "look")
    names = []
    for button in watched.locator("[data-format]").all():
        with watched.expect_download() as download:
            button.click()
        names.append(download.value.suggested_filename)
        assert download.value.path().stat().st_size > 500

    assert {name.rpartition(".")[2] for name in names} >= {"html", "pdf", "pptx", "md", "txt"}
    assert all(re.fullmatch(r"brief-quillwort\w+\.\w+", name) for name in names)


@pytest.mark.parametrize(
    "change",
    [{}, {"taken_high": "7"}, {"rate_low": None, "rate_high": None}, {"currency": "chf"}, {"taken_low": "0.9"}],
)
def test_year_is_worked_out_as_the_brief_does(watched: Page, change: dict[str, str | None]) -> None:
    told = planted()
    told["assumptions"] |= change
    told["services"].append({"slug": "day", "quantity_low": "2", "quantity_high": "5"})
    prices = [{"slug": "support", "price": "12.5"}, {"slug": "day", "price": "1400"}]
    text, offered = json.dumps(told), json.dumps({"currency": "EUR", "services": prices})
    draft, offer = read_draft(text)[0], read_offer(offered)[0]
    services = [(s, c.quantity) for c in draft.services if (s := offer.service(c.slug)) is not None]
    there = calculate(draft, services, offer.currency)
    script = """async ([draft, offer]) => {
      const { yearOf } = await import("/static/honeyflow/brief/cost.js");
      const { readDraft } = await import("/static/honeyflow/brief/draft.js");
      return yearOf(readDraft(draft), JSON.parse(offer));
    }"""
    here = watched.evaluate(script, [text, offered])

    assert len(services) == 2
    for name in ("hours", "saved", "worth", "net"):
        value = getattr(there, name)
        ends = None if value is None else [value.low, value.high]
        assert (here[name] and [Decimal(str(round(end, 6))) for end in here[name]]) == ends, name


def test_without_scripts_the_page_says_why_and_what_else_there_is(browser: Browser, server: str, orchard: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/brief/")

    assert "honeyflow brief" in page.locator("main").inner_text()
    assert page.locator("#brief").is_hidden()
    context.close()
