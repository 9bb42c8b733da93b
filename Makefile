# Two commands: `make demo` shows what comes out, `make test` runs every check.
# Both set up what they need in .venv; PYTHON names the interpreter to start from.

PYTHON ?= python3
BIN := .venv/bin
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test lint types imports unit prove reference bench bench-full bench-readme clean

demo: .venv/installed
	rm -rf demo
	$(BIN)/subsidy-calc sample demo
	@# the sample holds rows that must be refused, so the exit status is 1 by intent
	$(BIN)/subsidy-calc run demo/quanjiao-2020.xlsx --rules demo/quanjiao-2020.yaml --year 2020 --out demo/awards; \
	  test $$? -eq 1
	@echo
	@echo "Look at demo/awards/awards.xlsx and demo/awards/enterprises/."
	@echo "Ask how a figure came about: $(BIN)/subsidy-calc explain demo/awards smart-equipment"

test: lint types imports unit

lint: .venv/dev
	$(BIN)/ruff check src tests sample_data paper_templates benchmarks
	$(BIN)/ruff format --check src tests sample_data paper_templates benchmarks

types: .venv/dev
	$(BIN)/mypy

imports: .venv/dev
	$(BIN)/lint-imports --no-cache

unit: .venv/dev
	$(BIN)/python -m pytest

# every change of every schedule that travels with the program must be noticed by an example, or excused in the schedule
prove: .venv/installed
	@status=0; for rules in rules/*; do \
	  echo "$$rules"; $(BIN)/subsidy-calc rules test "$$rules" --mutate || status=1; done; exit $$status

reference: .venv/installed
	$(BIN)/python -m subsidy_calc.proof.language_reference > docs/language-reference.md.new
	mv docs/language-reference.md.new docs/language-reference.md

# this program beside what one would use instead: a table, a plot, benchmarks/results/
bench: benchmarks/.venv/installed
	benchmarks/.venv/bin/python -m benchmarks.run --size small

bench-full: benchmarks/.venv/installed
	benchmarks/.venv/bin/python -m benchmarks.run --size full

# the results of the latest full run into README.md
bench-readme: benchmarks/.venv/installed
	benchmarks/.venv/bin/python -m benchmarks.readme

# what cannot be installed here is told in the table, and does not stop the rest
benchmarks/.venv/installed: pyproject.toml constraints.txt benchmarks/constraints.txt benchmarks/competitors/package-lock.json
	$(PYTHON) -m venv benchmarks/.venv
	PIP_CONSTRAINT="$(PIP_CONSTRAINT) $(CURDIR)/benchmarks/constraints.txt" \
	  benchmarks/.venv/bin/python -m pip install --quiet --editable '.[bench]' \
	  || benchmarks/.venv/bin/python -m pip install --quiet --editable '.[parquet]'
	npm ci --silent --prefix benchmarks/competitors || echo "npm: Publicodes is not installed"
	touch $@

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

.venv/dev: .venv/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@ .venv/installed

clean:
	rm -rf .venv demo dist build benchmarks/.venv benchmarks/competitors/node_modules
