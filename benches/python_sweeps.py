#!/usr/bin/env python3
"""Sweeps of 200 cells on threads, processes, Dask and Ray: each is killed in the middle, begun again in the same folder, loses a worker
then, and has to end with the table of a sweep without any of that.

Run by a Python that has the package with `dask` and `ray`: `PYTHON benches/python_sweeps.py [--backend NAME ...]`. Linux only.
"""

import argparse
import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

GRID = {"orders": [60, 80, 100, 120], "people": list(range(1, 11))}
REPEATS = 5
CELLS = len(GRID["orders"]) * len(GRID["people"]) * REPEATS
BACKENDS = ("threads", "processes", "dask", "ray")


def swept(backend: str, folder: Path | None) -> list[dict]:
    """The table of the sweep; every cell is a day of meal rounds, and its plan's bytes are in the table."""
    import anpai

    def make(orders: int, people: int):
        import anpai

        return anpai.scenario(f"rounds-{orders}", people)

    def digest(plan) -> dict:
        return {"digest": hashlib.sha256(plan.to_json().encode()).hexdigest()}

    cells = anpai.sweep(make, GRID, repeats=REPEATS, backend=backend, jobs=2, iterations=60, measure=digest, folder=folder)
    return cells.table(timing=False)


def one(backend: str, folder: Path) -> None:
    """The sweep on a back-end of this machine; its table goes beside the folder."""
    if backend == "dask":
        import distributed

        with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster, \
                distributed.Client(cluster):
            table = swept(backend, folder)
    elif backend == "ray":
        os.environ.update(RAY_USAGE_STATS_ENABLED="0", RAY_AUTH_MODE="disabled")
        import ray

        ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, _node_ip_address="127.0.0.1", _temp_dir=str(folder.parent / "ray"))
        table = swept(backend, folder)
        ray.shutdown()
    else:
        table = swept(backend, folder)
    # Back-ends print of their own.
    (folder.parent / "table.json").write_text(json.dumps(table))


def done(folder: Path) -> int:
    """How many cells are in the folder."""
    return len(list(folder.glob("*.json")))


def words(process: str) -> str:
    """The command line of a process."""
    return Path("/proc", process, "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")


def workers(session: int, backend: str, folder: Path) -> list[int]:
    """The processes that work on cells: those of the session that are called as the back-end calls them, or, of Ray, whose worker
    processes have sessions of their own, the children of the raylet whose folder lies beside the cells."""
    found = []
    for process in (entry.name for entry in Path("/proc").iterdir() if entry.name.isdigit()):
        try:
            if backend == "ray":
                parent = Path("/proc", process, "stat").read_text().rpartition(")")[2].split()[1]
                is_one = words(process).startswith("ray::") and str(folder.parent) in words(parent)
            else:
                mark = {"processes": "loky", "dask": "spawn_main"}[backend]
                is_one = os.getsid(int(process)) == session and mark in words(process) and "resource_tracker" not in words(process)
        except OSError:
            continue
        if is_one:
            found.append(int(process))
    return found


def run(backend: str, folder: Path, kill_all_at: int | None, kill_one_at: int | None) -> tuple[list[dict] | None, float]:
    """One run in a session of its own; it, or one of its workers, is killed when so many cells are done."""
    begin = time.monotonic()
    command = [sys.executable, __file__, "--one", backend, "--folder", str(folder)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, start_new_session=True, **quiet) as child:
        while child.poll() is None:
            time.sleep(0.01)
            if kill_all_at is not None and done(folder) >= kill_all_at:
                os.killpg(child.pid, signal.SIGKILL)
                break
            if kill_one_at is not None and done(folder) >= kill_one_at:
                for worker in workers(child.pid, backend, folder)[-1:]:
                    os.kill(worker, signal.SIGKILL)
                    kill_one_at = None
        child.wait()
        if backend == "ray":
            # What Ray has started outlives who started it.
            subprocess.run(["pkill", "-9", "-f", str(folder.parent / "ray")], check=False)
    seconds = time.monotonic() - begin
    if kill_all_at is not None:
        return None, seconds
    assert child.returncode == 0, (backend, child.returncode)
    assert kill_one_at is None, f"{backend}: no worker was found to kill"
    return json.loads((folder.parent / "table.json").read_text()), seconds


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--backend", action="append", choices=BACKENDS)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        one(args.one, args.folder)
        return 0
    begin = time.monotonic()
    expected = swept("sequential", None)
    assert len(expected) == CELLS and not any(row["error"] for row in expected)
    print(f"One after the other: {CELLS} cells, {len({row['digest'] for row in expected})} different plans, "
          f"{time.monotonic() - begin:.0f} s.\n")
    print("| back-end | cells done when all was killed | then a worker killed | seconds in all | the same table |\n"
          "| --- | ---: | --- | ---: | --- |")
    same = True
    for backend in args.backend or BACKENDS:
        with tempfile.TemporaryDirectory() as folder:
            cells = Path(folder) / "cells"
            _, first = run(backend, cells, CELLS // 4, None)
            kept = done(cells)
            table, second = run(backend, cells, None, None if backend == "threads" else CELLS // 2)
            is_same = table == expected
            same &= is_same
            print(f"| {backend} | {kept} | {'no' if backend == 'threads' else 'yes'} | {first + second:.0f} | "
                  f"{'yes' if is_same else '**no**'} |", flush=True)
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
