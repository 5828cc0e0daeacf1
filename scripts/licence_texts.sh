#!/usr/bin/env bash
# Reduces the npm package spdx-license-list (CC0-1.0) to the texts that licences are held against: licence_texts.sh NODE_MODULES
# Kept: the OSI-approved ones, by SPDX identifier, and BUSL-1.1, which the demo company tries for a year.
set -euo pipefail
cd "$(dirname "$0")/.."
modules=${1:?"expected the folder of node_modules as first argument"}
out=src/honeyflow/sources/licences/data/vendor
mkdir -p "$out"
"${PYTHON:-python3}" - "$modules" "$out" <<'PY'
import gzip, json, pathlib, sys

modules, out = map(pathlib.Path, sys.argv[1:])
listed = json.loads((modules / "spdx-license-list/spdx-full.json").read_text(encoding="utf-8"))
texts = {key: each["licenseText"] for key, each in sorted(listed.items()) if each["osiApproved"] or key == "BUSL-1.1"}
partial = out / ".texts.json.gz.partial"
partial.write_bytes(gzip.compress(json.dumps(texts, ensure_ascii=False).encode(), mtime=0))
partial.replace(out / "texts.json.gz")
PY
