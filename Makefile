# The two commands of the README are `make demo` and `make test`; each sets up all it needs in .venv.
.PHONY: demo test check bench docs ontology confidence ratchet clean

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN = .venv/bin
READY = .venv/.ready
READY_DEV = .venv/.ready-dev

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "remit needs Python 3.11 or newer; set PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip

$(READY): pyproject.toml .dev/link.py | .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(READY_DEV): pyproject.toml .dev/link.py | .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $(READY) $@

demo: $(READY)            ## the whole of it on two example plans, in seconds
	$(BIN)/remit demo

check: $(READY_DEV)       ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check               ## everything CI runs: checks, tests, the wheel in a clean environment
	sh .dev/browser.sh
	sh .dev/servers.sh
	$(BIN)/python -m pytest -n 2 tests
	$(BIN)/python .dev/wheel.py

bench: $(READY_DEV)       ## speed as ratios to a floor or a peer in the same run
	$(BIN)/python tests/bench.py
	$(BIN)/python -W ignore -m tests.bench_check
	$(BIN)/python -m tests.bench_rdf
	$(BIN)/python -m tests.bench_neo4j
	$(BIN)/python -W ignore -m tests.bench_pages
	$(BIN)/python -m tests.bench_hostile

confidence: $(READY_DEV)  ## measure each rule on the annotated documents and write the table
	$(BIN)/python .dev/confidence.py

docs: $(READY_DEV)        ## fill the pages with what the commands print now
	$(BIN)/python .dev/docs.py

ontology: $(READY_DEV)    ## write the forms of the model again
	$(BIN)/python .dev/ontology.py

ratchet: confidence       ## write the table of scores that may only rise
	$(BIN)/python tests/loaders/test_gold.py

clean:
	rm -rf .venv .dev/remit build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
