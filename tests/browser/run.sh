#!/bin/sh
# The report in a headless Chromium. Makes the reports with the binary `anpai` ($ANPAI, or one that cargo builds), then
# runs the tests; with SCREENSHOTS=1 it also renews docs/img. REPORTS=dir takes reports that are there already.
set -eu
cd "$(dirname "$0")"

chromium=${CHROMIUM:-}
for name in chromium chromium-browser google-chrome; do
    [ -n "$chromium" ] || chromium=$(command -v "$name" || true)
done
[ -n "$chromium" ] || { echo 'run.sh: chromium is missing' >&2; exit 2; }

# playwright-core drives the browser that is there and downloads none.
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    touch node_modules/.package-lock.json
fi

if [ -z "${REPORTS:-}" ]; then
    if [ -z "${ANPAI:-}" ]; then
        target=${CARGO_TARGET_DIR:-../../target}
        cargo build --profile test --locked -p anpai-service --bin anpai
        ANPAI=$target/debug/anpai
    fi
    REPORTS=$(mktemp -d)
    trap 'rm -rf "$REPORTS"' EXIT
    report() { # name, document, iterations
        "$ANPAI" solve "$2" --iterations "$3" --seed 1 --report "$REPORTS/$1.html" >"$REPORTS/$1.txt" 2>&1 ||
            { status=$?; cat "$REPORTS/$1.txt"; exit "$status"; }
    }
    for scenario in day:guandu-normal:4000 week:guandu-week:400 large:large-20000:1; do
        name=${scenario%%:*}
        rest=${scenario#*:}
        "$ANPAI" scenario "${rest%:*}" --seed 1 --out "$REPORTS/$name.json" >/dev/null
        report "$name" "$REPORTS/$name.json" "${rest#*:}"
    done
    report hostile fixtures/hostile.json 200
    report table fixtures/table.json 200
fi
export REPORTS CHROMIUM="$chromium"
node --test report.test.mjs
[ -z "${SCREENSHOTS:-}" ] || node screenshots.mjs ../../docs/img
