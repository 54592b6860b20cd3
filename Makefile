# `make run` starts the system; `make test` runs every test. Both do all the set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
# Written last, so that a build that broke off is made again.
PAGE := ui/dist/.built
PACKAGES := ui/node_modules/.package-lock.json
# Two processes at most: each holds the model and an index, and the browser wants room too.
PYTEST := $(BIN)/pytest --numprocesses logical --maxprocesses 2 \
	--dist loadfile --no-loadscope-reorder
PAGE_SOURCES := $(shell find ui/src ui/public ui/scripts -type f 2>/dev/null) \
	ui/index.html ui/package.json ui/tsconfig.json ui/vite.config.ts

.PHONY: setup page run test soak check bench clean

setup: $(INSTALLED)

$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Funn needs Python 3.11 or newer: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--constraint constraints.txt --editable '.[dev]'
	touch $@

page: $(PAGE)

# Versions are those of the lock. Not `npm ci`: it stops where a registry lacks the optional
# packages of some other platform, which nothing here needs.
$(PACKAGES): ui/package.json ui/package-lock.json ui/with-node | $(INSTALLED)
	cd ui && ./with-node npm install --no-save --no-audit --no-fund
	touch $@

$(PAGE): $(PACKAGES) $(PAGE_SOURCES)
	cd ui && ./with-node npm run build
	touch $@

# Where no npm package can be had, the API and its documentation are served without the page.
run: setup
	@$(MAKE) page || echo "The page could not be built (see above): serving the API alone, with its documentation at /docs."
	$(BIN)/funn build
	$(BIN)/funn serve

# Without the page the tests of everything else still run, and the run fails at the end.
test: setup
	@$(MAKE) page; built=$$?; $(PYTEST) && exit $$built

# The long form of tests that `make test` tries in a few ways: damage on disk, and kills.
SOAK ?= 500
soak: setup
	FUNN_SOAK=$(SOAK) $(BIN)/pytest tests/api/upkeep/test_damage.py tests/api/upkeep/test_kills.py

check: setup page
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	ui/with-node npm --prefix ui run check
	$(PYTEST)

bench: setup
	$(BIN)/python -m bench

clean:
	rm -rf $(VENV) var build *.egg-info ui/dist ui/node_modules
