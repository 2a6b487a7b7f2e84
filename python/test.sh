#!/bin/sh
# The Python package: built as a wheel, installed into an environment outside the checkout, and held to its tests, types, stubs
# and to the stable interface of CPython 3.10. $ANPAI is the command line that its plans are compared with.
set -eu
cd "$(dirname "$0")"

# The largest that a wheel may be, in kilobytes: it is downloaded by whoever opens a notebook.
MOST_KB=12288

target="${CARGO_TARGET_DIR:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/anpai/target}"
CARGO_TARGET_DIR="$target"
export CARGO_TARGET_DIR

# One environment for each list of versions: what is there already is not installed again.
key=$(cat tests/requirements*.txt | cksum | cut -d ' ' -f 1)
venv="${ANPAI_VENV:-$(dirname "$target")/python-$key}"
if [ ! -e "$venv/ready" ]; then
    python3 -m venv --clear "$venv"
    for list in tests/requirements*.txt; do
        "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$list"
    done
    touch "$venv/ready"
fi

wheels="$target/wheels"
rm -rf "$wheels"
PATH="$venv/bin:$PATH" maturin build --release --locked --interpreter "$venv/bin/python" --out "$wheels"
wheel=$(ls "$wheels"/anpai-*.whl)
size=$(($(wc -c <"$wheel") / 1024))
if [ "$size" -gt "$MOST_KB" ]; then
    printf '%s has %s kB, more than %s\n' "$wheel" "$size" "$MOST_KB" >&2
    exit 1
fi
printf '%s: %s kB\n' "$(basename "$wheel")" "$size"
"$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --force-reinstall "$wheel"

"$venv/bin/abi3audit" --strict "$wheel"
"$venv/bin/mypy" anpai tests
# Elsewhere than here, where the package has no compiled half: what tests start would find it first.
here="$PWD"
cd "$venv"
"$venv/bin/stubtest" anpai._anpai
set -- -q -p no:cacheprovider -c "$here/pyproject.toml" --rootdir "$here" "$@"
"$venv/bin/pytest" "$@" "$here/tests"
# Notebooks as a planner runs them, with small settings; warnings there are for whoever reads them.
ANPAI_NOTEBOOKS=small "$venv/bin/pytest" "$@" -W default --nbmake --nbmake-timeout=300 "$here/notebooks"
