// Cost and return of a year, as ranges; the same arithmetic as outreach/briefs/calculation.py. Nothing is assumed that
// nobody told: what cannot be worked out is left open, and it is said what is missing.
import { el, only } from "./dom.js";

export function yearOf(draft, offer) {
  const own = draft.assumptions.currency.trim().toUpperCase() || offer.currency || "";
  const lines = draft.services.map((each) => line(each, offer)).filter(Boolean);
  const sums = {};
  for (const { currency, year } of lines.filter((each) => each.year)) sums[currency] = plus(sums[currency] || [0, 0], year);
  const months = draft.waits.map((each) => range(each.hours_low, each.hours_high)).filter(Boolean);
  const hours = months.length ? times(months.reduce(plus, [0, 0]), [12, 12]) : null;
  const taken = range(draft.assumptions.taken_low, draft.assumptions.taken_high);
  const saved = times(hours, taken && taken[1] <= 1 ? taken : null);
  const worth = times(saved, range(draft.assumptions.rate_low, draft.assumptions.rate_high));
  const whole = lines.length > 0 && lines.every((each) => each.year) && Object.keys(sums).every((each) => each === own);
  const price = whole ? sums[own] : null;
  return { lines, sums, currency: own, hours, saved, worth, net: worth && price ? [worth[0] - price[1], worth[1] - price[0]] : null };
}

export function showCost(root, app) {
  const year = yearOf(app.draft, app.offer);
  only("[data-currency]", root).placeholder = app.offer.currency || "";
  only("[data-cost]", root).replaceChildren(...[table(year), returns(year), verdict(year, app.draft)].filter(Boolean));
}

function table(year) {
  if (!year.lines.length) return el("p", { class: "notice told" }, "No service is chosen yet, so there is no cost to show.");
  const rows = year.lines.map(({ service, quantity, price, year: cost, currency }) => el("tr", {},
    el("th", { scope: "row" }, service.title), el("td", { class: "num", "data-name": "Price" }, price === null ? "on request" : `${figures([price, price])} ${currency}`),
    el("td", { class: "num", "data-name": "How many" }, quantity ? figures(quantity) : "open"), el("td", { class: "num", "data-name": "A year" }, cost ? `${figures(cost)} ${currency}` : "open")));
  const sums = Object.entries(year.sums).map(([currency, sum]) => el("tr", {}, el("th", { scope: "row", colspan: "3" }, "A year"), el("td", { class: "num" }, `${figures(sum)} ${currency}`)));
  return el("table", { class: "sum stack" }, el("caption", {}, "What it costs in a year"),
    el("thead", {}, el("tr", {}, ...["Service", "Price", "How many", "A year"].map((head, at) => el("th", { scope: "col", class: at ? "num" : "" }, head)))),
    el("tbody", {}, ...rows), sums.length ? el("tfoot", {}, ...sums) : "");
}

function returns(year) {
  const rows = [
    ["Hours your team spends in a year", year.hours, "h"],
    ["Of these, a service would take over", year.saved, "h"],
    ["What those hours cost today", year.worth, year.currency],
  ].filter((each) => each[1]);
  if (!rows.length) return null;
  return el("table", { class: "sum told stack" }, el("caption", {}, "What it returns, by your own estimates"),
    el("tbody", {}, ...rows.map(([label, value, unit]) => el("tr", {}, el("th", { scope: "row" }, label), el("td", { class: "num" }, `${figures(value)} ${unit}`)))));
}

function verdict(year, draft) {
  if (year.net) {
    const [low, high] = year.net;
    const words = low >= 0 ? `it returns ${figures([low, high])} ${year.currency} a year more than it costs`
      : high <= 0 ? `it costs ${figures([-high, -low])} ${year.currency} a year more than those hours are worth`
        : `it may cost up to ${figures([-low, -low])} ${year.currency} a year more than it returns, or return up to ${figures([high, high])} more than it costs`;
    return el("div", { class: "says" }, el("p", {}, `By your assumptions ${words}. Certainty, and what your time makes possible elsewhere, are not in this sum.`));
  }
  const open = [
    year.lines.some((each) => each.price !== null && !each.year) ? "how many of each service (step 5)" : "",
    year.lines.some((each) => each.price === null) ? "a price for what is on request" : "",
    year.hours ? "" : "hours a month (step 4)",
    draft.assumptions.rate_low || draft.assumptions.rate_high ? "" : "what an hour costs",
    draft.assumptions.taken_low || draft.assumptions.taken_high ? "" : "the share a service would take over",
  ].filter(Boolean);
  return open.length && year.lines.length ? el("div", { class: "says" }, el("p", {}, `Not worked out, for want of: ${open.join("; ")}. That is fine: the brief then says what would have to be true.`)) : null;
}

function line(chosen, offer) {
  const service = offer.services.find((each) => each.slug === chosen.slug);
  if (!service) return null;
  const quantity = range(chosen.quantity_low, chosen.quantity_high);
  const price = service.price === null || service.price === undefined ? null : Number(service.price);
  const year = price === null ? null : price === 0 ? [0, 0] : times([price, price], quantity);
  return { service, quantity, price, year, currency: service.currency || offer.currency || "" };
}

function range(low, high) {
  const ends = [low, high].filter((each) => each !== null && each !== undefined && each !== "").map(Number).filter((each) => Number.isFinite(each) && each >= 0);
  return ends.length ? [Math.min(...ends), Math.max(...ends)] : null;
}

function times(one, other) {
  return one && other ? [one[0] * other[0], one[1] * other[1]] : null;
}

function plus(one, other) {
  return [one[0] + other[0], one[1] + other[1]];
}

function figures([low, high]) {
  const [one, other] = [low, high].map((each) => (Math.round(each * 100) / 100).toLocaleString("en", { maximumFractionDigits: 2 }));
  return one === other ? one : `${one} to ${other}`;
}
