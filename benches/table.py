#!/usr/bin/env python3
"""How good the plans are: solves every shared instance, has each plan checked, writes the table of docs/results.md.

usage: python3 benches/table.py --stop 30s [--set mankowska|kummer|italian|uhhc|vrptw]... [--jobs 1] [--cache FILE]

Each instance is solved by `anpai solve` on one thread. The checkers of the benchmark data (ANPAI_BENCH), which share no
code with anpai, recompute the cost of the published form of the plan; a plan that they do not accept, or that costs
something else than we say, is named as rejected, and the exit code is 1. What is in the cache, by the same binary, stop
and seed, is not solved again. Standard library only.
"""
import argparse
import concurrent.futures
import csv
import datetime
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import time

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parent.parent
RESULTS = ROOT / "docs" / "results.md"
BEGIN, END = "<!-- visits:begin -->", "<!-- visits:end -->"
SETS = ["mankowska", "kummer", "italian", "uhhc", "vrptw"]
# What step 1 asks of the mean gap, in per cent.
GROUPS = {
    "Mankowska, 10 and 25 patients": 0.5,
    "Mankowska, 50 to 300 patients": 5.0,
    "Kummer": None,
    "Italian": None,
    "UHHC": 10.0,
    "VRPTW, Solomon, 100 customers": 4.0,
    "VRPTW, Gehring and Homberger, 200 and 400 customers": None,
    "VRPTW, Gehring and Homberger, 1,000 customers": 10.0,
}


def group(set_name, path):
    """The group of the table that an instance belongs to."""
    stem = path.stem
    if set_name == "mankowska":
        small = int(stem.split("_")[2]) <= 25
        return list(GROUPS)[0 if small else 1]
    if set_name != "vrptw":
        return {"kummer": "Kummer", "italian": "Italian", "uhhc": "UHHC"}[set_name]
    size = re.fullmatch(r"[a-zA-Z]+\d_(\d+)_\d+", stem)
    return list(GROUPS)[5 if not size else 7 if size[1] == "10" else 6]


def natural(path):
    """A sort key by which 25 comes before 100."""
    return [int(part) if part.isdigit() else part.lower() for part in re.split(r"(\d+)", path.stem)]


def instances(bench):
    """(set, path) of every shared instance, in the order of the table."""
    for set_name in SETS:
        folder = bench / "visits" / ("uhhc/validation" if set_name == "uhhc" else set_name)
        files = folder.glob("*.txt" if set_name == "vrptw" else "*.json")
        for path in sorted((f for f in files if not f.name.startswith("LICENSE")), key=natural):
            yield set_name, path


def best_known(bench):
    """Instance to its best known value, as the benchmark data's README defines it."""
    visits, best = bench / "visits", {}

    def offer(name, value):
        if value and float(value) > 0:
            best[name] = min(float(value), best.get(name, float("inf")))

    with open(visits / "best_known.csv", newline="") as rows:
        for row in csv.DictReader(rows):
            offer(row["instance"], row["best_ub"])
            offer(row["instance"], row["brkga_mp_ipr_best"])
    with open(visits / "uhhc_best_known.csv", newline="") as rows:
        for row in csv.DictReader(rows):
            offer(row["instance"], row["toolbox_recomputed"])
    with open(visits / "vrptw" / "best_known.csv", newline="") as rows:
        for row in csv.DictReader(rows):
            offer(row["instance"].upper(), row["bks_dimacs_distance"] or row["bks_pyvrp_repo"])
    return best


class Checkers:
    """The independent checkers of the benchmark data."""

    def __init__(self, bench):
        sys.path[:0] = [str(bench / "visits"), str(bench / "peers")]
        import evaluate
        import evaluate_uhhc
        import vrptw

        self.hhcrsp, self.uhhc, self.vrptw = evaluate, evaluate_uhhc, vrptw

    def check(self, set_name, instance, solution):
        """The cost of a solution file and what is wrong with it, as a list of words."""
        if set_name == "vrptw":
            lines = solution.read_text().splitlines()
            routes = [[int(c) for c in line.split(":")[1].split()] for line in lines if line.startswith("Route")]
            try:
                return self.vrptw.check(*self.vrptw.read(instance), routes) / 10, []
            except AssertionError as error:
                return None, [f"not a solution: {error}"]
        if set_name == "uhhc":
            word = self.uhhc.evaluate(json.loads(instance.read_text()), json.loads(solution.read_text()))
            return word["cost"], word["broken"]
        read = self.hhcrsp.Inst(str(instance))
        word = self.hhcrsp.check(read, *self.hhcrsp.load_solution(read, str(solution)))
        return word.get("cost"), word["errs"]


def solve(options, checkers, set_name, path):
    """Solves one instance: the row of the table."""
    form = set_name if set_name in ("uhhc", "vrptw") else "hhcrsp"
    row = {"set": set_name, "instance": path.stem}
    with tempfile.TemporaryDirectory() as folder:
        solution = pathlib.Path(folder) / "solution"
        command = [options.anpai, "solve", path, "--format", form, "--stop", options.stop, "--threads", "1"]
        command += ["--seed", str(options.seed), "--json", "--solution", solution]
        begin = time.monotonic()
        done = subprocess.run(command, capture_output=True, text=True)
        row["wall"] = round(time.monotonic() - begin, 1)
        if done.returncode not in (0, 1):
            return row | {"wrong": [f"exit code {done.returncode}: {done.stderr.strip()[-200:]}"]}
        answer = json.loads(done.stdout)
        row |= {key: answer[key] for key in ("status", "objective", "iterations", "cpu_seconds")}
        if not solution.exists():
            return row | {"wrong": ["no plan keeps every hard rule"]}
        try:
            cost, wrong = checkers.check(set_name, path, solution)
        except Exception as error:  # A checker that falls over a plan has not accepted it.
            return row | {"wrong": [f"the checker fails: {error!r}"]}
    if cost is not None and abs(cost - row["objective"]) > (0.0011 if form == "hhcrsp" else 1e-6):
        wrong = [*wrong, f"we say {row['objective']}, the checker {cost}"]
    return row | {"cost": cost, "wrong": wrong}


def number(value, digits=None):
    """A figure of the table; a dash where there is none."""
    if value is None:
        return "–"
    if digits is None:
        digits = 0 if float(value).is_integer() and abs(value) >= 1000 else 3
    return f"{value:,.{digits}f}"


def section(options, rows, best, missing, commits, loads):
    """The marked section of docs/results.md."""
    by_group = {name: [] for name in GROUPS}
    for row in rows:
        known = best.get(row["instance"], best.get(row["instance"].upper()))
        accepted = not row["wrong"] and row.get("cost") is not None
        # Costs are rounded to the digits that are printed; adding 0 turns -0 into 0.
        gap = round(100 * (row["cost"] / known - 1), 3) + 0.0 if accepted and known else None
        by_group[row["group"]].append(row | {"known": known, "gap": gap, "accepted": accepted})
    # Whole digits of the load: it tells whether the machine was quiet, not more.
    load = ", ".join(f"{value:.1f}" for value in loads)
    cpu = sum(row.get("cpu_seconds") or 0 for row in rows)
    out = [BEGIN, "", "## Visits", ""]
    out.append(
        f"`python3 benches/table.py --stop {options.stop}`: one thread and {options.stop} of search an instance, seed {options.seed}, "
        f"{'one at a time' if options.jobs == 1 else f'{options.jobs} at a time'} on {os.cpu_count()} cores; commit "
        f"{' and '.join(commits)}, {datetime.date.today()}; load average before and after {load}; {cpu:,.0f} s of processor "
        "time in all. Every cost is the independent checker's, and where it was not the same as ours the row says so. A row "
        "with less processor time than the stop was solved on a machine that others used as well. The gap is to the best "
        "known as the benchmark data defines it; below zero is better."
    )
    if missing:
        out += ["", f"**Not complete: {missing} instances were not solved.**"]
    out += ["", "| group | instances | accepted | mean gap | largest gap | asked for |", "| --- | --: | --: | --: | --: | --: |"]
    for name, of in by_group.items():
        gaps = [row["gap"] for row in of if row["gap"] is not None]
        mean, most = (sum(gaps) / len(gaps), max(gaps)) if gaps else (None, None)
        accepted = sum(row["accepted"] for row in of)
        percent = lambda value: "–" if value is None else f"{value:.2f} %"
        asked = "–" if GROUPS[name] is None else f"{GROUPS[name]:g} %"
        known = "" if len(gaps) == accepted else f" ({len(gaps)} with a best known)"
        out.append(f"| {name} | {len(of)} | {accepted}{known} | {percent(mean)} | {percent(most)} | {asked} |")
    for name, of in by_group.items():
        if not of:
            continue
        out += ["", f"### {name}", ""]
        out.append("| instance | ours | checker | best known | gap | iterations | processor s | wall s |")
        out.append("| --- | --: | --: | --: | --: | --: | --: | --: |")
        for row in of:
            gap = "–" if row["gap"] is None else f"{row['gap']:.2f} %"
            cost = number(row.get("cost")) if row["accepted"] else "rejected: " + "; ".join(row["wrong"])[:160].replace("|", "/")
            figures = [number(row.get("objective")), cost, number(row["known"]), gap, number(row.get("iterations"), 0)]
            figures += [number(row.get("cpu_seconds"), 1), number(row["wall"], 1)]
            out.append(f"| `{row['instance']}` | " + " | ".join(figures) + " |")
    return "\n".join([*out, "", END])


def replaced(text, new):
    """The document with the marked section replaced, or added at the end."""
    if BEGIN in text and END in text:
        return text[: text.index(BEGIN)] + new + text[text.index(END) + len(END) :]
    return text.rstrip("\n") + "\n\n" + new + "\n"


def commit():
    """The commit that is checked out, and whether it is all but the documentation."""

    def git(*words):
        return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True).stdout.strip()

    changed = git("status", "--porcelain", "--untracked-files=no", "--", ".", ":!docs")
    return (git("rev-parse", "--short", "HEAD") or "unknown") + ("-dirty" if changed else "")


def arguments():
    target = os.environ.get("CARGO_TARGET_DIR", ROOT / "target")
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--stop", default="30s", help="time an instance, as `anpai solve` reads it (default 30s)")
    words.add_argument("--set", action="append", choices=SETS, help="only this set; may be given several times")
    words.add_argument("--only", default="", help="only instances with this in their name")
    words.add_argument("--jobs", type=int, default=1, help="instances solved at once; more than there are cores spoils them")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--cache", type=pathlib.Path, help="JSON lines: what is there is not solved again")
    words.add_argument("--anpai", default=os.environ.get("ANPAI", str(pathlib.Path(target) / "release" / "anpai")))
    words.add_argument("--partial", action="store_true", help="write docs/results.md even where instances are missing")
    return words.parse_args()


def main():
    options = arguments()
    bench = pathlib.Path(os.environ.get("ANPAI_BENCH", ROOT.parent / "shared" / "bench"))
    if not (bench / "visits").is_dir():
        print("skipped: there is no benchmark data; set ANPAI_BENCH to its folder", file=sys.stderr)
        return 0
    if not os.access(options.anpai, os.X_OK):
        print(f"no binary at {options.anpai}: cargo build --release -p anpai-service, or --anpai FILE", file=sys.stderr)
        return 2
    version = hashlib.sha256(pathlib.Path(options.anpai).read_bytes()).hexdigest()[:16]
    run = {"binary": version, "stop": options.stop, "seed": options.seed}
    checkers, best, every = Checkers(bench), best_known(bench), list(instances(bench))
    cached = {}
    if options.cache and options.cache.exists():
        for line in options.cache.read_text().splitlines():
            row = json.loads(line)
            if all(row.get(key) == value for key, value in run.items()):
                cached[row["set"], row["instance"]] = row
    wanted = [(s, p) for s, p in every if (not options.set or s in options.set) and options.only in p.stem]
    open_ = [(s, p) for s, p in wanted if (s, p.stem) not in cached]
    print(f"{len(open_)} instances to solve, {len(wanted) - len(open_)} in the cache", file=sys.stderr)
    before, now, lock = os.getloadavg()[0], commit(), threading.Lock()

    def work(item):
        row = solve(options, checkers, *item) | run | {"commit": now, "load": round(os.getloadavg()[0], 2)}
        known = best.get(row["instance"], best.get(row["instance"].upper()))
        gap = f"{100 * (row['cost'] / known - 1):8.2f} %" if known and row.get("cost") else " " * 10
        with lock:
            cached[row["set"], row["instance"]] = row
            if options.cache:
                with open(options.cache, "a") as file:
                    file.write(json.dumps(row) + "\n")
            words = [f"{row['instance'][:44]:44}", gap, f"{row.get('cpu_seconds') or 0:6.1f} s", *row["wrong"]]
            print(*words, file=sys.stderr, flush=True)

    with concurrent.futures.ThreadPoolExecutor(max(1, options.jobs)) as pool:
        for future in [pool.submit(work, item) for item in open_]:
            future.result()
    rows = [cached[s, p.stem] | {"group": group(s, p)} for s, p in every if (s, p.stem) in cached]
    missing = len(every) - len(rows)
    loads = [min([before, *(r["load"] for r in rows)]), os.getloadavg()[0]] if not open_ else [before, os.getloadavg()[0]]
    commits = sorted({row["commit"] for row in rows})
    new = section(options, rows, best, missing, commits, loads)
    print(new)
    if missing and not options.partial:
        print(f"docs/results.md is as it was: {missing} instances are missing (--partial writes it all the same)", file=sys.stderr)
    else:
        RESULTS.write_text(replaced(RESULTS.read_text(), new))
    return 1 if any(row["wrong"] for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
