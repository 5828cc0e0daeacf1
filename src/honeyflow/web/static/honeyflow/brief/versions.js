// The order of versions; as inventory/versions.py: PyPI's by PEP 440, all others by one plain rule.
const BEFORE = ["dev", "snapshot", "alpha", "a", "beta", "b", "milestone", "m", "preview", "pre", "canary", "rc", "cr", "c"];
const PEP440 = /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\d*))?((?:-\d+)|(?:[-_.]?(?:post|rev|r)[-_.]?\d*))?(?:[-_.]?dev[-_.]?(\d*))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/;
const DIGITS = 40;
const EARLY = { alpha: 0, a: 0, beta: 1, b: 1, preview: 2, pre: 2, c: 2, rc: 2 };

export function compareVersions(kind, one, other) {
  if (kind === "pypi") {
    const left = pep440(one);
    const right = pep440(other);
    if (left && right) return compareLists(left, right);
  }
  return plainly(one, other);
}

export function isBeforeRelease(kind, version) {
  const found = kind === "pypi" ? PEP440.exec(version.trim().toLowerCase()) : null;
  if (found) return found[3] !== undefined || found[6] !== undefined;
  return parts(version).some((part) => BEFORE.includes(part));
}

export function newestFirst(kind, versions) {
  return [...versions].sort((one, other) => compareVersions(kind, other, one));
}

export function tidyVersion(version, name = "") {
  let text = version.trim().toLowerCase().replace(/^refs\/tags\//, "");
  for (const before of [name.toLowerCase(), "release", "version"]) {
    if (before && text.startsWith(before)) text = text.slice(before.length).replace(/^[-_/ ]+/, "");
  }
  return /^v\d/.test(text) ? text.slice(1) : text;
}

function pep440(version) {
  const found = PEP440.exec(version.trim().toLowerCase());
  if (!found) return null;
  const [, epoch, numbers, early, earlyNumber, post, dev, local] = found;
  const release = numbers.split(".").map(BigInt);
  while (release.length > 1 && release[release.length - 1] === 0n) release.pop();
  // A development release alone comes before everything of its number; a release without early letters after them.
  const stage = early === undefined ? (post === undefined && dev !== undefined ? [-1n, 0n] : [3n, 0n]) : [BigInt(EARLY[early]), BigInt(earlyNumber || 0)];
  return [
    [BigInt(epoch || 0)], release, stage,
    post === undefined ? [-1n] : [BigInt(post.replace(/\D/g, "") || 0)],
    dev === undefined ? [1n, 0n] : [0n, BigInt(dev || 0)],
    local === undefined ? [] : [1n, ...local.split(/[-_.]/).map((each) => (/^\d+$/.test(each) ? BigInt(each) + 1n : 0n))],
  ];
}

function compareLists(left, right) {
  for (let at = 0; at < left.length; at += 1) {
    for (let part = 0; part < Math.max(left[at].length, right[at].length); part += 1) {
      const one = left[at][part] ?? 0n;
      const other = right[at][part] ?? 0n;
      if (one !== other) return one > other ? 1 : -1;
    }
  }
  return 0;
}

function plainly(one, other) {
  const left = parts(one);
  const right = parts(other);
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const order = compareRanks(rank(left[at] || ""), rank(right[at] || ""));
    if (order) return order;
  }
  return 0;
}

function parts(version) {
  return tidyVersion(version).split("+")[0].replace(/^\d+:/, "").match(/\d+|[a-z]+/g) || [];
}

function rank(part) {
  if (/^\d/.test(part)) {
    const number = BigInt(part.slice(0, DIGITS));
    return number ? [2, number, ""] : [0, 0n, ""];
  }
  if (BEFORE.includes(part)) return [-1, BigInt(BEFORE.indexOf(part)), ""];
  return part ? [1, 0n, part] : [0, 0n, ""];
}

function compareRanks(left, right) {
  for (let at = 0; at < 3; at += 1) if (left[at] !== right[at]) return left[at] > right[at] ? 1 : -1;
  return 0;
}
