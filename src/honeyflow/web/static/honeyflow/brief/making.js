// The finished brief: asked of the server without cookies, shown in a frame that may run nothing, saved as files.
import { all, el, only, plural, saveFile } from "./dom.js";
import { sentDraft } from "./draft.js";
import { showFields, tellFields } from "./fields.js";

// Where in the steps each part of the draft is filled in.
const STEPS = {
  member: "you", language: "you", uses: "us", work: "work", work_words: "work", waits: "waits", risk: "waits",
  services: "services", assumptions: "cost", frees: "ask", ask: "ask", questions: "ask", colour: "look",
};

export function setUpMaking(root, app, addresses) {
  const nonce = document.getElementById("brief-main").nonce;
  const said = only("[data-made]", root);
  only("[data-preview]", root).addEventListener("click", () => during("Making the page…", preview));
  for (const button of all("[data-format]", root)) {
    button.addEventListener("click", () => during(`Making ${button.textContent.trim()}…`, async function () {
      saveFile(await (await asked(addresses.make + button.dataset.format + "/")).blob(), fileName(app, button.dataset.ending));
      said.textContent = "Saved where your browser keeps its downloads.";
    }, button));
  }
  only("[data-copy]", root).addEventListener("click", () => during("Making the text…", async function () {
    const text = await (await asked(addresses.make + app.mailFormat + "/")).text();
    await navigator.clipboard.writeText(text);
    said.textContent = "The e-mail text is in your clipboard.";
  }, only("[data-copy]", root)));

  const colour = only("[data-colour]", root);
  colour.addEventListener("input", () => { app.draft.colour = colour.value; app.changed(); });
  only("[data-colour-reset]", root).addEventListener("click", function () {
    app.draft.colour = "";
    colour.value = app.offer.colour || "#8a5a00";
    app.changed();
  });

  async function preview() {
    const [checked, page] = await Promise.all([asked(addresses.check), asked(`${addresses.make + app.pageFormat}/`)]);
    const { findings } = await checked.json();
    tellFields(findings);
    showFields(root, app.draft);
    showFindings(root, findings);
    // The frame keeps this page's rules: styles need its word, scripts have none to run by.
    const text = (await page.text()).replace(/<style(?=[\s>])/g, `<style nonce="${nonce}"`);
    only("[data-preview-frame]", root).srcdoc = text;
    only("[data-preview-box]", root).hidden = false;
    said.textContent = "This is how it looks. Nothing of it was kept on the server.";
  }

  async function during(words, act, button) {
    said.textContent = words;
    button?.setAttribute("aria-busy", "true");
    try {
      await act();
    } catch (error) {
      said.textContent = error.message;
    }
    button?.removeAttribute("aria-busy");
  }

  async function asked(address) {
    let answer;
    try {
      const headers = { "Content-Type": "application/json" };
      answer = await fetch(address, { method: "POST", credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer", headers, body: sentDraft(app.draft) });
    } catch {
      throw new Error("The server did not answer. Your draft is safe in this browser.");
    }
    if (answer.ok) return answer;
    throw new Error((await answer.json().catch(() => ({}))).message || `The server answered ${answer.status}.`);
  }
}

export function showMaking(root, app) {
  only("[data-colour]", root).value = app.draft.colour || app.offer.colour || "#8a5a00";
}

function showFindings(root, findings) {
  const different = new Map(findings.map((each) => [`${each.where.split(/[.[]/)[0]} ${each.seen} ${each.expected}`, each]));
  const lines = [...different.values()].slice(0, 30).map(function ({ where, seen, expected, done }) {
    const words = `saw ${seen}; expected ${expected}; ${done}.`;
    const step = STEPS[where.split(/[.[]/)[0]];
    if (!step) return el("li", {}, `${where}: ${words}`);
    return el("li", {}, el("a", { href: `#${step}` }, only(`[data-step-link="${step}"] b`, root).textContent), `: ${words}`);
  });
  const box = only("[data-findings]", root);
  box.replaceChildren(...(lines.length ? [el("div", { class: "notice findings" }, el("b", {}, `${plural(lines.length, "thing", "things")} in your draft that the brief leaves out`), el("ul", {}, ...lines))] : []));
}

function fileName(app, ending) {
  const name = app.draft.member.name.normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").toLowerCase();
  return `brief${name ? `-${name}` : ""}.${ending}`;
}
