# `make demo` runs it, `make test` tests it, `make check` is what CI runs.
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= $(or $(GETSAFE_PORT),8000)
BIN := .venv/bin
RUN := $(BIN)/python manage.py
# Older than the lock file: install again. What only runs needs half of what tests need.
STAMP := .venv/installed
RUNS := .venv/installed-to-run
export GETSAFE_PORT := $(PORT)

.DEFAULT_GOAL := help
.PHONY: help install demo demo-reset test check bench assets assets-check docs lock

help:
	@echo "make demo        run GETSAFE with fictional children at http://127.0.0.1:$(PORT)/"
	@echo "make demo-reset  the same, starting afresh"
	@echo "make test        run every test"
	@echo "make check       run everything that CI runs"
	@echo "make bench       measure, against a bare page"
	@echo "make assets      build the style sheet and script (needs npm)"
	@echo "make docs        write docs/reference from the code"
	@echo "make lock        renew the locked dependencies (needs uv)"

install: $(STAMP)

# Cut short, or made for a Python that this machine no longer has: whatever the stamps say.
ifneq ($(shell $(BIN)/python -c 'import django' 2>/dev/null && echo usable),usable)
.PHONY: $(STAMP) $(RUNS)
endif

$(STAMP): requirements-dev.txt bin/install
	@PYTHON="$(PYTHON)" bin/install requirements-dev.txt
	@touch $(RUNS) $(STAMP)

$(RUNS): requirements.txt bin/install
	@PYTHON="$(PYTHON)" bin/install requirements.txt
	@touch $(RUNS)

demo: $(RUNS)
	@exec $(RUN) demo --end-with-parent

demo-reset: $(RUNS)
	@exec $(RUN) demo --end-with-parent --reset

test: install
	@bin/test -n 2

check: install
	@bin/check

bench: install
	@$(BIN)/python -m bench

assets:
	@command -v npm >/dev/null || { echo "Install Node.js with npm first: the style sheet and script are built with it." >&2; exit 2; }
	@cd assets && npm ci --ignore-scripts --no-audit --no-fund --silent && npm run --silent build

assets-check:
	@command -v npm >/dev/null || { echo "Install Node.js with npm first: the built files are compared with it." >&2; exit 2; }
	@cd assets && npm ci --ignore-scripts --no-audit --no-fund --silent && npm run --silent check

docs: install
	@$(RUN) write_reference

lock:
	@command -v uv >/dev/null || { echo "Install uv first: it resolves and hashes the dependencies." >&2; exit 2; }
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header -q pyproject.toml -o requirements.txt
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header -q pyproject.toml --group test --group lint -o requirements-dev.txt
