#!/bin/sh
# The notebooks with their full settings, as a planner runs them, and how long each took; `./run bench` calls it. Those named are run,
# such as 2-lufeng-half-budget; where none is named, all of them. Notebook 1 keeps the cells of its sweep beside the build, and goes
# on from them.
set -eu
cd "$(dirname "$0")"
. ./environment.sh

environment tests/requirements*.txt
build
install

# On a copy: a sweep keeps its cells beside its notebook.
copies="$target/notebooks"
mkdir -p "$copies"
rm -f "$copies"/*.ipynb
[ $# -gt 0 ] || set -- notebooks/*.ipynb
for notebook in "$@"; do
    cp "notebooks/$(basename "$notebook" .ipynb).ipynb" "$copies"
done
run_pytest -W default --nbmake --nbmake-timeout=14400 --durations=0 "$copies"
