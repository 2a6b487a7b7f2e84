"""Ours, OR-Tools, HiGHS and LEMON on the same assignment problems in the same run, as a table for docs/results.md.

    ANPAI_BENCH=... python3 benches/flow_peers.py [--sizes 5000x70,50000x500] [--repeat 3]

Needs ortools, highspy and numpy in the Python that runs it, g++ and liblemon-dev for LEMON (left out where they are
missing), and `cargo build --release --workspace --example assignment`. Processor seconds are of solving, with building
the model and without reading the file, the least of the repeats; memory is the whole process's at its largest.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BENCH = Path(os.environ["ANPAI_BENCH"])
PEER = re.compile(r"obj=(\S+) .*cpu=(\S+) rssMB=(\S+)")
OURS = re.compile(r"cost (\S+) cpu (\S+) s peak (\S+) MB")


def target():
    return Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release/examples/assignment"


def lemon(folder):
    """The LEMON program, compiled; None where that cannot be done."""
    out = folder / "lemon"
    source = ROOT / "benches/flow_lemon.cpp"
    if shutil.which("g++") is None:
        return None
    done = subprocess.run(["g++", "-O2", "-o", out, source], capture_output=True, check=False)
    return out if done.returncode == 0 else None


def measure(command, pattern, repeat):
    """Cost, processor seconds and megabytes: the best of some runs; None where it does not finish."""
    best = None
    for _ in range(repeat):
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
            return None
        cost, seconds, memory = pattern.search(done.stdout).groups()
        row = (round(float(cost)), float(seconds), float(memory))
        best = row if best is None or row[1] < best[1] else best
    return best


def rows(file, folder, repeat):
    """Name, command, pattern and repeats of everyone."""
    peer = [sys.executable, BENCH / "peers/assignment.py", file]
    yield "anpai, `i64`", [target(), file, "auction"], OURS, repeat
    yield "anpai, `i128` with tie-break", [target(), file, "wide"], OURS, repeat
    yield "anpai, network simplex", [target(), file, "simplex"], OURS, 1
    yield "OR-Tools min-cost flow", [*peer, "mcf"], PEER, repeat
    if program := lemon(folder):
        yield "LEMON network simplex", [program, file, "ns"], OURS, 1
        yield "LEMON cost scaling", [program, file, "cs"], OURS, 1
    yield "HiGHS LP", [*peer, "highs", "60"], PEER, 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="5000x70,50000x500")
    parser.add_argument("--repeat", type=int, default=3)
    asked = parser.parse_args()
    print("| applicants x institutions | who | cost | processor s | MB |\n| --- | --- | --: | --: | --: |")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in asked.sizes.split(","):
            file = folder / f"{size}.txt"
            make = [sys.executable, BENCH / "beds/generate_assignment.py", *size.split("x"), file]
            subprocess.run(make, check=True, capture_output=True)
            optimum = None
            for who, command, pattern, repeat in rows(file, folder, asked.repeat):
                found = measure(command, pattern, repeat)
                optimum = optimum or (found and found[0])
                cells = "no answer | |"
                if found:
                    # What a solver held when its time was over is not the optimum that the others prove.
                    cost = found[0] if found[0] == optimum else "no optimum in its time"
                    cells = f"{cost} | {found[1]:.3f} | {found[2]:.0f}"
                print(f"| {size.replace('x', ' x ')} | {who} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
