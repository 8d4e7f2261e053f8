# Everything starts here: «make run» from a fresh clone, «make test» before a commit. «make help» lists the rest.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
TOOLS ?= vnu-jar@26 lighthouse@12
SETUP := $(PYTHON) -m portal.setup
LOCK := uv pip compile --quiet --no-header --generate-hashes --universal --python-version 3.11 pyproject.toml
# What `check --deploy` looks at: a production that lacks only its real names.
PRODUCTION := PORTAL_ENV=production PORTAL_ALLOWED_HOSTS=nko.example.ru DATABASE_URL=postgres://localhost/portal \
	PORTAL_SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))')

.DEFAULT_GOAL := help
.PHONY: help run install test quick check bench tools lighthouse fonts lock clean reset python test-environment
MAKEFLAGS += --no-print-directory

help: ## show these lines
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

run: python ## everything from a fresh clone, then the server: http://127.0.0.1:8000/ (PORT=… to change)
	@$(SETUP) port $(PORT)
	@$(SETUP) install
	@exec $(BIN)/python -m portal.setup serve $(PORT)

install: python ## the environment in .venv, no server
	@$(SETUP) install

test: test-environment check ## checks and the whole test suite; browser tests where a Chromium can be had
	@$(BIN)/python -m pytest -n 2 --dist worksteal

quick: test-environment ## the tests without a browser and without those that take long
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m 'not browser and not slow'

check: test-environment ## lint, format, types, deployment settings, missing migrations
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING
	@$(BIN)/python manage.py makemigrations --check --dry-run

bench: python ## ratios of speed; not part of the tests
	@$(SETUP) install --bench
	@$(BIN)/python -m tests.benchmarks

tools: ## the checker of HTML and Lighthouse into var/tools (needs npm; the checker needs Java)
	@npm install --prefix var/tools --no-save --no-audit --no-fund --ignore-scripts --silent $(TOOLS)

lighthouse: test-environment ## every kind of public page by Lighthouse (make tools), of the demonstration or of CITY=…
	@$(BIN)/python -m tests.benchmarks.lighthouse $(CITY)

fonts: python ## the fonts that browsers load (.woff2) anew from those of print (.ttf); changed, they lose their names (OFL)
	@$(SETUP) install
	@for font in static/fonts/*.ttf; do $(BIN)/pyftsubset $$font --unicodes='*' --layout-features='*' --no-hinting --obfuscate-names \
		--flavor=woff2 --output-file=$${font%.ttf}.woff2; done

lock: ## write the lock files anew from pyproject.toml (needs uv)
	@command -v uv >/dev/null || { echo 'Не найден uv: установите его командой «python3 -m pip install uv».'; exit 1; }
	@$(LOCK) --upgrade -o requirements.lock
	@$(LOCK) --upgrade --group test -c requirements.lock -o requirements-test.lock
	@$(LOCK) --upgrade --group test --group bench -c requirements-test.lock -o requirements-bench.lock

clean: ## remove the environment and caches, keep the data in var/
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

reset: python ## remove var/ with the embedded database and all its data
	@$(SETUP) reset

test-environment: python
	@$(SETUP) install --test

python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo 'Нужен Python 3.11 или новее: «sudo apt-get install python3 python3-venv» или «make run PYTHON=…».'; exit 1; }
