// The kinds of files that are TOML; each as its twin in inventory/readers/.
import { exact, named } from "./naming.js";
import { required } from "./read_lines.js";
import { parseToml } from "./toml.js";

const OWN = ["editable", "virtual", "directory"];

export function* pyproject(text) {
  const told = parseToml(text);
  const lists = [at(told, "project", "dependencies"), ...values(at(told, "project", "optional-dependencies"))];
  for (const list of [...lists, ...values(at(told, "dependency-groups"))]) {
    for (const each of listed(list)) if (typeof each === "string") yield required(each);
  }
  const groups = values(at(told, "tool", "poetry", "group")).map((group) => at(group, "dependencies"));
  const own = ["dependencies", "dev-dependencies"].map((key) => at(told, "tool", "poetry", key));
  for (const table of [...own, ...groups]) {
    for (const [name, wanted] of entries(table)) {
      if (name !== "python") yield named("pypi", name, exact(textOf(wanted, "version")));
    }
  }
}

export function* poetryLock(text) {
  const told = parseToml(text);
  for (const each of [...listed(told.package), ...listed(told.packages)]) {
    yield named("pypi", textOf(at(each, "name")), textOf(at(each, "version")));
  }
}

export function* uvLock(text) {
  for (const each of listed(parseToml(text).package)) {
    if (OWN.some((key) => at(each, "source", key) !== undefined)) continue;
    yield named("pypi", textOf(at(each, "name")), textOf(at(each, "version")));
  }
}

export function* cargoToml(text) {
  const told = parseToml(text);
  for (const holder of [told, at(told, "workspace"), ...values(told.target)]) {
    for (const key of ["dependencies", "dev-dependencies", "build-dependencies"]) {
      for (const [name, wanted] of entries(at(holder, key))) {
        if (at(wanted, "path") !== undefined) continue;
        const version = textOf(wanted, "version").trim();
        yield named("cargo", textOf(at(wanted, "package")) || name, version.startsWith("=") ? exact(version) : "");
      }
    }
  }
}

export function* cargoLock(text) {
  for (const each of listed(parseToml(text).package)) {
    if (textOf(at(each, "source"))) yield named("cargo", textOf(at(each, "name")), textOf(at(each, "version")));
  }
}

function at(table, ...keys) {
  for (const key of keys) table = isTable(table) ? table[key] : undefined;
  return table;
}

function textOf(value, key = "") {
  const found = isTable(value) ? value[key] : value;
  return typeof found === "string" ? found : "";
}

function isTable(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function entries(table) {
  return isTable(table) ? Object.entries(table) : [];
}

function values(table) {
  return entries(table).map((each) => each[1]);
}

function listed(value) {
  return Array.isArray(value) ? value : [];
}
