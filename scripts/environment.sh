#!/usr/bin/env bash
# Makes .venv from requirements.lock, hashes checked. Needs python3 (3.11 or newer) and nothing else.
set -euo pipefail
cd "$(dirname "$0")/.."
export UV_PYTHON_DOWNLOADS=never
python=${PYTHON:-python3}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  echo "setup: $("$python" --version) was found; expected Python 3.11 or newer. Do: make setup PYTHON=/path/to/python3.11" >&2
  exit 1
}
if [ ! -x .venv/bin/python ]; then
  if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
      apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null
    else
      echo "setup: this Python has no ensurepip; expected Debian's python3-venv. Do: apt-get install python3-venv" >&2
      exit 1
    fi
  fi
  "$python" -m venv .venv
fi
[ -x .venv/bin/uv ] || .venv/bin/pip install --quiet --disable-pip-version-check uv
.venv/bin/uv pip sync --quiet --python .venv/bin/python --require-hashes requirements.lock
.venv/bin/pip --version >/dev/null 2>&1 || true
.venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .
