// TOML into plain objects: as much of TOML 1.0 as dependency files hold, dates left as texts.
import { broken, LEVELS, tooDeep } from "./trouble.js";

const BARE = /[A-Za-z0-9_-]+/y;
const SCALAR = /[^\s,\]}#]+(?: \d\d:[^\s,\]}#]+)?/y;
const ESCAPES = { b: "\b", t: "\t", n: "\n", f: "\f", r: "\r", '"': '"', "\\": "\\" };

export function parseToml(text) {
  return new Reader(text.replaceAll("\r\n", "\n")).document();
}

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.depth = 0;
  }

  document() {
    const root = Object.create(null);
    let table = root;
    for (;;) {
      this.space(true);
      if (this.at >= this.text.length) return root;
      if (this.take("[[")) {
        const keys = this.keys();
        this.need("]]");
        table = appended(root, keys, this);
      } else if (this.take("[")) {
        const keys = this.keys();
        this.need("]");
        table = descend(root, keys, this);
      } else this.pair(table);
      this.space(false);
      if (this.at < this.text.length) this.need("\n");
    }
  }

  pair(table) {
    const keys = this.keys();
    this.need("=");
    this.space(false);
    const holder = descend(table, keys.slice(0, -1), this);
    holder[keys[keys.length - 1]] = this.value();
  }

  keys() {
    const keys = [];
    do {
      this.space(false);
      const next = this.text[this.at];
      keys.push(next === '"' || next === "'" ? this.string() : this.match(BARE));
      this.space(false);
    } while (this.take("."));
    return keys;
  }

  value() {
    const next = this.text[this.at];
    if (next === '"' || next === "'") return this.string();
    if (next === "[" || next === "{") {
      if (++this.depth > LEVELS) throw tooDeep();
      const read = next === "[" ? this.array() : this.inline();
      this.depth -= 1;
      return read;
    }
    const word = this.match(SCALAR);
    if (word === "true" || word === "false") return word === "true";
    const number = Number(word.replaceAll("_", ""));
    return Number.isNaN(number) ? { scalar: word } : number;
  }

  array() {
    const found = [];
    this.need("[");
    for (;;) {
      this.space(true);
      if (this.take("]")) return found;
      found.push(this.value());
      this.space(true);
      if (!this.take(",")) {
        this.need("]");
        return found;
      }
    }
  }

  inline() {
    const found = Object.create(null);
    this.need("{");
    for (;;) {
      this.space(true);
      if (this.take("}")) return found;
      this.pair(found);
      this.space(true);
      if (!this.take(",")) {
        this.need("}");
        return found;
      }
    }
  }

  string() {
    const mark = this.text[this.at];
    if (this.take(mark.repeat(3))) {
      this.take("\n");
      return this.until(mark.repeat(3), mark, true);
    }
    this.at += 1;
    return this.until(mark, mark, false);
  }

  until(end, mark, several) {
    let read = "";
    for (;;) {
      if (this.at >= this.text.length || (!several && this.text[this.at] === "\n")) throw this.fault("an open text");
      if (this.take(end)) return read;
      const letter = this.text[this.at++];
      read += letter === "\\" && mark === '"' ? this.escaped() : letter;
    }
  }

  escaped() {
    const letter = this.text[this.at++];
    if (letter in ESCAPES) return ESCAPES[letter];
    if (letter === "u" || letter === "U") {
      const long = letter === "u" ? 4 : 8;
      const code = parseInt(this.text.slice(this.at, this.at + long), 16);
      this.at += long;
      if (!(code >= 0 && code <= 0x10ffff)) throw this.fault("an escape");
      return String.fromCodePoint(code);
    }
    if (/\s/.test(letter || "")) {
      while (/\s/.test(this.text[this.at] || "")) this.at += 1;
      return "";
    }
    throw this.fault("an escape");
  }

  space(lines) {
    for (;;) {
      const letter = this.text[this.at];
      if (letter === " " || letter === "\t" || (lines && letter === "\n")) this.at += 1;
      else if (letter === "#") while (this.at < this.text.length && this.text[this.at] !== "\n") this.at += 1;
      else return;
    }
  }

  match(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) throw this.fault("no key or value");
    this.at += found[0].length;
    return found[0];
  }

  take(word) {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  need(word) {
    if (!this.take(word)) throw this.fault(`no ${JSON.stringify(word)}`);
  }

  fault(what) {
    return broken("TOML", `${what} at letter ${this.at}`);
  }
}

function descend(table, keys, reader) {
  for (const key of keys) {
    table[key] ??= Object.create(null);
    table = Array.isArray(table[key]) ? table[key][table[key].length - 1] : table[key];
    if (typeof table !== "object" || table === null) throw reader.fault("a key used twice");
  }
  return table;
}

function appended(root, keys, reader) {
  const last = keys[keys.length - 1];
  const holder = descend(root, keys.slice(0, -1), reader);
  const list = (holder[last] ??= []);
  if (!Array.isArray(list)) throw reader.fault("a key used twice");
  list.push(Object.create(null));
  return list[list.length - 1];
}
