#!/bin/sh
# The oldest versions of other packages that pyproject.toml allows, all in one environment (CPython 3.10 to 3.12 have wheels of
# them): pictures, tables and sweeps pass with them. Warnings are not held against versions that will not change.
set -eu
cd "$(dirname "$0")"
. ./environment.sh

# What builds the wheel is not among them.
[ -n "${ANPAI_WHEEL:-}" ] || environment tests/requirements*.txt
build
# Never the environment of the tests: one of its own, by what is in the list.
ANPAI_VENV=''
environment tests/lowest.txt
install
run_pytest -W ignore "$@" "$PWD/tests/test_pictures.py" "$PWD/tests/test_sweeps.py" "$PWD/tests/test_tables.py"
