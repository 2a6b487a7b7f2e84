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
    report() { # name, document, when to stop
        # shellcheck disable=SC2086 # an option and its value
        "$ANPAI" solve "$2" $3 --seed 1 --report "$REPORTS/$1.html" >"$REPORTS/$1.txt" 2>&1 ||
            { status=$?; cat "$REPORTS/$1.txt"; exit "$status"; }
    }
    forecast() { # name, document
        "$ANPAI" simulate "$2" --report "$REPORTS/$1.html" >"$REPORTS/$1.txt" 2>&1 ||
            { status=$?; cat "$REPORTS/$1.txt"; exit "$status"; }
    }
    scenario() { # name, scenario, when to stop
        "$ANPAI" scenario "$2" --seed 1 --out "$REPORTS/$1.json" >/dev/null
        report "$1" "$REPORTS/$1.json" "$3"
    }
    desk() { # name, the home when families ask, and when its books are looked at
        # A booking keeps its place where units are out of service afterwards.
        { "$ANPAI" desk run "$2" --ledger "$REPORTS/$1.jsonl" --at 2026-04-02T09:00:00+08:00 "fixtures/$1.jsonl" &&
            "$ANPAI" desk list "$3" --ledger "$REPORTS/$1.jsonl" --report "$REPORTS/$1.html"; } >"$REPORTS/$1.txt" 2>&1 ||
            { status=$?; cat "$REPORTS/$1.txt"; exit "$status"; }
    }
    scenario day guandu-normal '--iterations 20000'
    scenario streets guandu-streets '--iterations 2000'
    scenario heidelberg heidelberg-day '--iterations 2000'
    # A plan of a few seconds shows as much of the page as a good one.
    scenario week guandu-week '--stop 8s'
    scenario large large-20000 '--stop 8s'
    report admission ../data/admission.json ''
    report hostile-admission fixtures/hostile-admission.json ''
    report plan ../../core/tests/data/beds-plan.json '--stop 8s'
    report hostile-plan fixtures/hostile-plan.json '--stop 8s'
    scenario scenario-plan lufeng-beds '--stop 20s'
    report meals ../../core/tests/data/meals-plan.json '--stop 8s'
    report hostile-meals fixtures/hostile-meals-plan.json '--stop 8s'
    scenario scenario-meals changning-meals '--stop 20s'
    report rounds ../../core/tests/data/meal-rounds.json '--iterations 500'
    report hostile-rounds fixtures/hostile-meal-rounds.json '--iterations 500'
    scenario scenario-rounds changning-rounds '--stop 8s'
    report network ../../core/tests/data/network-plan.json '--stop 8s'
    report siting ../../core/tests/data/network-siting.json '--stop 8s'
    report hostile-network fixtures/hostile-network-plan.json '--stop 8s'
    scenario scenario-network shapingba-network '--stop 15s'
    report cemetery ../../core/tests/data/cemetery-plan.json '--stop 20s'
    report hostile-cemetery fixtures/hostile-cemetery-plan.json '--stop 20s'
    scenario scenario-cemetery guandu-cemetery '--stop 20s'
    report slots ../../core/tests/data/slots.json ''
    report hostile-slots fixtures/hostile-slots.json ''
    report plain-slots fixtures/plain-slots.json ''
    scenario scenario-slots shapingba-qingming '--stop 20s'
    scenario many-slots slots-20000 '--stop 10s'
    report funerals ../../core/tests/data/funerals-week.json '--iterations 500'
    report hostile-funerals fixtures/hostile-funerals.json '--iterations 500'
    scenario scenario-funerals shapingba-funerals-week '--stop 8s'
    scenario funerals-day funerals-stress-70 '--stop 5s'
    desk desk fixtures/desk-home.json fixtures/desk-home.json
    sed 's/"units": 7/"units": 1/' fixtures/hostile-desk.json >"$REPORTS/short.json"
    desk hostile-desk fixtures/hostile-desk.json "$REPORTS/short.json"
    forecast forecast ../data/beds-forecast.json
    forecast hostile-forecast fixtures/hostile-forecast.json
    "$ANPAI" scenario lufeng-waiting --out "$REPORTS/waiting.json" >/dev/null
    forecast scenario-forecast "$REPORTS/waiting.json"
    report hostile fixtures/hostile.json '--iterations 200'
    report table fixtures/table.json '--iterations 200'
fi
export REPORTS CHROMIUM="$chromium"
node --test report.test.mjs
[ -z "${SCREENSHOTS:-}" ] || node screenshots.mjs ../../docs/img
