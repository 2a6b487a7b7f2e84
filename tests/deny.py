#!/usr/bin/env python3
"""Holds every crate of the build to deny.toml's licences and bans, and to crates.io as the only source.

A stand-in of some hundred lines for `cargo deny`, which takes longer to install than the rest of the test takes: it reads
`cargo metadata`. Prints each offence and exits with 1 where there is any.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index"


def table(text: str, name: str) -> str:
    """The lines of one table of deny.toml, without comments."""
    body = re.search(rf"^\[{name}\]$(.*?)(?=^\[|\Z)", text, re.MULTILINE | re.DOTALL)
    if body is None:
        sys.exit(f"deny.toml has no table [{name}]")
    return re.sub(r"#.*", "", body.group(1))


def permitted(expression: str, allowed: set[str]) -> bool:
    """Whether an SPDX expression can be met with the allowed licences alone."""
    words = re.findall(r"[()]|[^\s()/]+|/", expression)
    at = 0

    def peek() -> str:
        return words[at] if at < len(words) else ""

    def take() -> str:
        nonlocal at
        at += 1
        return words[at - 1]

    def one() -> bool:
        if peek() == "(":
            take()
            inside = either()
            take()
            return inside
        name = take()
        if peek() == "WITH":  # an exception only adds permissions
            take(), take()
        return name in allowed

    def both() -> bool:
        met = one()
        while peek() == "AND":
            take()
            met = one() and met
        return met

    def either() -> bool:
        met = both()
        while peek() in ("OR", "/"):  # the slash is how crates wrote OR before 2018
            take()
            met = both() or met
        return met

    return either()


def main() -> int:
    text = (ROOT / "deny.toml").read_text(encoding="utf-8")
    allow = re.search(r"^allow\s*=\s*\[(.*?)\]", table(text, "licenses"), re.MULTILINE | re.DOTALL)
    allowed = set(re.findall(r'"([^"]+)"', allow.group(1))) if allow else set()
    exceptions = {
        crate: set(re.findall(r'"([^"]+)"', licences))
        for crate, licences in re.findall(
            r'crate\s*=\s*"([^"]+)",\s*allow\s*=\s*\[(.*?)\]', table(text, "licenses"), re.DOTALL
        )
    }
    # A banned crate, and those that may bring it all the same.
    banned = {
        name: set(re.findall(r'"([^"]+)"', wrappers))
        for name, wrappers in re.findall(
            r'name\s*=\s*"([^"]+)"(?:,\s*wrappers\s*=\s*\[(.*?)\])?', table(text, "bans"), re.DOTALL
        )
    }
    metadata = json.loads(
        subprocess.run(
            ["cargo", "metadata", "--format-version", "1", "--locked", "--all-features"],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    )
    names = {package["id"]: package["name"] for package in metadata["packages"]}
    brought_by: dict[str, set[str]] = {}
    for node in metadata["resolve"]["nodes"]:
        for dependency in node["dependencies"]:
            brought_by.setdefault(dependency, set()).add(names[node["id"]])
    offences = []
    for package in metadata["packages"]:
        name = f"{package['name']} {package['version']}"
        if package["source"] not in (None, CRATES_IO):
            offences.append(f"{name}: comes from {package['source']}")
        if not permitted(package["license"] or "none", allowed | exceptions.get(package["name"], set())):
            offences.append(f"{name}: licence {package['license']}")
        if package["name"] in banned:
            others = brought_by.get(package["id"], set()) - banned[package["name"]]
            offences.extend(f"{name}: banned, and brought by {other}" for other in sorted(others))
    for offence in offences:
        print(offence)
    print(f"{len(metadata['packages'])} crates, {len(offences)} offences against deny.toml")
    return 1 if offences else 0


if __name__ == "__main__":
    sys.exit(main())
