"""The program `anpai` for tests that need real plans or a real service: where it is, and documents that it made."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from functools import cache, lru_cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any


@lru_cache(maxsize=1)
def program() -> str:
    """The path of `anpai`: the variable ANPAI, the search path, or what cargo has built."""
    cargo = Path(os.environ.get("CARGO_TARGET_DIR", Path(__file__).parents[2] / "target"))
    built = [str(cargo / profile / "anpai") for profile in ("release", "debug") if (cargo / profile / "anpai").exists()]
    found = os.environ.get("ANPAI") or shutil.which("anpai") or next(iter(built), None)
    if found is None:
        raise RuntimeError("these tests need the program anpai: cargo build -p anpai-service, or set ANPAI to its path")
    return found


@lru_cache(maxsize=1)
def folder() -> Path:
    """Where documents and networks of this run of the tests lie."""
    return Path(mkdtemp(prefix="anpai-tests-"))


@cache
def scenario(name: str) -> dict[str, Any]:
    """The document of a scenario, its networks beside it."""
    file = folder() / f"{name}.json"
    subprocess.run([program(), "scenario", name, "--out", file], check=True, capture_output=True)
    return dict(json.loads(file.read_text()))


@cache
def solved(name: str, *options: str) -> dict[str, Any]:
    """A plan of a scenario, the same in every run where the options are iterations."""
    scenario(name)
    out = folder() / f"{name}.plan.json"
    verb = "simulate" if scenario(name)["model"] == "beds-forecast" else "solve"
    subprocess.run(
        [program(), verb, folder() / f"{name}.json", "--out", out, *options], check=True, capture_output=True
    )
    return dict(json.loads(out.read_text()))


@cache
def frontier(name: str, *options: str) -> dict[str, Any]:
    """The front of a scenario."""
    scenario(name)
    ran = subprocess.run(
        [program(), "frontier", folder() / f"{name}.json", "--json", *options], check=True, capture_output=True
    )
    return dict(json.loads(ran.stdout))


def fewer(document: dict[str, Any]) -> dict[str, Any]:
    """A bed plan or a network plan with so few communities and sites that exact methods have it at once."""
    if document["model"] == "beds-plan":
        return {
            **document,
            "communities": document["communities"][:35],
            **{part: document[part][:6] for part in ("projects", "extensions", "conversions")},
            "scenarios": [],
        }
    kinds = [kind["id"] for kind in document["kinds"]]
    of_kind = [[site for site in document["sites"] if site["kind"] == kind][:4] for kind in kinds]
    return {**document, "communities": document["communities"][:12], "sites": [site for part in of_kind for site in part]}
