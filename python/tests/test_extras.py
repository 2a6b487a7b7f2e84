"""The extras of pyproject.toml: their oldest versions are the ones that lowest.sh tests."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).parents[1]


def number(version: str) -> tuple[int, ...]:
    """A version, such that 4 and 4.0.0 are one."""
    parts = [int(part) for part in version.split(".")]
    while parts and parts[-1] == 0:
        parts.pop()
    return tuple(parts)


def test_the_oldest_versions_are_those_that_are_tested() -> None:
    project = (FOLDER / "pyproject.toml").read_text(encoding="utf-8")
    extras = project.split("[project.optional-dependencies]", 1)[1].split("\n[", 1)[0]
    allowed = {(name, number(version)) for name, version in re.findall(r'"([a-z]+)>=([0-9.]+)"', extras)}
    lines = (FOLDER / "tests" / "lowest.txt").read_text(encoding="utf-8").split("# And what runs the tests.")[0]
    tested = {(name, number(version)) for name, version in re.findall(r"^([a-z]+)==([0-9.]+)$", lines, re.MULTILINE)}
    assert len(allowed) >= 12 and allowed == tested
