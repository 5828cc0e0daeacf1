// The kinds of files that are XML; each as its twin in inventory/readers/.
import { exact, fromPurl, named } from "./naming.js";
import { elements } from "./xml_elements.js";

const FIELDS = new Set(["group", "name", "version", "purl"]);
const MAVEN = new Set(["groupId", "artifactId", "version"]);

export function* cyclonedxXml(text) {
  const told = new Map();
  for (const { path, text: value } of elements(text)) {
    const last = path[path.length - 1];
    const outer = path[path.length - 2];
    if (FIELDS.has(last) && outer === "component") {
      told.set(path.length - 1, { ...told.get(path.length - 1), [last]: value });
    } else if (last === "component") {
      const { name = "", group = "", version, purl } = told.get(path.length) || {};
      told.delete(path.length);
      if (outer === "components" && !path.includes("tools")) {
        yield fromPurl(purl, group && name ? `${group}/${name}` : name, version);
      }
    }
  }
}

export function* pom(text) {
  const properties = new Map();
  const used = [];
  const managed = new Map();
  let told = {};
  for (const { path, text: value } of elements(text)) {
    const last = path[path.length - 1];
    if (path.length === 3 && path[0] === "project" && path[1] === "properties") properties.set(last, value);
    else if (path.length === 2 && path[0] === "project") properties.set(`project.${last}`, value);
    const way = path.slice(-3);
    if (way[0] === "dependencies" && way[1] === "dependency" && MAVEN.has(last)) told = { ...told, [last]: value };
    else if (last === "dependency" && path[path.length - 2] === "dependencies") {
      if (path.includes("dependencyManagement")) managed.set(key(told), told.version || "");
      else if (!path.includes("plugin")) used.push(told);
      told = {};
    }
  }
  const filled = (each) => each.replace(/\$\{([^}]+)\}/g, (whole, name) => properties.get(name) ?? whole);
  for (const one of used) {
    const version = filled(one.version || managed.get(key(one)) || "");
    if (one.groupId) yield named("maven", filled(key(one)), /[${[(,]/.test(version) ? "" : version);
  }
}

function key(told) {
  return `${told.groupId || ""}:${told.artifactId || ""}`;
}

export function* dotnet(text) {
  let version = "";
  for (const { path, attributes, text: value } of elements(text)) {
    const last = path[path.length - 1];
    if (last === "Version" && /^Package(Reference|Version)$/.test(path[path.length - 2])) version = value;
    else if (last === "PackageReference" || last === "PackageVersion") {
      yield named("nuget", attributes.Include || attributes.Update || "", exact(attributes.Version ?? version));
      version = "";
    } else if (path.length === 2 && path[0] === "packages" && last === "package") {
      yield named("nuget", attributes.id || "", exact(attributes.version));
    }
  }
}
