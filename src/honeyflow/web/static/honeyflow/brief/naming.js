// Components from names as ecosystems write them, and from package URLs; as inventory/naming.py.
import { TEXT } from "./trouble.js";

const SEPARATOR = { maven: ":" };
const LOWER = new Set(["bitbucket", "github", "pypi", "gitlab", "composer"]);
const LOWER_NAME = new Set([...LOWER, "npm"]);
const PLAIN = new Set(["deb", "apk", "rpm"]);
const EXACT = /^v?\d[\w.+~:-]*$/;
const OPEN = /\.[xX*+](?!\w)/;

export function named(kind, name, version = "") {
  name = cut(name);
  version = cut(version);
  const separator = SEPARATOR[kind] || "/";
  const at = name.lastIndexOf(separator);
  const last = name.slice(at + 1);
  if (!last) return null;
  return { purl: written(kind, at < 0 ? "" : name.slice(0, at), last, version), name, version };
}

export function fromPurl(text, name = "", version = "") {
  const read = parsePurl(cut(text));
  if (!read) return bare(name, version);
  const known = read.version || cut(version);
  return { purl: written(read.kind, read.namespace, read.name, known), name: shown(read), version: known };
}

export function bare(name, version = "") {
  name = cut(name);
  return name ? { purl: "", name, version: cut(version) } : null;
}

export function exact(text) {
  text = String(text || "").trim().replace(/^=/, "").trim();
  return EXACT.test(text) && !OPEN.test(text) ? text : "";
}

export function parsePurl(text) {
  const found = /^pkg:\/*([a-z0-9][a-z0-9.+-]*)\/([^?#]+)/i.exec(text);
  if (!found) return null;
  try {
    const kind = found[1].toLowerCase();
    const rest = found[2].replace(/^\/+|\/+$/g, "");
    const at = rest.lastIndexOf("@");
    const hasVersion = at > rest.lastIndexOf("/") + (rest[rest.lastIndexOf("/") + 1] === "@" ? 1 : 0) && at > 0;
    const path = (hasVersion ? rest.slice(0, at) : rest).split("/").filter(Boolean).map(decodeURIComponent);
    const name = path.pop();
    const version = hasVersion ? decodeURIComponent(rest.slice(at + 1)) : "";
    return name ? { kind, namespace: path.join("/"), name: tidyName(kind, name), version } : null;
  } catch {
    return null;
  }
}

function written(kind, namespace, name, version) {
  const space = LOWER.has(kind) ? namespace.toLowerCase() : namespace;
  const parts = [kind, ...space.split("/").filter((each) => each.trim()).map(quoted), quoted(tidyName(kind, name))];
  return `pkg:${parts.join("/")}${version ? `@${quoted(version)}` : ""}`;
}

function tidyName(kind, name) {
  const lower = LOWER_NAME.has(kind) ? name.toLowerCase() : name;
  return kind === "pypi" ? lower.replaceAll("_", "-") : lower;
}

function shown(read) {
  if (!read.namespace || PLAIN.has(read.kind)) return read.name;
  const space = LOWER.has(read.kind) ? read.namespace.toLowerCase() : read.namespace;
  return `${space}${SEPARATOR[read.kind] || "/"}${read.name}`;
}

function quoted(text) {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%3A", ":");
}

function cut(text) {
  return String(text || "").trim().slice(0, TEXT);
}
