# make run · make test · make check: each sets up all it needs on a fresh machine.
.PHONY: install tools widget run test lint check train tune evaluate safety conversations clean help

UV := $(or $(shell command -v uv 2>/dev/null),.tools/bin/uv)
UV_VERSION := 0.13.9
# Node.js comes inside a package, so that everyone has the same one.
NPM := PATH="$(CURDIR)/.venv/bin:$$PATH" npm
PORT ?= 5005
export RASA_TELEMETRY_ENABLED ?= false
export TF_CPP_MIN_LOG_LEVEL ?= 3

help:
	@echo "make install   set everything up at locked versions in .venv"
	@echo "make run       serve the chat on http://localhost:$(PORT) (PORT= changes it)"
	@echo "make test      run all tests, in a real browser too"
	@echo "make widget    bundle the widget's source into what the server serves"
	@echo "make tune      teach the encoder's last layers the examples anew: minutes"
	@echo "make evaluate  ask questions it was never trained on, and count what is right"
	@echo "make conversations  hold all conversations, and name what none of them reaches"
	@echo "make safety    say messages on danger, and count how many get the help they need"
	@echo "make check     the quick part: format, lint, types, content, unit tests"

install: .venv/installed

# Up to date as long as nothing that says what to install has changed.
.venv/installed: pyproject.toml uv.lock .python-version | $(UV)
	@echo "Installing the locked packages into .venv (about 3 GB) ..."
	$(UV) sync --locked --compile-bytecode
	@touch $@

.tools/bin/uv:
	@echo "Installing uv $(UV_VERSION) into .tools ..."
	@python3 -m venv .tools && .tools/bin/python -m pip install --quiet uv==$(UV_VERSION)

# For a contributor: what checks and bundles the widget, and what its tests need.
tools: node_modules/.installed

node_modules/.installed: package.json package-lock.json .venv/installed
	@echo "Installing the tools of the widget into node_modules ..."
	$(NPM) ci --silent --ignore-scripts
	@touch $@

widget: tools
	$(NPM) run --silent build

run: install
	@.venv/bin/cofactor serve --port $(PORT)

train: install
	@.venv/bin/cofactor train

tune: install
	@.venv/bin/cofactor tune
	@.venv/bin/cofactor train

evaluate: install
	@.venv/bin/cofactor train
	@.venv/bin/python -W ignore -m benchmarks.understanding
	@.venv/bin/python -W ignore -m benchmarks.learning

safety: install
	@.venv/bin/cofactor train
	@.venv/bin/python -W ignore -m benchmarks.safety

conversations: install
	@.venv/bin/cofactor train
	@.venv/bin/python -W ignore -m tests.conversations.report

test: tools
	@.venv/bin/python -m tests.browser.chromium
	@.venv/bin/python -m tests.browser.stock_widget
	@.venv/bin/cofactor train
	.venv/bin/python -m pytest -n 2 --dist loadfile

lint: tools
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	$(NPM) run --silent check
	.venv/bin/cofactor check

check: lint
	.venv/bin/python -m pytest tests/content tests/guard tests/cli tests/test_architecture.py

clean:
	rm -rf .venv .tools node_modules .cache .rasa models
