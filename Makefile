# Two commands do all the set-up on a machine with Python 3.11 or newer, pip, make and git: make demo, make test.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO ?= cx-demo

.PHONY: demo test spark check docs update bench soak clean

demo: $(VENV)/.installed
	rm -rf $(DEMO)
	$(BIN)/cx demo $(DEMO)

test: $(VENV)/.developed
	$(BIN)/python -m pytest -n 2

spark: $(VENV)/.developed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-build-isolation -r requirements-spark.lock
	$(BIN)/python -m pytest tests/spark $(SPARK)

check: $(VENV)/.developed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/docs.py --check

docs: $(VENV)/.developed
	$(BIN)/python tools/docs.py

update: $(VENV)/.developed
	CX_UPDATE=1 $(BIN)/python -m pytest -n 2

bench: $(VENV)/.developed
	CX_BENCH=1 $(BIN)/python -m pytest tests/bench -s

soak: $(VENV)/.developed
	CX_EXAMPLES=1000 CX_MUTANTS=100000 CX_KILLS=200 $(BIN)/python -m pytest tests/hostile tests/history tests/stats tests/kpis -s

clean:
	rm -rf $(VENV) $(DEMO)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	test -f $(VENV)/.developed || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.developed: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@
