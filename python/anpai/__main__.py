"""`python -m anpai`: the verbs of the command line `anpai`, over this package.

Verbs, options and exit codes are the program's (0 a plan, 1 no feasible plan, 2 bad input, 130 interrupted with no plan); a test
compares them with its help. What only the program has is listed in `VERBS_ELSEWHERE` and `OPTIONS_ELSEWHERE`.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from anpai.solving import _seconds

import anpai

A_PLAN, NO_PLAN, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130

# Verbs of the program that the package does not have, and why.
VERBS_ELSEWHERE = {
    "import": "in Python tables make problems: anpai.visits, anpai.beds, anpai.meals, anpai.funerals",
    "export": "in Python plans are tables: Plan.table(name).to_pandas()",
    "recommend": "places for one more request are found by the program and the service",
    "desk": "the booking desk keeps a ledger of its own",
    "serve": "the service is the program's",
    "worker": "the service is the program's",
    "openapi": "the service is the program's",
    "admin": "the service is the program's",
}

# Options of the program's verbs that the package's do not have.
OPTIONS_ELSEWHERE = {
    "check": {"--format"},
    "solve": {"--format", "--solution", "--visits", "--best", "--checkpoint"},
    "evaluate": {"--format"},
    "frontier": {"--format", "--solution", "--visits", "--best", "--checkpoint", "--previous", "--report", "--progress"},
    "simulate": set(),
    "schema": set(),
    "rules": {"--markdown"},
    "scenario": set(),
    "roads build": {"--nodes", "--edges", "--datum", "--json"},
    "roads matrix": {"--allow-far", "--hour", "--closed", "--json"},
    "roads circle": {"--people", "--allow-far", "--hour", "--closed"},
}
ROADS_ELSEWHERE = {"route", "cover", "info"}
DATUMS = ("wgs84", "gcj02", "bd09", "local-plane")


def parser() -> argparse.ArgumentParser:
    """The parser of every verb."""
    top = argparse.ArgumentParser(
        prog="python -m anpai",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        description='anpai (安排, "to arrange"): care at home, beds, meals and funerals, from Python',
        epilog="Exit codes: 0 a plan, 1 no feasible plan, 2 bad input, 130 interrupted with no plan.\n\nOnly the program anpai has:\n"
        + "\n".join(f"  {verb:<9} {why}" for verb, why in VERBS_ELSEWHERE.items()),
    )
    top.add_argument("-V", "--version", action="version", version=f"anpai {anpai.__version__}")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")

    def verb(name: str, said: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        made = verbs.add_parser(name, help=said, description=said, allow_abbrev=False)
        made.set_defaults(run=run)
        return made

    check = verb("check", "Tell every issue of a document at once", _check)
    _file(check)
    _json(check)

    solve = verb("solve", "Find a plan: a roster, or who gets which bed", _solve)
    _file(solve)
    _search(solve)
    _iterations(solve)
    solve.add_argument("--previous", metavar="PLAN.json", help="Stay close to this earlier plan")

    simulate = verb("simulate", "Simulate a waiting list under several plans for its beds", _simulate)
    _file(simulate)
    _search(simulate)

    evaluate = verb("evaluate", "Tell what a plan costs, rule by rule", _evaluate)
    _file(evaluate)
    evaluate.add_argument("plan", metavar="PLAN", help="The plan")
    evaluate.add_argument(
        "--report", metavar="FILE.html", help="Write a report here: one page that opens without a network"
    )
    _json(evaluate)

    front = verb(
        "frontier",
        "Plans from the cheapest to the one that leaves the least need, none beaten in both (beds-plan)",
        _frontier,
    )
    _file(front)
    front.add_argument(
        "--points",
        type=int,
        default=6,
        metavar="N",
        help="How many plans to look for between the two ends [default: 6]",
    )
    front.add_argument(
        "--target",
        metavar="ID",
        help="Of a network plan: the target that is lowered by one percent (or site, or hour) each time",
    )
    _limits(front)
    _iterations(front)
    front.add_argument("--out", metavar="FRONT.json", help="Write the front here")
    _json(front)

    schema = verb("schema", "Print the JSON Schema of a model's document", _schema)
    schema.add_argument("model", metavar="MODEL", choices=anpai.models(), help="The model")

    rules = verb("rules", "List every rule with its level, default weight, unit and reason", _rules)
    rules.add_argument("model", metavar="MODEL", choices=anpai.models(), help="The model")
    _json(rules)

    scenario = verb("scenario", "Write the document of a scenario that comes with anpai", _scenario)
    scenario.add_argument("name", metavar="NAME", help="Its name, such as guandu-normal")
    scenario.add_argument(
        "--seed", type=int, default=1, metavar="SEED", help="The seed of the synthetic people [default: 1]"
    )
    scenario.add_argument("--out", metavar="FILE", help="Write it here; to standard output where not given")

    _roads(verb("roads", "Travel times along real roads: build a network, and ask it for matrices and circles", _check))
    return top


def _roads(roads: argparse.ArgumentParser) -> None:
    verbs = roads.add_subparsers(dest="roads", required=True, metavar="VERB")
    build = verbs.add_parser("build", help="Build the network of one profile", allow_abbrev=False)
    build.add_argument("source", metavar="SOURCE", help="An OpenStreetMap extract (.osm.pbf)")
    build.add_argument("--profile", required=True, metavar="PROFILE", help="Who travels: walk, ebike or car")
    build.add_argument("--out", required=True, metavar="X.roads", help="Write the network here")
    build.set_defaults(run=_roads_build)

    matrix = verbs.add_parser("matrix", help="Write travel times from every place to every place", allow_abbrev=False)
    matrix.add_argument("network", metavar="ROADS", help="The network")
    matrix.add_argument("points", metavar="POINTS", help="The places: id, lon, lat (or x, y)")
    matrix.add_argument("--targets", metavar="T.csv", help="Where to; the places themselves where not given")
    matrix.add_argument("--metres", action="store_true", help="The length of the fastest way as well")
    matrix.add_argument("--out", required=True, metavar="M.csv", help="Write the matrix here")

    circle = verbs.add_parser("circle", help="Tell where one gets to within a time", allow_abbrev=False)
    circle.add_argument("network", metavar="ROADS", help="The network")
    circle.add_argument(
        "--at",
        required=True,
        type=_pair,
        metavar="LON,LAT",
        help="The place: longitude and latitude, or metres east and north on a local plane",
    )
    circle.add_argument("--minutes", required=True, type=float, metavar="MINUTES", help="The time")
    circle.add_argument(
        "--towards", action="store_true", help="Who can get to the place, instead of where one gets to from it"
    )
    circle.add_argument("--geojson", metavar="F.geojson", help="Write the polygon here (RFC 7946)")
    _json(circle)
    for made, run in ((matrix, _roads_matrix), (circle, _roads_circle)):
        made.add_argument("--datum", required=True, choices=DATUMS, help="What the coordinates are relative to")
        made.add_argument(
            "--radius",
            type=float,
            default=500.0,
            metavar="METRES",
            help="The farthest that a place may lie from the road [default: 500]",
        )
        made.set_defaults(run=run)


def _file(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", metavar="FILE", help="The document; - reads standard input")


def _json(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--json", action="store_true", help="Print one JSON object")


def _iterations(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--iterations",
        type=int,
        metavar="N",
        help="Stop after this many iterations of each search chain; alone, it makes the plan repeatable byte for byte",
    )


def _limits(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--stop", type=_time, metavar="TIME", help="Stop after this time, such as 500ms, 60s, 5m")
    verb.add_argument(
        "--seed", type=int, default=1, metavar="SEED", help="The seed of every random choice [default: 1]"
    )
    verb.add_argument("--threads", type=int, metavar="T", help="Threads to work on [default: all cores]")


def _search(verb: argparse.ArgumentParser) -> None:
    _limits(verb)
    verb.add_argument("--out", metavar="PLAN.json", help="Write the plan here")
    verb.add_argument(
        "--report", metavar="FILE.html", help="Write a report here: one page that opens without a network"
    )
    verb.add_argument(
        "--progress",
        choices=("bar", "json"),
        default="bar",
        help="How to tell of the progress, on standard error: a bar "
        "where that is a terminal, or one JSON object a line, at most ten a second",
    )
    _json(verb)


def _time(text: str) -> float:
    try:
        return _seconds(text)
    except anpai.BadInput as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no time: write such as 500ms, 60s, 5m") from error


def _pair(text: str) -> tuple[float, float]:
    try:
        east, north = text.split(",")
        return float(east), float(north)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no place: write such as 8.69,49.41") from error


# --- verbs ------------------------------------------------------------------------------------------------------------


def _read(file: str) -> anpai.Problem:
    return anpai.Problem(sys.stdin.buffer.read()) if file == "-" else anpai.read(file)


def _check(options: argparse.Namespace) -> int:
    try:
        problem = _read(options.file)
    except anpai.BadInput as error:
        if options.json:
            _print({"status": "invalid", "issues": [_issue(issue) for issue in error.issues]})
        else:
            _list(error)
        return BAD_INPUT
    if options.json:
        _print({"status": "valid", "issues": [], **problem.counts})
    else:
        print("no issues: " + ", ".join(f"{number} {what}" for what, number in problem.counts.items()))
    return A_PLAN


def _solve(options: argparse.Namespace) -> int:
    problem = _read(options.file)
    if problem.model == "beds-forecast":
        raise _Refused("there is nothing to solve in a forecast: use simulate")
    previous = None if options.previous is None else Path(options.previous).read_text(encoding="utf-8")
    return _found(problem, options, iterations=options.iterations, previous=previous)


def _simulate(options: argparse.Namespace) -> int:
    problem = _read(options.file)
    if problem.model != "beds-forecast":
        raise _Refused(f"a document of {problem.model} is no forecast: use solve")
    return _found(problem, options)


def _found(problem: anpai.Problem, options: argparse.Namespace, **more: Any) -> int:
    begun = time.monotonic()
    plan = anpai.solve(
        problem,
        stop=options.stop,
        seed=options.seed,
        threads=options.threads,
        on_progress=_ear(options.progress),
        **more,
    )
    seconds = round(time.monotonic() - begun, 3)
    # As the program: a plan that breaks a hard rule is not written.
    if options.out is not None and plan.status != "infeasible":
        Path(options.out).write_text(plan.to_json(), encoding="utf-8")
    if options.report is not None:
        Path(options.report).write_text(plan.report(), encoding="utf-8")
    if options.json:
        _print({**plan.told, "seconds": seconds})
    else:
        print(f"{problem.name or problem.model}\n{plan.status}{', interrupted' if plan.interrupted else ''}")
        for what, value in plan.score.items():
            print(f"  {what:<20} {value if isinstance(value, (int, float)) else json.dumps(value)}")
        for note in problem.check():
            print(f"  {note}")
        print(f"\n{seconds} s")
    return NO_PLAN if plan.status == "infeasible" else A_PLAN


def _ear(how: str) -> Callable[[anpai.Progress], object] | bool | None:
    if how == "bar":
        return True if sys.stderr.isatty() else None
    last = 0.0

    def tell(progress: anpai.Progress) -> None:
        nonlocal last
        if progress.seconds - last >= 0.1 or progress.fraction >= 1:
            last = progress.seconds
            score = (
                None if progress.score is None else dict(zip(("hard", "medium", "soft"), progress.score, strict=True))
            )
            print(json.dumps({**progress._asdict(), "score": score}), file=sys.stderr, flush=True)

    return tell


def _frontier(options: argparse.Namespace) -> int:
    front = anpai.frontier(
        _read(options.file),
        points=options.points,
        target=options.target,
        stop=options.stop,
        iterations=options.iterations,
        seed=options.seed,
        threads=options.threads,
    )
    if options.out is not None:
        text = json.dumps(front, indent=2, ensure_ascii=False)
        Path(options.out).write_text(text + "\n", encoding="utf-8")
    if options.json:
        _print(front)
    elif "points" in front:
        print("yuan, mean need in metres, people and years")
        for point in front["points"]:
            print(f"  {point['cost_fen'] / 100:.2f}: {point['mean_need']}")
    else:
        print(f"at least, unmet ({front.get('unit', 'hours a week')}), yuan: {front['target']}")
        for point in front["front"]:
            print(f"  {point['at_least_hundredths'] / 100:g}: {point['unmet_hours']}, {point['cost_fen'] / 100:.2f}")
    return A_PLAN


def _evaluate(options: argparse.Namespace) -> int:
    problem = _read(options.file)
    plan = Path(options.plan).read_text(encoding="utf-8")
    told = anpai.evaluate(problem, plan)
    if options.report is not None:
        Path(options.report).write_text(problem._read.judge(plan).report(), encoding="utf-8")
    if options.json:
        _print(told)
    else:
        print(f"{problem.name or problem.model}\n{told['status']}")
        for rule in told.get("rules", []):
            if rule.get("amount"):
                print(
                    f"  {rule['rule']:<28} {rule['level']:<7} {rule['amount']:>14} {rule['unit']:<12} cost {rule['cost']}"
                )
    return NO_PLAN if told["status"] == "infeasible" else A_PLAN


def _schema(options: argparse.Namespace) -> int:
    _print(anpai.schema(options.model))
    return A_PLAN


def _rules(options: argparse.Namespace) -> int:
    rules = anpai.rules(options.model)
    if options.json:
        print(json.dumps([rule._asdict() for rule in rules], indent=2, ensure_ascii=False))
        return A_PLAN
    for rule in rules:
        print(f"{rule.rule:<28} {rule.level:<7} {rule.weight:>6}  a {rule.unit}: {rule.counts}\n{'':<28} {rule.reason}")
    return A_PLAN


def _scenario(options: argparse.Namespace) -> int:
    folder = None if options.out is None else Path(options.out).parent
    problem = anpai.scenario(options.name, options.seed, folder=folder)
    if options.out is None:
        print(problem.to_json())
    else:
        Path(options.out).write_text(problem.to_json(), encoding="utf-8")
    return A_PLAN


def _roads_build(options: argparse.Namespace) -> int:
    print(anpai.roads.build(options.source, options.profile, options.out))
    return A_PLAN


def _roads_matrix(options: argparse.Namespace) -> int:
    targets = None if options.targets is None else _places(options.targets)
    table = anpai.roads.Network(options.network).matrix(
        _places(options.points), targets, datum=options.datum, metres=options.metres, radius=options.radius
    )
    # With a mark of its coding at the head, as the program writes it: spreadsheets read Chinese names by it.
    with open(options.out, "w", newline="", encoding="utf-8-sig") as file:
        rows = csv.DictWriter(file, table.column_names)
        rows.writeheader()
        rows.writerows(table.to_dicts())
    return A_PLAN


def _places(path: str) -> list[dict[str, Any]]:
    """A table of places: coordinates as numbers, everything else as it stands."""
    with open(path, newline="", encoding="utf-8-sig") as file:
        return [
            {name: _number(value) if name in ("lon", "lat", "x", "y") else value for name, value in row.items()}
            for row in csv.DictReader(file)
        ]


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def _roads_circle(options: argparse.Namespace) -> int:
    network = anpai.roads.Network(options.network)
    circle = network.circle(
        options.at, options.minutes, datum=options.datum, towards=options.towards, radius=options.radius
    )
    if options.geojson is not None:
        Path(options.geojson).write_text(json.dumps(circle), encoding="utf-8")
    told = {
        "profile": network.profile,
        "source": network.source,
        "minutes": options.minutes,
        "towards": options.towards,
    }
    if options.json:
        _print(told)
    else:
        print(f"{options.minutes:g} minutes by {network.profile} on {network.source}")
    return A_PLAN


# --- what goes wrong --------------------------------------------------------------------------------------------------


class _Refused(Exception):
    """What was asked for is not to be had."""


def _print(told: Any) -> None:
    print(json.dumps(told, indent=2, ensure_ascii=False))


def _issue(issue: dict[str, str]) -> dict[str, str]:
    """An issue in the program's words, which calls the advice an action."""
    return {("action" if name == "advice" else name): value for name, value in issue.items()}


def _list(error: anpai.BadInput) -> None:
    for issue in error.issues:
        print(
            f"{issue['pointer']} [{issue['code']}] {issue['value']}: {issue['cause']}; {issue['advice']}",
            file=sys.stderr,
        )
    print(f"anpai: {len(error.issues)} issue{'' if len(error.issues) == 1 else 's'}", file=sys.stderr)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a verb, and give its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] in VERBS_ELSEWHERE:
        print(f"anpai: only the program anpai has {given[0]}; {VERBS_ELSEWHERE[given[0]]}", file=sys.stderr)
        return BAD_INPUT
    options = parser().parse_args(given)
    try:
        return int(options.run(options))
    except anpai.BadInput as error:
        _list(error)
        return BAD_INPUT
    except anpai.NotSolved as error:
        print(f"anpai: {error}", file=sys.stderr)
        return NO_PLAN
    except (OSError, UnicodeDecodeError, _Refused) as error:
        print(f"anpai: {error}", file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        print("anpai: interrupted before there was a plan", file=sys.stderr)
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
