# make demo · make test · make quick · make setup · make check · make bench REPO=/path/to/clone · make lock · make messages
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup demo test quick check format bench lock messages clean
BIN := .venv/bin
SERVE ?= 1
SITE ?= .demo
PORT ?= 8000

help: ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1	/' | expand -t 14

.venv/.ready: requirements.lock pyproject.toml scripts/environment.sh
	@echo "Setting up the environment…"
	@bash scripts/environment.sh
	@touch $@

.assets/.ready: package.json package-lock.json scripts/assets.sh scripts/people_data.sh scripts/licence_texts.sh
	@echo "Fetching the pages' assets…"
	@bash scripts/assets.sh
	@mkdir -p .assets && touch $@

setup: .venv/.ready .assets/.ready ## the environment only

demo: setup ## the demo company, built and served on http://127.0.0.1:8000 (SERVE=0: printed in the terminal)
	@$(BIN)/honeyflow demo --site $(SITE)
ifeq ($(SERVE),0)
	@$(BIN)/honeyflow show exchange --site $(SITE)
else
	@$(BIN)/honeyflow serve --site $(SITE) --port $(PORT)
endif

test: setup ## the whole suite, a real browser included
	@browser=$$(bash scripts/browser.sh) && HONEYFLOW_TEST_BROWSER="$$browser" $(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

quick: setup ## the everyday tests: all but the browser's, a real Tryton's and the long histories
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m "not slow" $(ARGS)

check: setup ## lint, format, types, import contracts
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

format: setup ## let ruff mend what it can
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

bench: setup ## ingest beside git, Perceval and PyDriller, in one paired run: REPO=/path/to/clone
	@bash scripts/bench.sh "$(REPO)"

messages: setup ## the sentences of briefs, brought up to date in every language's catalogue
	@bash scripts/messages.sh

lock: ## pin all versions anew, without addresses
	@UV_PYTHON_DOWNLOADS=never $(BIN)/uv pip compile --quiet pyproject.toml --python-version 3.11 --universal --all-extras --group dev --generate-hashes --no-emit-index-url --custom-compile-command "make lock" -o requirements.lock

clean: ## remove what was set up and built
	@rm -rf .venv .venv-bench .assets .demo src/honeyflow/web/static/vendor src/honeyflow/people/data/vendor src/honeyflow/sources/licences/data/vendor
