# News Digest. Two commands are enough for a newcomer: `make site` and `make test`.
# Everything is installed into .venv, from the locked and hashed requirements, and nowhere else.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

# pip checks every file against the hashes of the locks. It builds nothing in an environment of its own, because
# what it would download for that is not locked: the build backend is installed first, from its own lock.
INSTALL := $(BIN)/python -m pip --disable-pip-version-check --quiet install --no-build-isolation --use-pep517
LOCKED  := $(INSTALL) --require-hashes -r

# An empty stamp says what is installed. It is older than a lock file that has changed since, and make then runs the step again.
READY      := $(VENV)/.ready-site
READY_TEST := $(VENV)/.ready-test
READY_CORPUS := $(VENV)/.ready-corpus
AUDIT      := .cache/audit

.DEFAULT_GOAL := help
.PHONY: help site serve test check changes inbox updated drafts dask lint audit fuzz check-all lock clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(READY) ## build the site into site/
	$(BIN)/digest build
	@echo "网站已生成在 site/；运行 make serve 查看，编辑 content/ 后页面自动更新。"
	@echo "The site is in site/. To look at it, run: make serve (edits of content/ show up by themselves)"

serve: $(READY) ## show the site on this machine and rebuild it on every edit of content/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve $(ARGS)

test: $(READY_TEST) ## run the tests, including those in a real browser (ARGS="-k words" for a selection)
	CHROMIUM="$$($(BIN)/python scripts/chromium.py)" && export CHROMIUM && $(BIN)/pytest -m "$(MARKS)" $(ARGS)

check: $(READY) ## check the content without building (ARGS="--format github" for annotations)
	$(BIN)/digest check $(ARGS)

lint: $(READY_TEST) ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# ------------------------------------------------------------ for pull requests

OUT ?= /dev/stdout

changes: $(READY) ## what differs from the content of another commit, as Markdown (BASE=origin/main OUT=file)
	@rm -rf .cache/before && mkdir -p .cache/before
	@! git rev-parse --quiet --verify "$(or $(BASE),HEAD):content" > /dev/null || \
	  git archive $(or $(BASE),HEAD) content | tar -x -C .cache/before # the first commit has none before it
	@$(BIN)/digest changes .cache/before/content >> "$(OUT)"

inbox: $(READY) ## start an edition in started/ from every raw export in content/inbox/
	$(BIN)/digest inbox --out started

updated: $(READY) ## write translation files that a change of structure.yml makes necessary to updated/
	@rm -rf updated
	$(BIN)/digest translations update --out updated

drafts: $(READY) ## draft the facts of every reviewed article that has none, in drafts/
	@rm -rf drafts
	$(BIN)/digest facts propose --out drafts

dask: $(READY_CORPUS) ## install what `digest corpus` needs, for thousands of pages on one machine or many

$(READY_CORPUS): $(READY) requirements-corpus.txt
	$(LOCKED) requirements-corpus.txt
	@touch $@

# What audits is kept apart from what is audited.
audit: $(AUDIT)/.ready ## check the locked packages for known vulnerabilities (needs the network)
	$(AUDIT)/bin/pip-audit --strict --disable-pip --require-hashes $(foreach lock,$(wildcard requirements*.txt),-r $(lock))

$(AUDIT)/.ready: requirements-audit.txt
	$(PYTHON) -m venv $(AUDIT)
	$(AUDIT)/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements-audit.txt
	@touch $@

# The fuzzer has wheels for Linux only, so that it is no part of the tests; tests/test_fuzz_corpus.py replays its finds.
SECONDS ?= 600
TARGETS ?= decoding recovery yaml numerals translations

fuzz: $(READY_TEST) .cache/fuzz/.ready ## fuzz what reads what strangers write (SECONDS=600 for each of TARGETS)
	for target in $(TARGETS); do PYTHONPATH=.cache/fuzz:. $(BIN)/python -m tests.fuzz.run $$target $(SECONDS) || exit 1; done

.cache/fuzz/.ready: requirements-fuzz.txt
	$(BIN)/python -m pip --disable-pip-version-check --quiet install --require-hashes --no-deps --target .cache/fuzz -r requirements-fuzz.txt
	@touch $@

# Slow tests are left out of `make test`, so that a newcomer waits minutes and not an hour. Of two options -m pytest
# takes the last: who wants other tests sets MARKS, and not ARGS.
MARKS := not slow

check-all: export EXAMPLES = 10000
check-all: MARKS := slow or not slow
check-all: lint test check ## everything, the slow checks too

clean: ## remove what make has made
	rm -rf $(VENV) site started updated drafts .cache

# ---------------------------------------------------------------------- set-up

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "News Digest needs Python 3.11 or newer. Name one with: make PYTHON=python3.12 ..." >&2; exit 1; }
	@echo "Setting up $(VENV) (once, about half a minute) ..."
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing. On Debian: apt install python3-venv" >&2; exit 1; }
	@touch $@

$(READY): $(VENV)/.made pyproject.toml requirements-build.txt requirements.txt
	$(LOCKED) requirements-build.txt
	$(LOCKED) requirements.txt
	$(INSTALL) --no-deps --editable .
	@touch $@

$(READY_TEST): $(READY) requirements-test.txt
	$(LOCKED) requirements-test.txt
	@touch $@

# ----------------------------------------------------------------------- locks

# `make lock` adds what pyproject.toml newly asks for and leaves the rest as it is; `make lock ARGS=--upgrade` takes the newest of all.
# One resolution serves every Python from 3.11 and every system; no address of an index is written.
LOCKER  := .cache/locker
COMPILE := $(LOCKER)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
           --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(ARGS)

lock: ## write the lock files anew from pyproject.toml
	test -x $(LOCKER)/bin/uv || { $(PYTHON) -m venv $(LOCKER) && $(LOCKER)/bin/pip --quiet install uv; }
	$(PYTHON) scripts/build_requirements.py | $(COMPILE) --output-file requirements-build.txt -
	$(COMPILE) --output-file requirements.txt pyproject.toml
	$(COMPILE) --output-file requirements-test.txt --constraint requirements.txt --extra test pyproject.toml
	$(COMPILE) --output-file requirements-corpus.txt --constraint requirements-test.txt --extra corpus pyproject.toml
	printf 'atheris==3.0.0; python_version < "3.12"\natheris>=3.1; python_version >= "3.12"\n' | $(COMPILE) --output-file requirements-fuzz.txt -
	echo pip-audit | $(COMPILE) --output-file requirements-audit.txt -
