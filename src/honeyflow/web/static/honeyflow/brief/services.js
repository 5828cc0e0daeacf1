// Services to choose from, those that fit first, each with why, how much and what it costs.
import { el, only } from "./dom.js";
import { showFields } from "./fields.js";
import { fitting } from "./fitting.js";

export function showServices(root, app) {
  const place = only("[data-services]", root);
  if (!app.offer.services.length) {
    place.replaceChildren(el("p", { class: "empty" }, "No service is published here yet. Your brief can still make the case for the software itself."));
    return;
  }
  place.replaceChildren(...fitting(app.draft, app.offer, app.today).map(([service, reasons]) => card(root, app, service, reasons)));
  showFields(place, app.draft);
}

export function priceWords(service, currency) {
  if (service.price === null || service.price === undefined) return "on request";
  if (Number(service.price) === 0) return "free";
  const amount = Number(service.price).toLocaleString("en", { maximumFractionDigits: 2 });
  return `${amount} ${service.currency || currency}${service.unit ? ` per ${service.unit}` : ""}`;
}

function card(root, app, service, reasons) {
  const number = app.draft.services.findIndex((each) => each.slug === service.slug);
  const box = el("input", { type: "checkbox", id: `service-${service.slug}` });
  box.checked = number >= 0;
  box.addEventListener("change", function () {
    if (box.checked) app.draft.services.push({ slug: service.slug, why: "", quantity_low: null, quantity_high: null });
    else app.draft.services.splice(number, 1);
    app.changed();
    showServices(root, app);
    document.getElementById(box.id)?.focus();
  });
  const says = [service.summary, service.stays ? `What stays with you: ${service.stays}` : ""].filter(Boolean);
  return el("div", { class: `row${number >= 0 ? " row--chosen" : ""}` },
    el("div", { class: "service-head" }, box, el("label", { for: box.id }, el("b", {}, service.title)), el("span", { class: "service-head__price" }, priceWords(service, app.offer.currency))),
    ...says.map((text) => el("p", { class: "small quiet" }, text)),
    reasons.length ? el("p", { class: "fits" }, `Fits, because ${reasons.join(", and ")}`) : "",
    number >= 0 ? chosen(service, number) : "");
}

function chosen(service, number) {
  const amount = (key) => el("input", { "data-field": `services[${number}].${key}`, "data-number": true, inputmode: "decimal", autocomplete: "off" });
  return el("div", { class: "row__line" },
    el("label", { class: "field" }, "Why, in your own words (may stay empty)", el("input", { "data-field": `services[${number}].why`, maxlength: "2000", autocomplete: "off" })),
    Number(service.price) === 0 && service.price !== null ? "" : el("fieldset", { class: "range" }, el("legend", {}, `How many a year${service.unit ? ` (price is per ${service.unit})` : ""}`), el("label", {}, "from", amount("quantity_low")), el("label", {}, "to", amount("quantity_high"))));
}
