#!/usr/bin/env python3
"""Memory of jobs by model and size, from which `service/src/work/memory.rs` has its figures; prints a table.

usage: python3 benches/service_memory.py --anpai BINARY [--seconds S] [SCENARIO ...]

Each scenario is solved for some seconds as a job of the service is, on one thread; its largest data segment (VmData, which the limit
of a job is on) and its largest memory (VmHWM) are read from /proc. Linux; standard library only.
"""

import argparse
import json
import pathlib
import subprocess
import tempfile
import time

SCENARIOS = ["guandu-normal", "guandu-week", "large-20000", "guandu-beds", "beds-5000", "shapingba-beds-65", "guandu-waiting",
             "guandu-meals", "shapingba-meals", "guandu-rounds", "rounds-1200", "guandu-network", "changning-network",
             "guandu-funerals-day", "guandu-funerals-week", "funerals-stress-100", "guandu-cemetery", "cemetery-20",
             "shapingba-qingming", "slots-200000"]


def figure(status: str, name: str) -> float:
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith(name)), 0.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--anpai", required=True)
    parser.add_argument("--seconds", type=int, default=15)
    parser.add_argument("scenarios", nargs="*", default=SCENARIOS)
    args = parser.parse_args()
    print("| scenario | model | document, MiB | data, MiB | memory, MiB | data beyond 48 MiB, times the document |\n"
          "| --- | --- | ---: | ---: | ---: | ---: |", flush=True)
    for scenario in args.scenarios:
        with tempfile.TemporaryDirectory() as folder:
            document = pathlib.Path(folder) / "document.json"
            subprocess.run([args.anpai, "scenario", scenario, "--out", document], check=True, stdout=subprocess.DEVNULL)
            model = json.loads(document.read_bytes())["model"]
            verb = ["simulate"] if model == "beds-forecast" else ["solve"]
            words = [document, "--json", f"--stop={args.seconds}s", "--threads=1", "--out", f"{folder}/plan", "--report", f"{folder}/report"]
            child = subprocess.Popen([args.anpai, *verb, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            data = memory = 0.0
            while child.poll() is None:
                try:
                    status = pathlib.Path(f"/proc/{child.pid}/status").read_text()
                except OSError:
                    break
                data, memory = max(data, figure(status, "VmData")), max(memory, figure(status, "VmHWM"))
                time.sleep(0.02)
            child.wait()
            size = document.stat().st_size / (1 << 20)
            print(f"| {scenario} | {model} | {size:.2f} | {data:.0f} | {memory:.0f} | {max(0.0, data - 48) / size:.0f} |", flush=True)


if __name__ == "__main__":
    main()
