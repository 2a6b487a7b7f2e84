#!/bin/sh
# What is too long for `./run test`: the properties on many more random cases, searches that are interrupted and killed at
# random moments, and memory over repeated and long searches. `./run soak` calls it; options go to benches/soak.py.
#   ANPAI_SOAK_CASES       random cases of each property (20000)
#   ANPAI_SOAK_HISTORIES   simulated histories of jobs (100000)
#   ANPAI_SOAK_BOOKINGS    bookings at desks while servers are killed (20000), on each database
#   ANPAI_SOAK_KILLS       kills of servers and workers (200), over ANPAI_SOAK_KILL_JOBS plans (500), on each database
#   ANPAI_SOAK_FUZZ        times as many hurt bodies as in the tests (40)
set -eu
cd "$(dirname "$0")/.."
CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
PROPTEST_CASES="${ANPAI_SOAK_CASES:-20000}"
ANPAI_HISTORIES="${ANPAI_SOAK_HISTORIES:-100000}"
ANPAI_KILLS="${ANPAI_SOAK_KILLS:-200}"
ANPAI_KILL_JOBS="${ANPAI_SOAK_KILL_JOBS:-500}"
ANPAI_FUZZ="${ANPAI_SOAK_FUZZ:-40}"
export CARGO_TARGET_DIR PROPTEST_CASES ANPAI_HISTORIES ANPAI_KILLS ANPAI_KILL_JOBS ANPAI_FUZZ

printf '\n== Interrupts, kills and memory\n'
cargo build --release --locked -p anpai-service
python3 benches/soak.py --anpai "$CARGO_TARGET_DIR/release/anpai" "$@"
printf '\n== Booking desks while servers are killed\n'
python3 benches/service_desk.py --anpai "$CARGO_TARGET_DIR/release/anpai" --bookings "${ANPAI_SOAK_BOOKINGS:-20000}"
printf '\n== Every property on %s random cases, and %s histories of jobs\n' "$PROPTEST_CASES" "$ANPAI_HISTORIES"
# Plain cargo: nextest would end a test that takes this long.
cargo test --workspace --locked --lib --bins --tests
