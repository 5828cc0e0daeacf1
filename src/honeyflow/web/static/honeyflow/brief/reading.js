// Reading one file: its text, its kind, its components without doubles; faults become findings. As inventory/reading.py.
import { kindOf, lookedFor } from "./kinds.js";
import { COMPONENTS, FILE_BYTES, Unreadable } from "./trouble.js";

export async function readFile(file, name, told = () => {}) {
  try {
    if (file.size > FILE_BYTES) throw new Unreadable("inventory-too-large", "a very large file", `at most ${FILE_BYTES} bytes`);
    return readText(await textOf(file, told), name);
  } catch (error) {
    return { components: [], findings: [asUnreadable(error).finding(name)], files: [name] };
  }
}

export function readText(text, name) {
  try {
    const kind = kindOf(text, name);
    if (!kind) throw new Unreadable("inventory-unknown-kind", "a kind of file that is not known", `one of: ${lookedFor().join(", ")}`);
    return { ...taken(kind.read(text), name), files: [name] };
  } catch (error) {
    return { components: [], findings: [asUnreadable(error).finding(name)], files: [name] };
  }
}

export function joined(parts) {
  const components = new Map();
  for (const each of parts.flatMap((part) => part.components)) {
    const key = each.purl || JSON.stringify([each.name, each.version]);
    if (!components.has(key)) components.set(key, each);
  }
  return {
    components: [...components.values()],
    findings: parts.flatMap((part) => part.findings),
    files: parts.flatMap((part) => part.files),
  };
}

function taken(read, source) {
  const components = new Map();
  const findings = [];
  let count = 0;
  for (const each of read) {
    if (!each) continue;
    if (count++ >= COMPONENTS) {
      const seen = `more than ${COMPONENTS} components`;
      findings.push({ rule: "inventory-cut", source, seen, expected: `at most ${COMPONENTS}`, done: "the first were taken" });
      break;
    }
    const key = each.purl || JSON.stringify([each.name, each.version]);
    if (!components.has(key)) components.set(key, { ...each, source });
  }
  return { components: [...components.values()], findings };
}

async function textOf(file, told) {
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const little = start[0] === 0xff && start[1] === 0xfe;
  const big = start[0] === 0xfe && start[1] === 0xff;
  const decoder = new TextDecoder(little ? "utf-16le" : big ? "utf-16be" : "utf-8", { fatal: true });
  const parts = [];
  let read = 0;
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(decoder.decode(value, { stream: true }));
    read += value.length;
    told(read / file.size);
  }
  const text = parts.join("") + decoder.decode();
  if (text.slice(0, 4096).includes("\0")) throw new Unreadable("inventory-broken", "bytes that are no text", "a text file");
  return text;
}

function asUnreadable(error) {
  if (error instanceof Unreadable) return error;
  if (error instanceof TypeError && /decod/i.test(error.message)) {
    return new Unreadable("inventory-broken", "bytes that are no text", "a text file in UTF-8");
  }
  return new Unreadable("inventory-broken", String(error.message || error).slice(0, 160), "a file that can be read");
}
