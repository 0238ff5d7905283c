# Two commands do everything: `make run` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
export CHIPLEDGER_PORT := $(PORT)

.PHONY: help run test check screenshots format clean

help: ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Chipledger needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ echo "Python can't make a virtual environment; on Debian: apt-get install python3-venv"; exit 1; }
	@$(PIP) install --upgrade 'pip>=25.1'
	@touch $@

.venv/installed: .venv/made pyproject.toml
	@echo "Installing what Chipledger needs ..."
	@$(PIP) install --editable .
	@touch $@

.venv/installed-dev: .venv/installed
	@echo "Installing what its tests and checks need ..."
	@$(PIP) install --editable . --group dev
	@touch $@

run: .venv/installed ## install, migrate, load the seed and serve on http://127.0.0.1:8000 (PORT=8080 for another port)
	@$(BIN)/chipledger migrate
	@$(BIN)/chipledger load seed
	@echo "Chipledger is on http://127.0.0.1:$(PORT) (Ctrl+C stops it)"
	@$(BIN)/chipledger serve

test: .venv/installed-dev ## install what the tests need and run them all
	@bash tests/install.sh
	@$(BIN)/python -m pytest

check: .venv/installed-dev ## lint, types, import contracts, templates
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/djlint templates --check --lint --quiet

screenshots: .venv/installed-dev ## take the pictures of the README anew
	@$(BIN)/python docs/screenshots/make.py

format: .venv/installed-dev ## put the code in its form
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

clean: ## remove what was installed and made, but not the ledger
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis *.egg-info
