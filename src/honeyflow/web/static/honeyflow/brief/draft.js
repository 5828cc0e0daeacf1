// The draft, schema honeyflow/draft/1: made empty, read from a text with whatever is wrong left out, kept in the browser.
export const SCHEMA = "honeyflow/draft/1";
const KEY = "honeyflow-brief";
const LONGEST = 2_000;

export function emptyDraft(language = "en") {
  return {
    schema: SCHEMA, language, made_on: null,
    member: { name: "", role: "", employer: "" },
    uses: { words: "", components: [] },
    work: null, work_words: "", work_hidden: [],
    waits: [], risk: "", services: [],
    assumptions: { rate_low: null, rate_high: null, currency: "", taken_low: null, taken_high: null },
    frees: "", ask: { kind: "", text: "" },
    questions: null, sections_hidden: [], colour: "", links: [],
  };
}

// Take from a file what fits, so that a strange file breaks nothing; what it may be is the server's matter.
export function readDraft(text) {
  const told = JSON.parse(text);
  if (!isTable(told) || (told.schema && told.schema !== SCHEMA)) throw new Error("no draft");
  const draft = emptyDraft();
  for (const key of ["language", "work_words", "risk", "frees", "colour"]) draft[key] = textOf(told[key]);
  for (const part of ["member", "ask"]) for (const key in draft[part]) draft[part][key] = textOf(told[part]?.[key]);
  for (const key in draft.assumptions) draft.assumptions[key] = textOf(told.assumptions?.[key]) || (key === "currency" ? "" : null);
  draft.uses.words = textOf(told.uses?.words);
  draft.uses.components = rows(told.uses?.components, ["purl", "name", "version", "from"], 500);
  draft.waits = rows(told.waits, ["text", "url", "hours_low", "hours_high"]);
  draft.services = rows(told.services, ["slug", "why", "quantity_low", "quantity_high"]);
  draft.links = rows(told.links, ["secret", "take_back", "last_on"]);
  for (const key of ["work_hidden", "sections_hidden"]) draft[key] = texts(told[key]);
  draft.questions = Array.isArray(told.questions) ? texts(told.questions) : null;
  draft.work = isTable(told.work) ? told.work : null;
  return draft;
}

export function isTold(draft) {
  return JSON.stringify({ ...draft, language: "" }) !== JSON.stringify(emptyDraft(""));
}

// What is sent to be written: never the words by which links are taken back.
export function sentDraft(draft) {
  const sent = { ...draft };
  delete sent.links;
  return JSON.stringify(sent);
}

export function load() {
  try {
    const kept = localStorage.getItem(KEY);
    return kept ? readDraft(kept) : null;
  } catch {
    return null;
  }
}

export function keep(draft) {
  try {
    localStorage.setItem(KEY, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch { /* nothing was kept */ }
}

function rows(value, keys, most = 50) {
  const found = Array.isArray(value) ? value.filter(isTable).slice(0, most) : [];
  return found.map((row) => Object.fromEntries(keys.map((key) => [key, textOf(row[key])])));
}

function texts(value) {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string").slice(0, 50) : [];
}

function textOf(value) {
  return typeof value === "string" || typeof value === "number" ? String(value).slice(0, LONGEST) : "";
}

function isTable(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
