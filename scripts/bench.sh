#!/usr/bin/env bash
# Ingest beside git, Perceval and PyDriller over the same commits, in one paired run. Rivals live in .venv-bench only.
set -euo pipefail
cd "$(dirname "$0")/.."
repository=${1:-}
if [ -z "$repository" ]; then
  echo "bench: no repository given; expected the path of a clone. Do: make bench REPO=/path/to/clone" >&2
  exit 1
fi
if [ ! -x .venv-bench/bin/perceval ] && [ "${RIVALS:-1}" = 1 ]; then
  python3 -m venv .venv-bench
  .venv/bin/uv pip install --quiet --python .venv-bench/bin/python perceval pydriller 'setuptools<81'
fi
exec .venv/bin/python bench/ingest.py "$repository"
