PYTHON ?= python3
BIN := .venv/bin
EVAL_CASES := $(patsubst %,--cases %,$(wildcard eval/cases/*.jsonl))
RECORDED := eval/recordings/qwen2.5-coder-1.5b
PURE := budgets drafts errors invoices kinds milestones money permissions text

.PHONY: help run test setup check eval sentences bench prove faults cover mutants crash race malformed schemathesis format lock clean
help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12

run: .venv/run.stamp ## serve the demo workspace on http://127.0.0.1:8000
	COMMANDBAR_DEMO=$${COMMANDBAR_DEMO-1} $(BIN)/python -m commandbar serve

test: .venv/dev.stamp ## the whole test suite; what a machine lacks is skipped by name
	$(BIN)/python -m pytest -n auto --dist loadfile $(ARGS)

setup: .venv/dev.stamp ## only prepare .venv

check: .venv/dev.stamp ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: .venv/dev.stamp ## how well sentences are read, with the recorded model; the page is .data/eval.html
	@mkdir -p .data
	$(BIN)/python -m eval run $(EVAL_CASES) --replay $(RECORDED) --predictions .data/eval.jsonl --report .data/eval.html
	$(BIN)/python -m eval check $(EVAL_CASES) --recordings $(RECORDED)

sentences: .venv/dev.stamp ## 10,000 generated requests: each is read back exactly or asked about, none wrongly staged
	$(BIN)/python -m pytest -q tests/unit/actions/test_generated.py $(ARGS)

bench: .venv/dev.stamp ## the benchmark, one JSON object a figure
	@$(BIN)/python -m tests.bench $(ARGS)

crash: .venv/dev.stamp ## kill -9 of the real server, 1,000 rounds; ARGS="--rounds 50 --database postgresql"
	@$(BIN)/python -m tests.prove.crash $(ARGS)

race: .venv/dev.stamp ## 16 at once from two processes, 1,000 rounds each; ARGS="--database postgresql"
	@$(BIN)/python -m tests.prove.race $(ARGS)

prove: .venv/dev.stamp ## 200,000 steps of random histories on both databases, against a model
	$(BIN)/python -m tests.prove $(ARGS)

faults: .venv/dev.stamp ## plant known faults one at a time; fails if the suite misses one
	$(BIN)/python -m tests.prove.faults $(ARGS)

malformed: .venv/dev.stamp ## 100,000 byte-mutated requests over every route; ARGS="--requests 5000"
	@$(BIN)/python -m tests.prove.malformed $(ARGS)

schemathesis: .venv/dev.stamp ## requests generated from the OpenAPI document; ARGS="--examples 25"
	@$(BIN)/python -m tests.prove.schema_fuzz $(ARGS)

cover: .venv/dev.stamp ## every branch of the pure rules, staging and executor is taken by their own tests
	$(BIN)/python -m pytest -q tests/unit/billing_core $(PURE:%=--cov=billing_core.%) $(ARGS)
	$(BIN)/python -m pytest -q tests/integration/commands -k "not postgresql" --cov=commandbar.staging --cov=commandbar.loading --cov=commandbar.content --cov=commandbar.executor $(ARGS)

mutants: .venv/dev.stamp ## change the pure rules one operator or number at a time; the unit tests must notice
	$(BIN)/python -m tests.prove.mutants $(ARGS)

format: .venv/dev.stamp ## rewrite the sources in the house style
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: .venv/dev.stamp ## resolve the dependencies anew, with hashes and without host names
	$(BIN)/uv pip compile -q --no-strip-extras --universal --generate-hashes --python-version 3.11 pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --no-strip-extras --universal --generate-hashes --python-version 3.11 --extra dev pyproject.toml -c requirements.lock -o requirements-dev.lock

clean: ## forget the environment and the demo's data
	rm -rf .venv .data

.venv/run.stamp: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: requirements-dev.lock .venv/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
