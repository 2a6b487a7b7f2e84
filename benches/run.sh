#!/bin/sh
# The Criterion benches, roads and flows beside their peers, then the tables of docs/results.md; `./run bench` calls it.
# Options go to benches/table.py. With ANPAI_BENCH_ONLY=criterion, =peers, =notebooks or =table it does one of them. Flows need
# ANPAI_BENCH, the folder of the benchmark's data, and are left out without it. The tables take about an hour at 30 s an
# instance, and go on where they were interrupted: the cache lies beside the build. So do the notebooks, with their full settings:
# an hour for notebook 1 on two cores, a quarter of one for the others.
set -eu
cd "$(dirname "$0")/.."
CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
export CARGO_TARGET_DIR
only="${ANPAI_BENCH_ONLY:-criterion peers notebooks table}"

case " $only " in *' criterion '*)
    printf '\n== Criterion\n'
    cargo bench --locked -p anpai-workspace --bench visits
    cargo bench --locked -p anpai-workspace --bench roads
    cargo bench --locked -p anpai-workspace --bench flow
    cargo bench --locked -p anpai-workspace --bench desk
    ;;
esac
case " $only " in *' peers '*)
    printf '\n== Roads beside their peers\n'
    python3 benches/roads_peers.py
    if [ -n "${ANPAI_BENCH:-}" ]; then
        printf '\n== Flows beside their peers\n'
        cargo build --release --locked --workspace --example assignment
        python3 benches/flow_peers.py
    fi
    ;;
esac
case " $only " in *' notebooks '*)
    printf '\n== The notebooks with their full settings\n'
    python/notebooks.sh
    ;;
esac
case " $only " in *' table '*)
    printf '\n== The tables of docs/results.md\n'
    cargo build --release --locked -p anpai-service
    python3 benches/places.py --anpai "$CARGO_TARGET_DIR/release/anpai"
    python3 benches/funerals.py --anpai "$CARGO_TARGET_DIR/release/anpai"
    python3 benches/rounds_repair.py --anpai "$CARGO_TARGET_DIR/release/anpai"
    if python3 -c 'import pyvrp' 2>/dev/null; then
        python3 benches/rounds_peers.py --anpai "$CARGO_TARGET_DIR/release/anpai"
    else
        printf 'skipped: meal rounds beside PyVRP, which is not installed\n'
    fi
    python3 benches/table.py --anpai "$CARGO_TARGET_DIR/release/anpai" \
        --cache "$CARGO_TARGET_DIR/bench-visits.jsonl" --stop 30s "$@"
    ;;
esac
