# shellcheck shell=sh
# What tests and notebooks of the Python package run in, sourced from this folder: the package built as a wheel ($wheel), or the one
# of $ANPAI_WHEEL, and an environment outside the checkout that has it ($venv).

target="${CARGO_TARGET_DIR:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/anpai/target}"
CARGO_TARGET_DIR="$target"
export CARGO_TARGET_DIR

# One environment for each list of versions: what is there already is not installed again.
environment() {
    key=$(cat "$@" | cksum | cut -d ' ' -f 1)
    venv="${ANPAI_VENV:-$(dirname "$target")/python-$key}"
    if [ ! -e "$venv/ready" ]; then
        python3 -m venv --clear "$venv"
        for list in "$@"; do
            "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$list"
        done
        touch "$venv/ready"
    fi
}

# Builds the wheel with the maturin of the environment.
build() {
    wheel="${ANPAI_WHEEL:-}"
    if [ -z "$wheel" ]; then
        rm -rf "$target/wheels"
        PATH="$venv/bin:$PATH" maturin build --release --locked --interpreter "$venv/bin/python" --out "$target/wheels"
        wheel=$(ls "$target/wheels"/anpai-*.whl)
    fi
}

# Puts the wheel into the environment.
install() {
    "$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --force-reinstall "$wheel"
}

# Runs pytest elsewhere than here, where the package has no compiled half: what tests start would find it first.
run_pytest() {
    here="$PWD"
    (cd "$venv" && "$venv/bin/pytest" -q -p no:cacheprovider -c "$here/pyproject.toml" --rootdir "$here" "$@")
}
