# clinicgen: `make build` builds the five clinics, `make test` tests everything, `make check` is what CI runs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: build test check lint docs judges clean

build: $(VENV)/ready
	$(BIN)/clinicgen build

# In two processes, each module whole in one of them.
test: $(VENV)/ready
	$(BIN)/pytest -n 2 --dist loadfile

check: lint test

# Formatter, linter, types, rooms, reference pages: everything but the tests.
lint: $(VENV)/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/make_reference.py --check

# Writes docs/reference/ anew from the code.
docs: $(VENV)/ready
	$(BIN)/python docs/make_reference.py

# Brings npm's part of the programs that judge the sites; without them `make test` skips tests/judges/ and says so.
judges:
	cd tests/judges && npm install

clean:
	rm -rf $(VENV) build dist

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@
