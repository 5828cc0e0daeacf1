// The kinds of files there are, in the order of their names; as the registry of inventory/readers/.
import * as json from "./read_json.js";
import * as lines from "./read_lines.js";
import * as toml from "./read_toml.js";
import * as xml from "./read_xml.js";

const KINDS = [
  ["cargo-lock", "Cargo.lock", ["cargo.lock"], toml.cargoLock],
  ["cargo-toml", "Cargo.toml", ["cargo.toml"], toml.cargoToml],
  ["composer-json", "composer.json", ["composer.json"], json.composerJson],
  ["composer-lock", "composer.lock", ["composer.lock"], json.composerLock],
  ["cyclonedx-json", "CycloneDX (JSON)", ["bom.json", "*.cdx.json"], json.cyclonedxJson, ['"bomFormat"', '"CycloneDX"']],
  ["cyclonedx-xml", "CycloneDX (XML)", ["bom.xml", "*.cdx.xml"], xml.cyclonedxXml, ["http://cyclonedx.org/schema/bom/"]],
  ["dockerfile", "Dockerfile", ["dockerfile", "dockerfile.*", "*.dockerfile", "containerfile"], lines.dockerfile],
  ["dotnet", "*.csproj, packages.config", ["*.csproj", "*.fsproj", "*.vbproj", "packages.config", "directory.packages.props"], xml.dotnet],
  ["dpkg", "dpkg -l", ["dpkg*.txt", "dpkg.list"], lines.dpkg, ["Desired=Unknown/Install"]],
  ["dpkg-status", "dpkg status", ["status"], lines.dpkgStatus, ["Package: ", "Status: install ok"]],
  ["gemfile-lock", "Gemfile.lock", ["gemfile.lock", "gems.locked"], lines.gemfileLock],
  ["go-mod", "go.mod", ["go.mod"], lines.goMod],
  ["gradle", "build.gradle", ["build.gradle", "build.gradle.kts"], lines.gradle],
  ["package-json", "package.json", ["package.json"], json.packageJson],
  ["package-lock", "package-lock.json", ["package-lock.json", "npm-shrinkwrap.json"], json.packageLock, ['"lockfileVersion"']],
  ["pipfile-lock", "Pipfile.lock", ["pipfile.lock"], json.pipfileLock],
  ["pnpm-lock", "pnpm-lock.yaml", ["pnpm-lock.yaml"], lines.pnpmLock],
  ["poetry-lock", "poetry.lock, pylock.toml", ["poetry.lock", "pylock.toml", "pylock.*.toml"], toml.poetryLock],
  ["pom", "pom.xml", ["pom.xml", "*.pom"], xml.pom],
  ["pyproject", "pyproject.toml", ["pyproject.toml"], toml.pyproject],
  ["requirements", "requirements.txt", ["requirements*.txt", "*requirements.txt", "requirements*.in", "constraints*.txt"], lines.requirements],
  ["spdx-json", "SPDX 2 (JSON)", ["*.spdx.json"], json.spdxJson, ['"spdxVersion"', '"SPDX-2.']],
  ["spdx-tag-value", "SPDX 2 (tag-value)", ["*.spdx"], lines.spdxTagValue, ["SPDXVersion:", "SPDX-2."]],
  ["spdx3-json", "SPDX 3 (JSON-LD)", ["*.spdx3.json", "*.spdx.jsonld"], json.spdx3Json, ['"@graph"', "spdx.org/rdf/3."]],
  ["uv-lock", "uv.lock", ["uv.lock"], toml.uvLock],
  ["yarn-lock", "yarn.lock", ["yarn.lock"], lines.yarnLock],
].map(([name, title, names, read, marks = []]) => ({ name, title, patterns: names.map(pattern), read, marks }));

const SAMPLE = 65_536;

export function kindByName(name) {
  const last = name.replaceAll("\\", "/").split("/").pop().toLowerCase();
  return KINDS.find((kind) => kind.patterns.some((each) => each.test(last)));
}

export function kindOf(text, name) {
  const sample = text.slice(0, SAMPLE) + text.slice(-SAMPLE);
  return KINDS.find((kind) => kind.marks.length && kind.marks.every((mark) => sample.includes(mark))) || kindByName(name);
}

export function lookedFor() {
  return KINDS.map((kind) => kind.title);
}

function pattern(glob) {
  return new RegExp(`^${glob.split("*").map((each) => each.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join(".*")}$`, "s");
}
