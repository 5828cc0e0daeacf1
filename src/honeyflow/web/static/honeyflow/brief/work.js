// What I already do: records fetched from this site or opened from a file, and which examples to show.
import { el, only, plural } from "./dom.js";

const KINDS = {
  functionality: "features and fixes", quality: "quality", design: "design", translation: "translations", documentation: "documentation",
};

export function setUpWork(root, app, address) {
  only("[data-fetch-work]", root)?.addEventListener("click", async function () {
    say("Fetching…");
    try {
      const answer = await fetch(address, { credentials: "same-origin", headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error();
      take(await answer.json());
    } catch {
      say("This site has no work on record for you that it can hand over. A work file or your own words do as well.");
    }
  });
  only("[data-work-file]", root).addEventListener("change", async function (event) {
    const file = event.target.files[0];
    event.target.value = "";
    if (!file) return;
    try {
      if (file.size > 200_000) throw new Error();
      take(JSON.parse(await file.text()));
    } catch {
      say(`${file.name} is no work file. One is made by: honeyflow brief work`);
    }
  });

  function take(work) {
    if (!work || work.schema !== "honeyflow/work/1") throw new Error();
    app.draft.work = work;
    app.draft.work_hidden = [];
    app.draft.member.name ||= typeof work.name === "string" ? work.name : "";
    say("Your records are in your draft now.");
    app.changed();
    app.show();
  }

  function say(text) {
    only("[data-work-state]", root).textContent = text;
  }
}

export function showWork(root, app) {
  const { work } = app.draft;
  only("[data-work]", root).replaceChildren(...(work ? shown(root, app, work) : []));
}

function shown(root, app, work) {
  const counts = [
    ...listed(work.contributions).map((each) => [each.count, KINDS[each.kind] || each.kind]),
    [work.reviews, "reviews and tests"], [work.others_helped, "people helped"], [work.releases?.count, "releases with my work"],
  ].filter(([count]) => Number(count) > 0);
  const remove = () => { app.draft.work = null; app.draft.work_hidden = []; app.changed(); app.show(); };
  const examples = listed(work.examples).filter((each) => each?.what);
  const said = counts.length ? el("dl", { class: "figures" }, ...counts.map(([count, label]) => el("div", {}, el("dt", {}, label), el("dd", {}, Number(count).toLocaleString("en")))))
    : el("p", {}, "No recorded work. The brief then says what you know from using it, in your own words.");
  return [
    said,
    el("p", { class: "small quiet" }, `${work.source || "Records"}${work.as_of ? `, as of ${work.as_of}` : ""}. `,
      el("button", { type: "button", class: "plainbutton", onclick: remove }, "Take my records out")),
    examples.length ? el("h3", {}, `Examples: keep what you want to show (${plural(examples.length, "found", "found")})`) : "",
    examples.length ? el("ul", { class: "examples" }, ...examples.map((each) => example(app, each))) : "",
  ];
}

function example(app, each) {
  const key = each.url || each.sha || "";
  const box = el("input", { type: "checkbox" });
  box.checked = !app.draft.work_hidden.includes(key);
  box.addEventListener("change", function () {
    const others = app.draft.work_hidden.filter((hidden) => hidden !== key);
    app.draft.work_hidden = box.checked ? others : [...others, key];
    app.changed();
  });
  const where = [each.project, each.on].filter(Boolean).join(", ");
  return el("li", {}, el("label", {}, box, el("span", {}, String(each.what), where ? el("small", { class: "quiet" }, ` ${where}`) : "")));
}

function listed(value) {
  return Array.isArray(value) ? value : [];
}
