// The kinds of files that are JSON; each as its twin in inventory/readers/.
import { objects } from "./json_objects.js";
import { exact, fromPurl, named } from "./naming.js";

const WAY = new Set(["metadata", "component", "components"]);
const TABLES = new Set(["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"]);
const SPDX3 = new Set(["software_Package", "software:Package", "Package"]);

export function* cyclonedxJson(text) {
  for (const [path, fields] of objects(text)) {
    if (path[path.length - 1] !== "components" || !path.every((key) => WAY.has(key))) continue;
    const { name = "", group = "" } = fields;
    yield fromPurl(fields.purl, group && name ? `${group}/${name}` : name, fields.version);
  }
}

export function* spdxJson(text) {
  let purl = "";
  for (const [path, fields] of objects(text)) {
    if (path.length === 2 && path[0] === "packages" && path[1] === "externalRefs") {
      if (fields.referenceType === "purl") purl ||= fields.referenceLocator || "";
    } else if (path.length === 1 && path[0] === "packages") {
      const version = fields.versionInfo || "";
      yield fromPurl(purl, fields.name, version === "NOASSERTION" || version === "NONE" ? "" : version);
      purl = "";
    }
  }
}

export function* spdx3Json(text) {
  let beside = "";
  for (const [path, fields] of objects(text)) {
    if (path.length === 2 && path[0] === "@graph" && path[1] === "externalIdentifier") {
      if (/^package(Url|URL)$/.test(fields.externalIdentifierType)) beside ||= fields.identifier || "";
    } else if (path.length === 1 && path[0] === "@graph") {
      const purl = fields.software_packageUrl || beside;
      beside = "";
      if (SPDX3.has(fields.type ?? fields["@type"] ?? "")) yield fromPurl(purl, fields.name, fields.software_packageVersion);
    }
  }
}

export function* pipfileLock(text) {
  for (const [path, fields] of objects(text)) {
    if (path.length !== 2 || (path[0] !== "default" && path[0] !== "develop")) continue;
    yield named("pypi", path[1], (fields.version || "").replace(/^==/, ""));
  }
}

export function* packageJson(text) {
  for (const [path, fields] of objects(text)) {
    if (path.length !== 1 || !TABLES.has(path[0])) continue;
    for (const name in fields) yield named("npm", name, exact(fields[name]));
  }
}

export function* packageLock(text) {
  for (const [path, fields] of objects(text)) {
    const name = lockName(path, fields);
    if (name && fields.link !== "true") yield named("npm", name, exact(fields.version));
  }
}

function lockName(path, fields) {
  const folder = "node_modules/";
  if (path.length === 2 && path[0] === "packages" && path[1].includes(folder)) {
    return fields.name || path[1].slice(path[1].lastIndexOf(folder) + folder.length);
  }
  const nested = path.length && path.length % 2 === 0 && path.every((key, at) => at % 2 || key === "dependencies");
  return nested && "version" in fields ? path[path.length - 1] : "";
}

export function* composerLock(text) {
  for (const [path, fields] of objects(text)) {
    if (path.length === 1 && (path[0] === "packages" || path[0] === "packages-dev")) {
      yield named("composer", fields.name, fields.version);
    }
  }
}

export function* composerJson(text) {
  for (const [path, fields] of objects(text)) {
    if (path.length !== 1 || (path[0] !== "require" && path[0] !== "require-dev")) continue;
    for (const name in fields) if (name.includes("/")) yield named("composer", name, exact(fields[name]));
  }
}
