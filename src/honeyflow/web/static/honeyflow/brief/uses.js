// What we use: files are read, the company's projects among them are shown, and what somebody keeps goes into the draft.
import { el, only, plural } from "./dom.js";
import { dropped, readAll } from "./files.js";
import { match } from "./matching.js";

export function setUpUses(root, app) {
  const drop = only("[data-drop]", root);
  only("[data-files]", root).addEventListener("change", (event) => picked(event.target, false));
  only("[data-folder]", root).addEventListener("change", (event) => picked(event.target, true));
  drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("drop--over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("drop--over"));
  drop.addEventListener("drop", async function (event) {
    event.preventDefault();
    drop.classList.remove("drop--over");
    const { files, isFolder } = await dropped(event.dataTransfer);
    await read(files, isFolder);
  });
  only("[data-hand-add]", root).addEventListener("click", addByHand);

  async function picked(input, isFolder) {
    const files = Array.from(input.files, (file) => ({ file, name: (isFolder && file.webkitRelativePath) || file.name }));
    input.value = "";
    if (files.length) await read(files, isFolder);
  }

  async function read(files, isFolder) {
    const progress = only("[data-progress]", root);
    const said = only("[data-reading]", root);
    progress.hidden = false;
    progress.value = 0;
    said.replaceChildren();
    try {
      const ask = { projects: app.offer.projects, today: app.today };
      const found = await readAll(files, isFolder, (share) => { progress.value = share; }, ask);
      keepSure(found.uses);
      app.found = found.uses.filter((use) => use.by === "name");
      said.replaceChildren(...summary(found, found.uses));
    } catch (error) {
      said.replaceChildren(el("p", { class: "notice notice--alarm told" }, `Reading stopped: ${error.message}`));
    }
    progress.hidden = true;
    app.changed();
    showUses(root, app);
  }

  function keepSure(uses) {
    for (const use of uses.filter((each) => each.by === "package")) keepUse(app, use, use.purl);
  }

  function addByHand() {
    const project = app.offer.projects.find((each) => each.name === only("[data-hand-project]", root).value);
    const version = only("[data-hand-version]", root).value.trim();
    if (!project) return;
    keepUse(app, { name: project.name, version, source: "" }, versioned(project, version));
    app.changed();
    showUses(root, app);
  }

  function summary(found, uses) {
    const projects = new Set(uses.map((use) => use.project));
    const company = app.offer.company || "the company";
    const read = `Read ${plural(found.files.length, "file", "files")} with ${plural(found.count, "component", "components")}. `;
    const hit = projects.size ? `Of ${company}’s projects: ${[...projects].join(", ")}.` : `None of them is one of ${company}’s projects. You can add one by hand.`;
    const said = found.files.length ? [el("p", { class: "told" }, read, el("strong", {}, hit))] : [];
    return found.findings.length ? [...said, faults(found.findings)] : said;
  }
}

export function showUses(root, app) {
  const select = only("[data-hand-project]", root);
  if (!select.options.length) select.append(...app.offer.projects.map((each) => el("option", {}, each.name)));
  only(".brief-more", root).hidden = !app.offer.projects.length;
  const kept = app.draft.uses.components.map((each, number) => keptRow(root, app, each, number));
  const maybe = (app.found || []).map((use) => maybeRow(root, app, use));
  only("[data-uses]", root).replaceChildren(...(kept.length || maybe.length ? [el("ul", { class: "uses" }, ...kept, ...maybe)] : []));
}

function keptRow(root, app, component, number) {
  const use = match([{ ...component, source: component.from }], app.offer.projects, app.today)[0];
  const remove = () => { app.draft.uses.components.splice(number, 1); app.changed(); showUses(root, app); };
  const name = `${component.name} ${component.version || ""}`.trim();
  return el("li", { class: "use" },
    el("span", { "aria-hidden": "true" }, "✓"), el("span", {}, el("b", {}, name), component.from ? el("small", { class: "quiet" }, ` in ${component.from}`) : ""),
    el("button", { type: "button", class: "plainbutton", "aria-label": `Leave ${name} out`, onclick: remove }, "Leave out"),
    use ? el("span", { class: "use__age" }, age(use)) : "");
}

function maybeRow(root, app, use) {
  const name = `${use.name} ${use.version || ""}`.trim();
  function take() {
    const project = app.offer.projects.find((each) => each.name === use.project);
    app.found = app.found.filter((each) => each !== use);
    keepUse(app, use, versioned(project, use.version));
    app.changed();
    showUses(root, app);
  }
  return el("li", { class: "use use--maybe" },
    el("span", { "aria-hidden": "true" }, "?"), el("span", {}, el("b", {}, name), el("small", { class: "quiet" }, ` in ${use.source}`)),
    el("button", { type: "button", class: "button button--quiet", onclick: take }, `It is ${use.project}`),
    el("span", { class: "use__age" }, "Known by its name alone: the same name may be something else."));
}

function keepUse(app, use, purl) {
  const kept = app.draft.uses.components;
  if (kept.some((each) => each.purl === purl && each.name === use.name && each.version === use.version)) return;
  kept.push({ purl, name: use.name, version: use.version, from: use.source || "" });
}

function versioned(project, version) {
  const purl = project.packages?.[0] || "";
  return purl && version ? `${purl}@${encodeURIComponent(version)}` : purl;
}

// The age in words; what is not known is said to be unknown.
export function age(use) {
  const newest = use.newest ? `the newest is ${use.newest}${use.newest_on ? ` of ${use.newest_on}` : ""}` : "";
  const dated = use.released_on ? `from ${use.released_on}, ${since(use.days)} ago` : "its day is not known";
  if (use.standing === "unknown version") return `Version unknown${newest ? `; ${newest}` : ""}.`;
  if (use.standing === "no releases known") return "No release of it is published here, so its age is unknown.";
  if (use.standing === "newest") return `The newest, ${dated}.`;
  if (use.standing === "ahead") return `Later than all that is published here; ${newest}.`;
  return `${dated[0].toUpperCase()}${dated.slice(1)}; ${plural(use.behind, "later release", "later releases")}, ${newest}.`;
}

function since(days) {
  if (days < 60) return plural(days, "day", "days");
  return days < 730 ? plural(Math.round(days / 30.44), "month", "months") : `${(days / 365.25).toFixed(1)} years`;
}

function faults(findings) {
  const lines = findings.slice(0, 20).map(({ source, seen, expected, done }) => el("li", {}, `${source ? `${source}: ` : ""}${seen}; expected ${expected}; ${done}.`));
  return el("div", { class: "notice told" }, el("b", {}, findings.length === 1 ? "One thing to know" : "Some things to know"), el("ul", {}, ...lines));
}
