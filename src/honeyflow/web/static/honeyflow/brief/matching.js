// Which of what is used is the company's own project, in which version, and how old; as inventory/matching.py.
import { compareVersions, isBeforeRelease, newestFirst, tidyVersion } from "./versions.js";

export function match(components, projects, today) {
  const found = new Map();
  const keys = projects.map((project) => [project, keysOf(project)]);
  for (const component of components) {
    for (const [project, [packages, names]] of keys) {
      const by = byWhat(component, packages, names);
      const key = JSON.stringify([project.name, tidyVersion(component.version, project.name)]);
      if (by && (!found.has(key) || (found.get(key).by === "name" && by === "package"))) {
        found.set(key, useOf(component, project, by, today));
      }
    }
  }
  return projects.flatMap((project) => tidied([...found.values()].filter((use) => use.project === project.name), project));
}

export function packageKey(purl) {
  const text = purl.trim().replace(/[?#].*/s, "").toLowerCase().replace(/^pkg:/, "").replace(/^\/+/, "").replaceAll("%40", "@");
  const at = text.indexOf("/");
  const kind = at < 0 ? text : text.slice(0, at);
  const rest = at < 0 ? "" : text.slice(at + 1).replace(/(?<=[^/])@[^/]*$/, "");
  return at < 0 ? kind : `${kind}/${kind === "pypi" ? rest.replace(/[-_.]+/g, "-") : rest}`;
}

function keysOf(project) {
  const packages = new Set((project.packages || []).map(packageKey));
  const lasts = [...packages].filter(Boolean).map((each) => each.split(/[:/]/).pop());
  return [packages, new Set([project.name, ...lasts].filter(Boolean).map(plain))];
}

function byWhat(component, packages, names) {
  if (component.purl && packages.has(packageKey(component.purl))) return "package";
  const last = component.name.split(/[:/]/).pop();
  return names.has(plain(last)) || names.has(plain(last.toLowerCase().replace(/^python3-/, ""))) ? "name" : "";
}

function plain(name) {
  return name.trim().toLowerCase().replace(/[-_.\s]+/g, "-");
}

function useOf(component, project, by, today) {
  const kind = component.purl ? packageKey(component.purl).split("/")[0] : kindOf(project);
  const days = new Map((project.releases || []).map((each) => [tidyVersion(each.version, project.name), each.on || null]));
  const released = [...days.keys()];
  const finals = released.filter((each) => !isBeforeRelease(kind, each));
  const counted = finals.length ? finals : released;
  const newest = newestFirst(kind, counted)[0] || "";
  const version = tidyVersion(component.version, project.name);
  const same = version ? released.find((each) => compareVersions(kind, each, version) === 0) : undefined;
  const on = same === undefined ? null : days.get(same);
  const behind = version && counted.length ? counted.filter((each) => compareVersions(kind, each, version) > 0).length : null;
  return {
    project: project.name, purl: component.purl, name: component.name, version: component.version, source: component.source,
    by, standing: standing(version, newest, behind, kind), released_on: on,
    days: on ? Math.round((Date.parse(today) - Date.parse(on)) / 86_400_000) : null,
    behind, newest, newest_on: days.get(newest) ?? null,
  };
}

function standing(version, newest, behind, kind) {
  if (!version) return "unknown version";
  if (!newest) return "no releases known";
  if (behind) return "behind";
  return compareVersions(kind, version, newest) > 0 ? "ahead" : "newest";
}

function kindOf(project) {
  return project.packages?.length ? packageKey(project.packages[0]).split("/")[0] : "";
}

function tidied(own, project) {
  const sure = own.filter((use) => use.by === "package");
  const kept = sure.length ? sure : own;
  const known = kept.filter((use) => use.version);
  const uses = known.length ? known : kept.slice(0, 1);
  return uses.sort((one, other) => compareVersions(kindOf(project), other.version, one.version));
}
