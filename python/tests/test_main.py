"""`python -m anpai` beside the program: the same verbs, options, values, exit codes and plans."""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import anpai
from anpai import __main__ as cli

# Beside this file: pytest imports each test as a module of its own.
sys.path.insert(0, str(Path(__file__).parent))
import real  # noqa: E402


def program(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([real.program(), *map(str, words)], capture_output=True, text=True)


def verbs_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Every verb of a parser with its parser."""
    inner = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    return dict(inner.choices)


def told_verbs(help_text: str) -> set[str]:
    """Verbs that the program's help lists."""
    part = help_text.split("Commands:\n", 1)[1].split("\n\n", 1)[0]
    return {line.split()[0] for line in part.splitlines() if line.startswith("  ") and line[2] != " "} - {"help"}


def told_options(help_text: str) -> set[str]:
    """Long options that the program's help lists."""
    return set(re.findall(r"^ +(?:-\w, )?(--[a-z-]+)", help_text, re.MULTILINE)) - {"--help"}


def long_options(parser: argparse.ArgumentParser) -> set[str]:
    return {name for action in parser._actions for name in action.option_strings if name.startswith("--")} - {"--help"}


def test_verbs_are_those_of_the_program() -> None:
    mine = verbs_of(cli.parser())
    assert set(mine) | set(cli.VERBS_ELSEWHERE) == told_verbs(program("--help").stdout)
    assert not set(mine) & set(cli.VERBS_ELSEWHERE)
    assert set(verbs_of(mine["roads"])) | cli.ROADS_ELSEWHERE == told_verbs(program("roads", "--help").stdout)


@pytest.mark.parametrize("verb", cli.OPTIONS_ELSEWHERE)
def test_options_are_those_of_the_program(verb: str) -> None:
    parser = cli.parser()
    for word in verb.split():
        parser = verbs_of(parser)[word]
    theirs = told_options(program(*verb.split(), "--help").stdout)
    assert long_options(parser) | cli.OPTIONS_ELSEWHERE[verb] == theirs
    assert not long_options(parser) & cli.OPTIONS_ELSEWHERE[verb]


def test_models_and_datums_are_those_of_the_program() -> None:
    said = program("schema", "--help").stdout
    assert re.findall(r"possible values: ([^\]]+)\]", said)[0].split(", ") == anpai.models()
    said = program("roads", "circle", "--help").stdout
    assert re.findall(r"<DATUM>.*possible values: ([^\]]+)\]", said)[0].split(", ") == list(cli.DATUMS)


def test_a_plan_is_the_one_of_the_program_byte_for_byte(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    day = tmp_path / "day.json"
    assert cli.main(["scenario", "guandu-calm", "--seed", "2", "--out", str(day)]) == 0
    program("scenario", "guandu-calm", "--seed", 2, "--out", tmp_path / "theirs.json")
    assert json.loads(day.read_text()) == json.loads((tmp_path / "theirs.json").read_text())
    words = ["solve", str(day), "--iterations", "100", "--seed", "3", "--json", "--out"]
    capsys.readouterr()
    code = cli.main([*words, str(tmp_path / "mine.plan")])
    mine = json.loads(capsys.readouterr().out)
    ran = program(*words, tmp_path / "their.plan")
    theirs = json.loads(ran.stdout)
    assert code == ran.returncode == 0
    assert (tmp_path / "mine.plan").read_bytes() == (tmp_path / "their.plan").read_bytes()
    of_the_run = {"seconds", "cpu_seconds", "iterations", "seed"}
    assert {name: value for name, value in mine.items() if name not in of_the_run} == {
        name: value for name, value in theirs.items() if name not in of_the_run
    }
    again = [*words[:-1], "--previous", str(tmp_path / "mine.plan"), "--out"]
    cli.main([*again, str(tmp_path / "mine.again")])
    program(*again, tmp_path / "their.again")
    assert (tmp_path / "mine.again").read_bytes() == (tmp_path / "their.again").read_bytes()
    capsys.readouterr()
    assert (
        cli.main(["evaluate", str(day), str(tmp_path / "mine.plan"), "--json", "--report", str(tmp_path / "r.html")])
        == 0
    )
    judged = json.loads(capsys.readouterr().out)
    assert judged["score"] == mine["score"]
    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_forecast_is_simulated_and_not_solved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "waiting.json"
    cli.main(["scenario", "changning-waiting", "--out", str(file)])
    assert cli.main(["solve", str(file)]) == program("solve", file).returncode == 2
    assert "simulate" in capsys.readouterr().err
    assert cli.main(["simulate", str(file), "--seed", "4", "--out", str(tmp_path / "mine")]) == 0
    program("simulate", file, "--seed", 4, "--out", tmp_path / "theirs")
    assert (tmp_path / "mine").read_bytes() == (tmp_path / "theirs").read_bytes()


def test_a_front_is_the_one_of_the_program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # Of nodes and not of time, so that both find the same.
    words = ["--points", "3", "--iterations", "50", "--json", "--out"]
    for scenario, more in (("lufeng-beds", []), ("changning-network", ["--target", "covered"])):
        file = tmp_path / f"{scenario}.json"
        file.write_text(json.dumps(real.fewer(real.scenario(scenario))))
        assert cli.main(["frontier", str(file), *more, *words, str(tmp_path / "mine")]) == 0
        mine = json.loads(capsys.readouterr().out)
        ran = program("frontier", file, *more, *words, tmp_path / "theirs")
        assert ran.returncode == 0 and mine == json.loads(ran.stdout)
        assert (tmp_path / "mine").read_bytes() == (tmp_path / "theirs").read_bytes()
    for wrong in (["--target", "nosuch"], ["--points", "1"]):
        assert cli.main(["frontier", str(file), *wrong]) == program("frontier", file, *wrong).returncode == 2
    assert "name one of" in capsys.readouterr().err


def test_bad_input_is_listed_as_the_program_lists_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bad.json"
    file.write_text('{"anpai": 1, "model": "visits", "visits": 7}')
    assert cli.main(["check", str(file)]) == 2
    mine = capsys.readouterr().err.splitlines()[:-1]
    ran = program("check", file)
    assert ran.returncode == 2
    assert mine == ran.stderr.splitlines()[:-1]
    assert cli.main(["check", str(file), "--json"]) == 2
    assert json.loads(capsys.readouterr().out) == json.loads(program("check", file, "--json").stdout)
    assert (
        cli.main(["solve", str(tmp_path / "nowhere.json")])
        == program("solve", tmp_path / "nowhere.json").returncode
        == 2
    )
    assert cli.main(["scenario", "nosuch"]) == 2
    with pytest.raises(SystemExit) as exits:
        cli.main(["solve", str(file), "--stop", "soon"])
    assert exits.value.code == 2


def test_a_good_document_is_counted_as_the_program_counts_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "day.json"
    file.write_text(json.dumps(real.scenario("guandu-calm")))
    assert cli.main(["check", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(program("check", file, "--json").stdout)


@pytest.mark.parametrize("model", anpai.models())
def test_schemas_and_rules_are_those_of_the_program(model: str, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["schema", model])
    assert json.loads(capsys.readouterr().out) == json.loads(program("schema", model).stdout)
    cli.main(["rules", model, "--json"])
    assert json.loads(capsys.readouterr().out) == json.loads(program("rules", model, "--json").stdout)


def test_no_feasible_plan_is_exit_code_1(tmp_path: Path) -> None:
    document = real.scenario("lufeng-beds")
    document = json.loads(json.dumps(document))
    for budget in document["budgets"]:
        budget["yuan"] = 1
    file = tmp_path / "poor.json"
    file.write_text(json.dumps(document))
    assert cli.main(["solve", str(file), "--stop", "5s"]) == program("solve", file, "--stop", "5s").returncode == 1


def test_what_only_the_program_has_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["serve", "--open"]) == 2
    assert "only the program anpai has serve" in capsys.readouterr().err


def test_it_runs_as_a_module(tmp_path: Path) -> None:
    ran = subprocess.run([sys.executable, "-m", "anpai", "--version"], capture_output=True, text=True, check=True)
    assert ran.stdout.split()[-1] == program("--version").stdout.split()[-1]


def test_progress_is_one_object_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "day.json"
    file.write_text(json.dumps(real.scenario("guandu-calm")))
    cli.main(["solve", str(file), "--iterations", "300", "--progress", "json"])
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert lines and all(set(line) == {"fraction", "seconds", "iterations", "score"} for line in lines)


def test_circles_and_matrices_of_a_network(tmp_path: Path) -> None:
    day = tmp_path / "heidelberg-day.json"
    cli.main(["scenario", "heidelberg-day", "--out", str(day)])
    network = tmp_path / "heidelberg-walk.roads"
    place = json.loads(day.read_text())["places"][0]
    words = [
        "roads",
        "circle",
        str(network),
        "--at",
        f"{place['x']},{place['y']}",
        "--minutes",
        "10",
        "--datum",
        "wgs84",
        "--geojson",
    ]
    assert cli.main([*words, str(tmp_path / "mine.geojson")]) == 0
    program(*words, tmp_path / "theirs.geojson")
    mine, theirs = (json.loads((tmp_path / f"{whose}.geojson").read_text()) for whose in ("mine", "theirs"))
    assert mine == theirs
    points = tmp_path / "points.csv"
    points.write_text(
        "id,lon,lat\n"
        + "".join(f"{each['id']},{each['x']},{each['y']}\n" for each in json.loads(day.read_text())["places"][:5])
    )
    words = ["roads", "matrix", str(network), str(points), "--datum", "wgs84", "--metres", "--out"]
    assert cli.main([*words, str(tmp_path / "mine.csv")]) == 0
    program(*words, tmp_path / "theirs.csv")
    rows = [
        [line.split(",") for line in (tmp_path / f"{whose}.csv").read_text(encoding="utf-8-sig").splitlines()]
        for whose in ("mine", "theirs")
    ]
    assert rows[0][0] == rows[1][0]
    assert [(row[0], row[1], float(row[2]), float(row[3])) for row in rows[0][1:]] == [
        (row[0], row[1], float(row[2]), float(row[3])) for row in rows[1][1:]
    ]
