# Every verb in one place; two of them are for newcomers. Each script under Scripts/ can also be run by itself.

DATA ?= data
PORT ?= 8080
ONLY ?=

.DEFAULT_GOAL := help
.PHONY: run test check build bench format setup help clean

run: ## Installs what is missing, builds, and serves the demonstration on http://127.0.0.1:8080 (DATA=folder PORT=number)
	@Scripts/run "$(DATA)" "$(PORT)"

test: ## Installs what the tests need and runs all of them, on SQLite and on a PostgreSQL that it starts itself
	@Scripts/test

check: ## The quick part between two edits: format, architecture, tests on SQLite
	@Scripts/check

build: ## Builds the optimised program, .build/release/terrace
	@Scripts/build

bench: ## Runs the benchmarks, or one: make bench ONLY=feed
	@Scripts/bench "$(ONLY)"

format: ## Lets swift format have its way with every Swift file
	@Scripts/format

setup: ## Installs what run, test and bench need, and does nothing else
	@Scripts/setup run test bench

clean: ## Removes everything that was built; the data folder stays
	rm -rf .build .build-* .venv Benchmarks/.build Fuzz/.build

help: ## Shows this
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
