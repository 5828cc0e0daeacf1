// One step at a time, by the address's last part, so that Back and bookmarks work.
import { all, only } from "./dom.js";

const TOLD = {
  you: (draft) => draft.member.name,
  us: (draft) => draft.uses.words || draft.uses.components.length,
  work: (draft) => draft.work || draft.work_words,
  waits: (draft) => draft.risk || draft.waits.some((each) => each.text),
  services: (draft) => draft.services.length,
  cost: (draft) => draft.assumptions.rate_low || draft.assumptions.taken_low,
  ask: (draft) => draft.ask.kind || draft.ask.text || draft.frees,
  look: () => false,
};

export class Steps {
  constructor(root, shown) {
    this.keys = all("[data-step]", root).map((each) => each.dataset.step);
    this.root = root;
    this.shown = shown;
    only("[data-next]", root).addEventListener("click", () => this.walk(1));
    only("[data-back]", root).addEventListener("click", () => this.walk(-1));
    window.addEventListener("hashchange", () => this.show(true));
    this.show(false);
  }

  get key() {
    const asked = location.hash.slice(1);
    return this.keys.includes(asked) ? asked : this.keys[0];
  }

  walk(way) {
    const next = this.keys[this.keys.indexOf(this.key) + way];
    if (next) location.hash = next;
  }

  show(moved) {
    const number = this.keys.indexOf(this.key);
    for (const section of all("[data-step]", this.root)) section.hidden = section.dataset.step !== this.key;
    for (const link of all("[data-step-link]", this.root)) {
      if (link.dataset.stepLink === this.key) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
    only("[data-step-now]", this.root).textContent = number + 1;
    this.root.dataset.at = this.key;
    only("[data-back]", this.root).hidden = number === 0;
    only("[data-next]", this.root).hidden = number === this.keys.length - 1;
    this.shown(this.key);
    if (!moved) return;
    only(`[data-step="${this.key}"] h2`, this.root).focus({ preventScroll: true });
    window.scrollTo({ top: Math.max(0, this.root.getBoundingClientRect().top + scrollY - 90) });
  }

  tell(draft) {
    for (const link of all("[data-step-link]", this.root)) link.toggleAttribute("data-told", Boolean(TOLD[link.dataset.stepLink](draft)));
  }
}
