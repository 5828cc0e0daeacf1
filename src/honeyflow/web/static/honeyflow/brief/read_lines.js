// The kinds of files that are lines of text; each as its twin in inventory/readers/.
import { exact, fromPurl, named } from "./naming.js";

const REQUIREMENT = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(.*)$/;
const PINNED = /^\(?={2,3}\s*([A-Za-z0-9][A-Za-z0-9.!+_-]*)\)?$/;
const USED = /^\s*[A-Za-z]*(?:[iI]mplementation|[aA]pi|[cC]ompile|[cC]ompileOnly|[rR]untime|[rR]untimeOnly|[pP]latform)\W+(?:(?:platform|enforcedPlatform)\W+)?['"]([\w.-]+:[\w.-]+)(?::([^'":@]*))?[^'"]*['"].*$/;
const FROM = /^\s*FROM\s+(?:--\S+\s+)*(\S+?)(?::([\w.-]+))?(?:@\S+)?(?:\s+AS\s+(\S+))?\s*$/i;
const PNPM = /^ {2}['"]?\/?((?:@[^/@'"\s]+\/)?[^/@'"\s(]+)[@/]([^'"\s(_:]+)[^'"\s]*['"]?:/;

export function* lines(text) {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf("\n", at);
    yield text.slice(at, end < 0 ? text.length : end).replace(/\r+$/, "");
    if (end < 0) return;
    at = end + 1;
  }
}

export function required(text) {
  const line = text.trim().split(/\s#|^#|;|\s--|\\/, 1)[0].trim();
  const found = REQUIREMENT.exec(line);
  if (!found || (found[2] && !/^[<>=!~@(]/.test(found[2]))) return null;
  const pinned = PINNED.exec(found[2]);
  return named("pypi", found[1], pinned ? pinned[1] : "");
}

export function* requirements(text) {
  for (const line of lines(text)) yield required(line);
}

export function* spdxTagValue(text) {
  let told = {};
  let inside = false;
  const component = () => fromPurl(told.purl, told.name, told.version);
  for (const line of lines(text)) {
    if (inside) {
      inside = !line.includes("</text>");
      continue;
    }
    const at = line.indexOf(":");
    const value = line.slice(at + 1).trim();
    inside = at >= 0 && value.includes("<text>") && !value.includes("</text>");
    if (at < 0 || line.startsWith("#")) continue;
    const tag = line.slice(0, at).trim();
    const isTold = Object.keys(told).length > 0;
    if (/^(PackageName|FileName|Relationship)$/.test(tag) && isTold) {
      yield component();
      told = {};
    }
    if (tag === "PackageName") told = { name: value };
    else if (tag === "PackageVersion" && isTold && value !== "NOASSERTION" && value !== "NONE") told.version = value;
    else if (tag === "ExternalRef" && isTold) told.purl ??= /^PACKAGE[-_]MANAGER\s+purl\s+(\S+)/.exec(value)?.[1];
  }
  yield component();
}

export function* yarnLock(text) {
  let name = "";
  for (const line of lines(text)) {
    if (line && !/^[ #]/.test(line)) {
      const head = /^"?(@?[^@\s",]+)@([^",]*)/.exec(line);
      name = head && !head[2].startsWith("workspace:") ? head[1] : "";
      continue;
    }
    const version = name ? /^ {2}version:? "?([^"\s]+)"?$/.exec(line) : null;
    if (version) {
      yield named("npm", name, version[1]);
      name = "";
    }
  }
}

export function* pnpmLock(text) {
  let inside = false;
  for (const line of lines(text)) {
    if (line && !line.startsWith(" ")) inside = line.trimEnd() === "packages:";
    else if (inside) {
      const key = PNPM.exec(line);
      if (key) yield named("npm", key[1], key[2]);
    }
  }
}

export function* goMod(text) {
  let block = "";
  for (const line of lines(text)) {
    const told = line.split("//")[0].trim();
    if (told.endsWith("(")) block = told.split(/\s+/)[0];
    else if (told === ")") block = "";
    else if ((told.startsWith("require ") && !block) || block === "require") {
      const module = /^(?:require\s+)?"?([^\s"()]+)"?\s+(v[^\s/]+)$/.exec(told);
      if (module) yield named("golang", module[1], module[2]);
    }
  }
}

export function* gradle(text) {
  for (const line of lines(text)) {
    const used = USED.exec(line);
    if (used) yield named("maven", used[1], exact(used[2]));
  }
}

export function* gemfileLock(text) {
  let section = "";
  for (const line of lines(text)) {
    if (line && !line.startsWith(" ")) section = line.trim();
    else if (section === "GEM" || section === "GIT") {
      const gem = /^ {4}([A-Za-z0-9._-]+) \(([^)\s-]+)(?:-[^)\s]+)?\)$/.exec(line);
      if (gem) yield named("gem", gem[1], gem[2]);
    }
  }
}

export function* dpkg(text) {
  for (const line of lines(text)) {
    const row = /^[uih]i\s+([a-z0-9][a-z0-9+.-]*)(?::[a-z0-9-]+)?\s+(\S+)\s.*$/.exec(line);
    if (row) yield debian(row[1], row[2]);
  }
}

export function* dpkgStatus(text) {
  let told = {};
  const component = () => ((told.Status || "").endsWith(" installed") ? debian(told.Package || "", told.Version || "") : null);
  for (const line of lines(text)) {
    if (!line.trim()) {
      yield component();
      told = {};
      continue;
    }
    const row = /^(Package|Status|Version):(.*)$/.exec(line);
    if (row) told[row[1]] = row[2].trim();
  }
  yield component();
}

function debian(name, version) {
  const found = named("deb", `debian/${name}`, version);
  return found && { ...found, name };
}

export function* dockerfile(text) {
  const stages = new Set(["scratch"]);
  for (const line of lines(text)) {
    const begun = FROM.exec(line);
    if (!begun) continue;
    const image = begun[1];
    if (!stages.has(image.toLowerCase()) && !image.includes("$")) yield named("docker", imagePath(image), begun[2]);
    if (begun[3]) stages.add(begun[3].toLowerCase());
  }
}

function imagePath(image) {
  const at = image.indexOf("/");
  const first = image.slice(0, at);
  return at > 0 && (/[.:]/.test(first) || first === "localhost") ? image.slice(at + 1) : image;
}
