#!/usr/bin/env bash
# Brings the catalogues of a brief's sentences up to date: new texts come in untranslated, texts no longer used go.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=src/honeyflow/outreach/briefs
template=$(mktemp)
trap 'rm -f "$template"' EXIT
.venv/bin/pybabel -q extract --no-default-keywords -k say -k say_in:1c,2 -k many:1,2 --add-location=never --width=120 \
  --project=honeyflow --version="" --msgid-bugs-address="" --copyright-holder="" -o "$template" "$folder"
for language in de fr es pt ja; do
  file=$folder/locale/$language/brief.po
  mkdir -p "$(dirname "$file")"
  if [ -f "$file" ]; then
    .venv/bin/pybabel -q update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width=120 -l "$language" -i "$template" -o "$file"
  else
    .venv/bin/pybabel -q init --width=120 -l "$language" -i "$template" -o "$file"
  fi
done
