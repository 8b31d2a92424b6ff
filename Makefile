# Tollgate's commands; `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help run serve build release test unit lint format bench docs clean bootstrap

SECONDS ?= 20
TOLLGATE := .build/release/tollgate

help: ## List the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

# Two folders: the demo and what is served for good never mix.
run: DATA ?= ./demo-data
serve: DATA ?= ./data

run: release ## Install what is needed, build, and start the platform with a demo company
	@echo "── Starting with demo data in $(DATA) (Ctrl-C stops it; 'make run' continues)"
	@exec $(TOLLGATE) demo --data $(DATA)

serve: release ## The same without a demo: an empty platform
	@echo "── Starting with data in $(DATA) (Ctrl-C stops it)"
	@exec $(TOLLGATE) serve --data $(DATA)

bootstrap:
	@scripts/bootstrap

release: bootstrap
	@echo "── Building (the first time takes some minutes)"
	@swift build -c release --product tollgate

build: bootstrap ## Build for development
	@swift build

test: ## Everything that must hold: format, build without warnings, all tests
	@scripts/bootstrap --test
	@scripts/test

unit: bootstrap ## The quick tests alone
	@scripts/test unit

lint: ## Check the formatting
	@scripts/format --check

format: ## Format the sources
	@scripts/format

bench: release ## Measure, SECONDS for each
	@scripts/bench $(SECONDS)

docs: bootstrap ## Write the documentation of the SMPP libraries to .build/docs
	@scripts/docs

clean: ## Remove what was built (data stays)
	@rm -rf .build .venv
