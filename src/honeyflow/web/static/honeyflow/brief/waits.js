// What we wait for: rows of a text, an address and hours a month.
import { el, only } from "./dom.js";
import { showFields } from "./fields.js";

export function setUpWaits(root, app) {
  only("[data-add-wait]", root).addEventListener("click", function () {
    if (app.draft.waits.length >= 50) return;
    app.draft.waits.push({ text: "", url: "", hours_low: null, hours_high: null });
    app.changed();
    showWaits(root, app);
    only(".row:last-child input", root).focus();
  });
}

export function showWaits(root, app) {
  if (!app.draft.waits.length) app.draft.waits.push({ text: "", url: "", hours_low: null, hours_high: null });
  const place = only("[data-waits]", root);
  place.replaceChildren(...app.draft.waits.map((_, number) => row(root, app, number)));
  showFields(place, app.draft);
}

function row(root, app, number) {
  const field = (key, more) => el("input", { "data-field": `waits[${number}].${key}`, autocomplete: "off", ...more });
  const hours = (key) => field(key, { "data-number": true, inputmode: "decimal" });
  const remove = () => { app.draft.waits.splice(number, 1); app.changed(); showWaits(root, app); only("[data-add-wait]", root).focus(); };
  return el("div", { class: "row", role: "group", "aria-label": `What we wait for, ${number + 1}` },
    el("label", { class: "field" }, "What is it?", field("text", { maxlength: "2000", placeholder: number ? "" : "Uploads over 2 GB fail; we split them by hand" })),
    el("div", { class: "row__line" },
      el("label", { class: "field" }, "Address, if it is public", field("url", { maxlength: "2000", inputmode: "url", placeholder: number ? "" : "https://…/issues/123" })),
      el("fieldset", { class: "range" }, el("legend", {}, "Hours a month"), el("label", {}, "from", hours("hours_low")), el("label", {}, "to", hours("hours_high"))),
      el("button", { type: "button", class: "plainbutton", onclick: remove, "aria-label": `Remove what we wait for, ${number + 1}` }, "Remove")));
}
