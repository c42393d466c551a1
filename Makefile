# Thin names for commands that also work without make: see README.md.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
RANKINGS := $(VENV)/bin/python -m rankings
TOOLS := $(VENV)/bin/python -m tools
export PYTHONUTF8 = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV
COMPILE := uv pip compile --universal --upgrade --generate-hashes --only-binary :all: \
  --no-emit-index-url --custom-compile-command "make lock" --quiet

.PHONY: help setup reports notebooks test test-hard fuzz score bench bench-read lab lock

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' Makefile

setup: $(VENV)/.installed  ## build .venv from requirements.lock (Python >= 3.11)

reports: setup  ## run the notebooks for all provinces, write reports/
	@$(RANKINGS) reports

notebooks: setup  ## re-execute notebooks/ in order at the defaults
	@$(RANKINGS) notebooks

test: setup  ## all tests, the notebooks' outputs too
	@$(RANKINGS) test

test-hard: setup  ## the reports in a real browser, LibreOffice and JupyterLab (Debian, root)
	@$(TOOLS).hard

fuzz: setup  ## draw texts nobody thought of for MINUTES=5: reader, numbers, dates, names, sheets
	@$(TOOLS).fuzz $(or $(MINUTES),5)

score: setup  ## score the reader on the test pages
	@$(TOOLS).score

bench: setup  ## measure PARTS="names bounds draws reports", write docs/benchmarks.md (a quarter of an hour)
	@$(TOOLS).bench $(PARTS)

bench-read: setup  ## measure the reader, write docs/benchmarks.md
	@$(VENV)/bin/python -m pip install -qq --no-input --only-binary :all: \
	  --no-deps --require-hashes -r requirements-bench.lock
	@$(TOOLS).bench_read

lab: setup  ## open JupyterLab on the notebooks
	@$(VENV)/bin/python -m jupyterlab --notebook-dir=notebooks

lock:  ## re-make the four locks from pyproject.toml (needs uv)
	@$(COMPILE) pyproject.toml --group build --output-file requirements.lock
	@$(COMPILE) --group hard --constraint requirements.lock --output-file requirements-hard.lock
	@$(COMPILE) --group cluster --constraint requirements.lock --output-file requirements-cluster.lock
	@$(COMPILE) --group bench --constraint requirements.lock --output-file requirements-bench.lock

# The stamp is younger than the lock when the environment holds what the lock says.
$(VENV)/.installed: requirements.lock pyproject.toml build_backend.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed. Name one: make PYTHON=python3.12 setup" >&2; exit 1; }
	@rm -f $@; $(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); \
	  echo "Python could not make a virtual environment." \
	       "On Debian and Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	@echo "Installing the packages of requirements.lock (seconds with uv, a minute or two without) ..."
	@{ uv pip sync --quiet --python $(VENV)/bin/python --only-binary :all: \
	    --require-hashes requirements.lock && \
	  uv pip install --quiet --python $(VENV)/bin/python \
	    --no-deps --no-build-isolation -e .; } 2>/dev/null || { \
	  $(VENV)/bin/python -m pip install -qq --no-input --only-binary :all: \
	    --no-deps --require-hashes -r requirements.lock && \
	  $(VENV)/bin/python -m pip install -qq --no-input \
	    --no-deps --no-build-isolation -e .; }
	@$(VENV)/bin/python -m compileall -q src tools  # some machines forbid it later
	@touch $@
