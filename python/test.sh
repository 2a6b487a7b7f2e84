#!/bin/sh
# The Python package: built as a wheel, installed into an environment outside the checkout, and held to its tests, types, stubs
# and to the stable interface of CPython 3.10. $ANPAI is the command line that its plans are compared with.
set -eu
cd "$(dirname "$0")"
. ./environment.sh

# The largest that a wheel may be, in kilobytes: it is downloaded by whoever opens a notebook.
MOST_KB=12288

environment tests/requirements*.txt
build
size=$(($(wc -c <"$wheel") / 1024))
if [ "$size" -gt "$MOST_KB" ]; then
    printf '%s has %s kB, more than %s\n' "$wheel" "$size" "$MOST_KB" >&2
    exit 1
fi
printf '%s: %s kB\n' "$(basename "$wheel")" "$size"
install

"$venv/bin/abi3audit" --strict "$wheel"
"$venv/bin/mypy" anpai tests
(cd "$venv" && "$venv/bin/stubtest" anpai._anpai)
run_pytest "$@" "$PWD/tests"
# Notebooks as a planner runs them, with small settings; warnings there are for whoever reads them.
ANPAI_NOTEBOOKS=small run_pytest "$@" -W default --nbmake --nbmake-timeout=300 "$PWD/notebooks"
