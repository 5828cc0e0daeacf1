// The page on which a brief is made. The draft lives here and in this browser's storage; it leaves only when somebody
// asks for the finished page, a file or a link.
import { showCost } from "./cost.js";
import { all, only, saveFile } from "./dom.js";
import { emptyDraft, forget, isTold, keep, load, readDraft } from "./draft.js";
import { showFields, takeField } from "./fields.js";
import { setUpMaking, showMaking } from "./making.js";
import { showQuestions } from "./questions.js";
import { showServices } from "./services.js";
import { setUpSharing, showLinks } from "./sharing.js";
import { Steps } from "./steps.js";
import { setUpUses, showUses } from "./uses.js";
import { setUpWaits, showWaits } from "./waits.js";
import { setUpWork, showWork } from "./work.js";

const root = document.getElementById("brief");
const languages = all("[data-field=language] option", root).map((each) => each.value);
const spoken = (navigator.languages || []).map((each) => each.split("-")[0]).find((each) => languages.includes(each));
const endings = Object.fromEntries(all("[data-format]", root).map((each) => [each.dataset.ending, each.dataset.format]));
const addresses = {
  check: root.dataset.check, make: root.dataset.make, release: root.dataset.release,
  takeBack: root.dataset.takeBack, token: root.dataset.token,
};
const app = {
  draft: load() || emptyDraft(spoken || "en"),
  offer: { services: [], projects: [], questions: [], currency: "", colour: "" },
  today: new Date().toISOString().slice(0, 10),
  found: [], pageFormat: endings.html, mailFormat: endings.txt, changed, show,
};
let forgotten = null;
let waiting = 0;
let ready = false;

function changed() {
  steps.tell(app.draft);
  clearTimeout(waiting);
  waiting = setTimeout(keepNow, 400);
}

function keepNow() {
  clearTimeout(waiting);
  if (!isTold(app.draft)) return;
  const kept = keep(app.draft);
  const at = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  say(kept ? `Kept in this browser at ${at}. Nowhere else.` : "This browser keeps nothing: save your draft to a file.", !kept);
}

function say(text, alarm = false) {
  only("[data-state]", root).textContent = text;
  only(".brief-keep", root).classList.toggle("brief-keep--alarm", alarm);
}

function show(key = steps.key) {
  if (key === "us") showUses(root, app);
  else if (key === "work") showWork(root, app);
  else if (key === "waits") showWaits(root, app);
  else if (key === "services") showServices(root, app);
  else if (key === "ask") showQuestions(root, app);
  else if (key === "look") {
    showMaking(root, app);
    showLinks(root, app, addresses);
  }
  showFields(root, app.draft);
  if (key === "cost") showCost(root, app);
}

function begin(draft) {
  app.draft = draft;
  app.found = [];
  only("[data-preview-box]", root).hidden = true;
  for (const place of all("[data-findings], [data-reading], [data-work-state], [data-made], [data-release-state]", root)) place.replaceChildren();
  steps.tell(draft);
  show();
}

function setUpKeeping() {
  const undo = only("[data-undo]", root);
  only("[data-forget]", root).addEventListener("click", function () {
    clearTimeout(waiting);
    forgotten = app.draft;
    forget();
    begin(emptyDraft(app.draft.language));
    undo.hidden = false;
    undo.focus();
    say("Forgotten: nothing of it is in this browser. Until you leave this page you can undo.");
  });
  undo.addEventListener("click", function () {
    begin(forgotten);
    forgotten = null;
    undo.hidden = true;
    keepNow();
  });
  only("[data-save-file]", root).addEventListener("click", function () {
    saveFile(new Blob([JSON.stringify(app.draft, null, 2)], { type: "application/json" }), "brief-draft.json");
    say("Saved to a file. You can open it here or give it to: honeyflow brief");
  });
  only("[data-open-file]", root).addEventListener("change", async function (event) {
    const file = event.target.files[0];
    event.target.value = "";
    if (!file) return;
    try {
      if (file.size > 1_000_000) throw new Error();
      const before = isTold(app.draft) ? app.draft : null;
      begin(readDraft(await file.text()));
      forgotten = before;
      undo.hidden = !before;
      keepNow();
    } catch {
      say(`${file.name} is no draft of a brief. Your draft is as it was.`, true);
    }
  });
}

root.hidden = false;
const steps = new Steps(root, (key) => ready && show(key));
ready = true;
root.addEventListener("input", function (event) {
  if (!takeField(event.target, app.draft)) return;
  changed();
  if (steps.key === "cost") showCost(root, app);
});
window.addEventListener("pagehide", keepNow);
setUpKeeping();
setUpUses(root, app);
setUpWork(root, app, root.dataset.work);
setUpWaits(root, app);
setUpMaking(root, app, addresses);
setUpSharing(root, app, addresses);
steps.tell(app.draft);
show();
fetch(root.dataset.offer, { credentials: "omit" })
  .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
  .then(function (offer) {
    app.offer = { ...app.offer, ...offer };
    show();
  })
  .catch(() => say("What the company offers could not be fetched. Everything else works; open the page again later.", true));
