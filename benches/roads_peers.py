#!/usr/bin/env python3
"""What others take for the travel tables that anpai's roads fill, in one run on one machine.

Every tool runs in a process of its own, on one thread unless its name says otherwise, on the networks that anpai builds of
the shipped extract and of a made-up city: the same arcs, the same 10,000 sources and targets. Their answers are compared
with anpai's. Servers of maps (OSRM, Valhalla) read the extract by their own profiles and snap points to roads, so their
times are not the same question; they stand beside anpai from the extract's file on, snapping too. A tool whose package is
missing is left out with the reason. Memory is what stays after preparation: bytes allocated by Rust tools, growth of the
process by others. Prints Markdown.

    python3 -m pip install scipy networkit igraph rustworkx    # osrm-bindings and pyvalhalla need Python 3.12
    python3 benches/roads_peers.py [--seconds 60] [--only WORD ...]
"""

import argparse
import importlib.util
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(HERE))

from peers import graphs, servers  # noqa: E402

NETWORKS = ["heidelberg/walk", "heidelberg/ebike", "heidelberg/car", "city/walk", "city/ebike", "city/car"]
RUST = {
    "anpai": "anpai",
    "anpai-two": "anpai, two threads",
    "fast_paths": "fast_paths 1.0, pair by pair",
    "petgraph": "petgraph Dijkstra",
}
COLUMNS = "| tool | preparation, s | ns an entry (rows x columns) | memory, MB | processor s | compared | differ |"


def build() -> Path:
    """The Rust half, with the workspace's locked versions."""
    shutil.copy(ROOT / "Cargo.lock", HERE / "peers/Cargo.lock")
    command = ["cargo", "build", "--release", "--quiet", "--manifest-path", str(HERE / "peers/Cargo.toml")]
    subprocess.run(command, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", HERE / "peers/target"))
    return target / "release/roads-peers"


def run(command: list[str]) -> tuple[dict | str, float]:
    """One tool's answer, or why there is none, and the processor seconds that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    lines = done.stdout.strip().splitlines()
    if done.returncode != 0 or not lines:
        return (done.stderr.strip().splitlines() or ["said nothing"])[-1], spent
    return json.loads(lines[-1]), spent


def compared(folder: Path, network: str, tool: str) -> tuple[int, int]:
    """How many entries of the first 1,000 x 1,000 the tool has answered as well, and how many of them differ."""
    name = network.replace("/", "-")
    kept = [folder / f"{name}.{who}" for who in ("anpai", tool)]
    if tool.startswith("anpai") or not all(file.exists() for file in kept):
        return 0, 0
    ours, theirs = (memoryview(file.read_bytes()).cast("I") for file in kept)
    length = min(len(ours), len(theirs))
    return length, sum(a != b for a, b in zip(ours[:length], theirs[:length]))


def row(tool: str, told: dict | str, spent: float, same: tuple[int, int]) -> str:
    if isinstance(told, str):
        return f"| {tool} | not run: {told} | | | | | |"
    tables = "; ".join(f"{t['ns']:,.1f} ({t['rows']:,} x {t['columns']:,})" for t in told["tables"])
    count, differ = (f"{same[0]:,}", f"{same[1]:,}") if same[0] else ("", "")
    return (
        f"| {tool} | {told['preparation']:,.2f} | {tables} | {told['megabytes']:,.0f} | {spent:,.1f} | {count} | {differ} |"
    )


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--seconds", type=float, default=60, help="about how long each tool may answer")
    words.add_argument("--only", nargs="*", default=[], help="networks whose name has one of these words in it")
    words.add_argument("--build", action="store_true", help="build and do nothing else")
    args = words.parse_args()
    binary = str(build())
    if args.build:
        return
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    print(f"Commit {commit.stdout.strip()}, {date.today()}, about {args.seconds:g} s a tool.", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for network in NETWORKS:
            if not args.only or any(word in network for word in args.only):
                one_network(binary, network, folder, args.seconds)


def one_network(binary: str, network: str, folder: Path, seconds: float) -> None:
    said, _ = run([binary, "network", network, str(folder)])
    if isinstance(said, str):
        sys.exit(f"{network}: {said}")
    load = os.getloadavg()[0]
    print(f"\n### {network}: {said['nodes']:,} nodes, {said['arcs']:,} arcs\n\n{COLUMNS}\n| --- |{' ---: |' * 6}", flush=True)
    for tool, title in RUST.items():
        told, spent = run([binary, "ask", tool, network, str(seconds), str(folder)])
        print(row(title, told, spent, compared(folder, network, tool)), flush=True)
    others = [(graphs, tool) for tool in graphs.TOOLS]
    if network.startswith("heidelberg"):
        told, spent = run([binary, "ask", "anpai-snapping", network, str(seconds), str(folder)])
        print(row("anpai, extract read and points snapped", told, spent, (0, 0)), flush=True)
        others += [(servers, tool) for tool in servers.TOOLS]
    for module, tool in others:
        title, package, _ = module.TOOLS[tool]
        if importlib.util.find_spec(package) is None:
            told, spent = f"the package {package} is not installed", 0.0
        else:
            script = str(Path(module.__file__))
            told, spent = run([sys.executable, script, tool, network, str(seconds), str(folder)])
        print(row(title, told, spent, compared(folder, network, tool)), flush=True)
    print(f"\nLoad average before and after: {load:.1f}, {os.getloadavg()[0]:.1f}.", flush=True)


if __name__ == "__main__":
    main()
