// A JSON text as objects with the keys that lead to them, the inner before the outer; as inventory/json_objects.py.
import { broken, LEVELS, TEXT, tooDeep } from "./trouble.js";

export function* objects(text) {
  let root;
  try {
    root = JSON.parse(text);
  } catch (error) {
    throw broken("JSON", error);
  }
  // Frames instead of calls, so that depth costs no stack.
  const frames = [frame(root, [])];
  while (frames.length) {
    const top = frames[frames.length - 1];
    const next = top.children.pop();
    if (next) {
      if (frames.length >= LEVELS) throw tooDeep();
      frames.push(frame(next.value, next.path));
    } else {
      frames.pop();
      if (top.fields) yield [top.path, top.fields];
    }
  }
}

function frame(value, path) {
  const list = Array.isArray(value);
  const children = [];
  const fields = list || !isHolder(value) ? null : Object.create(null);
  for (const [key, each] of isHolder(value) ? Object.entries(value) : []) {
    if (isHolder(each)) children.push({ value: each, path: list ? path : [...path, key] });
    else if (fields && typeof each === "string") fields[key] = each.slice(0, TEXT);
    else if (fields && typeof each === "boolean") fields[key] = String(each);
  }
  return { path, fields, children: children.reverse() };
}

function isHolder(value) {
  return typeof value === "object" && value !== null;
}
