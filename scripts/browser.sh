#!/usr/bin/env bash
# Prints the path of a Chromium for the browser tests: one that is there, else Debian's (as root), else Playwright's own.
set -euo pipefail
cd "$(dirname "$0")/.."

find_browser() {
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" && return 0
  done
  .venv/bin/python - <<'PY'
import pathlib, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    path = p.chromium.executable_path
if not pathlib.Path(path).exists():
    sys.exit(1)
print(path)
PY
}

find_browser 2>/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core; } >&2 || true
  find_browser 2>/dev/null && exit 0
fi
.venv/bin/playwright install chromium >&2 || true
find_browser 2>/dev/null && exit 0
echo "browser: no Chromium was found or could be installed; expected one for the browser tests. Do: apt-get install chromium" >&2
exit 1
