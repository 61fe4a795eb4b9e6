SHELL := /bin/bash
.DEFAULT_GOAL := help
.NOTPARALLEL:

PORT ?= 8000
ARGS ?=
export PORT

.PHONY: help
help: ## list these targets
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 16
	@echo
	@echo "PORT=8000  PYTHON=python3  ARGS='…' for pytest and bench  DEMO=0 starts without demo data"

.PHONY: run
run: base ## set up what is missing, load the demo and serve on 127.0.0.1:8000
	@.ci/serve.sh office

.PHONY: dev
dev: base ## the same with DEBUG=1 and reloading
	@.ci/serve.sh development

.PHONY: check
check: lint test ## lint and test: what CI runs

.PHONY: test
test: tools browser ## the whole suite on SQLite, then on PostgreSQL
	@.ci/test.sh both $(ARGS)

.PHONY: test-sqlite
test-sqlite: tools browser ## the suite on SQLite
	@.ci/test.sh sqlite $(ARGS)

.PHONY: test-postgres
test-postgres: tools browser ## the suite on PostgreSQL (TEST_DATABASE_URL, or a throw-away cluster)
	@.ci/test.sh postgres $(ARGS)

.PHONY: coverage
coverage: tools ## what the last test run covered
	@.venv/bin/python -m coverage report --show-missing --skip-covered

.PHONY: lint
lint: tools ## style, templates, walls between rooms, types, settings, migrations
	@.ci/lint.sh

.PHONY: format
format: tools ## rewrite code and templates in the house style
	@.venv/bin/ruff check --fix --quiet || true
	@.venv/bin/ruff format --quiet
	@find templates meetings -name '*.html' -print0 | xargs -0 -r .venv/bin/djade --target-version 5.2

.PHONY: bench
bench: tools browser ## measure the budgets
	@.venv/bin/python tests/bench/run.py $(ARGS)

# --universal: one file for every Python from 3.11 and every platform.
LOCK := .venv/bin/uv pip compile --quiet --system-certs --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-strip-extras --custom-compile-command "make lock"
.PHONY: lock
lock: tools ## compile requirements*.txt anew from requirements*.in (UPGRADE=1: newest versions)
	@$(LOCK) $(if $(UPGRADE),--upgrade) requirements.in -o requirements.txt
	@$(LOCK) $(if $(UPGRADE),--upgrade) requirements-dev.in -o requirements-dev.txt -c requirements.txt

.PHONY: clean
clean: ## remove what can be made again (never var/, which is your data)
	@rm -rf staticfiles htmlcov .coverage* .*_cache .hypothesis test-results
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

.PHONY: base tools browser
base:
	@.ci/venv.sh requirements.txt
	@.ci/system.sh pdf

tools:
	@.ci/venv.sh requirements-dev.txt
	@.ci/system.sh pdf

browser:
	@.ci/system.sh browser
