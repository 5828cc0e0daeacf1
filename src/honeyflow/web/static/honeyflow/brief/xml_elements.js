// XML as a stream of elements when they end, DOCTYPE refused; as inventory/xml_elements.py. It runs beside the page
// (in a worker there is no DOMParser), needs no tree, and knows no entity but the five that XML itself has.
import { broken, LEVELS, TEXT, tooDeep, Unreadable } from "./trouble.js";

const TOKEN = /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(\/?)([^\s<>/!?="']+)((?:\s+[^\s=<>/"']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

export function* elements(text) {
  const open = [];
  let roots = 0;
  TOKEN.lastIndex = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found) throw refusal(text, at);
    const [, data, closing, name, attributes, empty, letters] = found;
    if (name === undefined) {
      const more = data ?? (letters === undefined ? "" : plain(letters));
      if (open.length) keep(open[open.length - 1], more);
      else if (more.trim()) throw broken("XML", "text outside of the root");
      continue;
    }
    if (closing) {
      if (!open.length || open[open.length - 1].name !== name || attributes || empty) throw broken("XML", "mismatched tag");
      yield ended(open);
      continue;
    }
    if (!open.length && roots++) throw broken("XML", "more than one root");
    if (open.length >= LEVELS) throw tooDeep();
    open.push({ name, attributes: attributesOf(attributes), text: "" });
    if (empty) yield ended(open);
  }
  if (open.length || !roots) throw broken("XML", "the end comes too early");
}

function ended(open) {
  const path = open.map((each) => local(each.name));
  const { attributes, text } = open.pop();
  return { path, attributes, text: text.trim().slice(0, TEXT) };
}

function keep(element, text) {
  if (element.text.length < TEXT) element.text += text.slice(0, 2 * TEXT);
}

function attributesOf(text) {
  const found = Object.create(null);
  for (const [, name, one, other] of text.matchAll(ATTRIBUTE)) found[local(name)] = plain(one ?? other).slice(0, TEXT);
  return found;
}

function plain(text) {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+)?;?/gi, (whole, name) => {
    if (!name || !whole.endsWith(";")) throw broken("XML", "a loose &");
    if (name[0] !== "#") {
      if (!(name in ENTITIES)) throw broken("XML", "an entity that is not declared");
      return ENTITIES[name];
    }
    const code = name[1] === "x" || name[1] === "X" ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    if (!(code > 0 && code <= 0x10ffff)) throw broken("XML", "a number of no letter");
    return String.fromCodePoint(code);
  });
}

function refusal(text, at) {
  if (/^<!(DOCTYPE|ENTITY)/i.test(text.slice(at, at + 10))) {
    return new Unreadable("inventory-doctype", "a DOCTYPE", "XML without one: bills of materials need none");
  }
  return broken("XML", "not well-formed");
}

function local(name) {
  return name.slice(name.indexOf(":") + 1);
}
