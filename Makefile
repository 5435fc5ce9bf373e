# make demo   set everything up in .venv and turn the sample memo into a draft
# make test   set up what the tests need too, and run them
# make lock   pin what pyproject.toml allows, with hashes (for whoever changes the dependencies)

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: demo test lint types bench lock clean

demo: .venv/.ready
	$(BIN)/dictate demo

test: .venv/.ready-dev
	$(BIN)/python -m pytest

lint: .venv/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.ready-dev
	$(BIN)/mypy

bench: .venv/.ready-dev
	$(BIN)/python -m benchmarks

lock: .venv/.ready-dev
	$(BIN)/uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --group build --group dev --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements-dev.lock

clean:
	rm -rf .venv build src/*.egg-info

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "dictate needs Python 3.11 or newer: make PYTHON=python3.11 demo" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.ready: requirements.lock pyproject.toml | .venv/bin/python
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	touch $@

.venv/.ready-dev: requirements-dev.lock .venv/.ready
	$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	touch $@
