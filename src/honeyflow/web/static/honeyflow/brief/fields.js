// Fields bound to places in the draft by their data-field: "member.name", "waits[0].hours_low".
import { all, el } from "./dom.js";

const NUMBER = /^\d+([.,]\d+)?$/;

export function at(draft, path) {
  return keysOf(path).reduce((value, key) => value?.[key], draft);
}

export function put(draft, path, value) {
  const keys = keysOf(path);
  const last = keys.pop();
  const holder = keys.reduce((part, key) => part[key], draft);
  if (holder) holder[last] = value;
}

// What the server said of fields of the last draft it was sent, by field, until the field is changed.
const said = new Map();

export function tellFields(findings) {
  said.clear();
  for (const { where, expected, done } of findings) said.set(where, `Expected ${expected}; ${done}`);
}

export function showFields(root, draft) {
  for (const field of all("[data-field]", root)) {
    const value = at(draft, field.dataset.field) ?? "";
    if (field.type === "radio") field.checked = field.value === value;
    else field.value = "percent" in field.dataset ? asPercent(value) : value;
    mark(field, ("number" in field.dataset && numberFault(field.value)) || said.get(field.dataset.field) || "");
  }
  for (const box of all("[data-list]", root)) box.checked = (at(draft, box.dataset.list) || []).includes(box.value);
}

// Put what somebody changed into the draft; true when it was a field of the draft.
export function takeField(field, draft) {
  if (field.dataset.list) {
    const others = (at(draft, field.dataset.list) || []).filter((each) => each !== field.value);
    put(draft, field.dataset.list, field.checked ? [...others, field.value] : others);
    return true;
  }
  const path = field.dataset.field;
  if (!path || (field.type === "radio" && !field.checked)) return false;
  if (said.delete(path)) mark(field, "");
  if ("number" in field.dataset) {
    const text = field.value.trim().replace(",", ".");
    mark(field, numberFault(field.value));
    put(draft, path, text === "" ? null : "percent" in field.dataset ? asShare(text) : text);
  } else put(draft, path, field.value);
  return true;
}

function mark(field, fault) {
  const id = `fault-${field.dataset.field.replace(/\W+/g, "-")}`;
  document.getElementById(id)?.remove();
  field.toggleAttribute("aria-invalid", Boolean(fault));
  if (fault) {
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", id);
    (field.closest("fieldset, label") || field).append(el("span", { class: "fault", id }, fault));
  } else field.removeAttribute("aria-describedby");
}

function numberFault(text) {
  return text.trim() === "" || NUMBER.test(text.trim()) ? "" : "A number, such as 12 or 0.5";
}

function asPercent(share) {
  const number = Number(share);
  return share === "" || share === null ? "" : Number.isNaN(number) ? share : String(Math.round(number * 1e6) / 1e4);
}

function asShare(text) {
  return NUMBER.test(text) ? String(Math.round(Number(text) * 1e4) / 1e6) : text;
}

function keysOf(path) {
  return path.split(/[.[\]]+/).filter(Boolean);
}
