"""What the Python tools have in common: the files of a network, a clock, and what is printed."""

import array
import json
import os
import sys
import time
from pathlib import Path

# Rows and columns of the corner of the table that is kept to be compared.
KEPT = 1_000
NO_WAY = 2**32 - 1


def resident() -> int:
    """Bytes of the process in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def read(folder: Path, network: str, what: str, kind: str = "I") -> array.array:
    """Numbers of 32 bits that `roads-peers network` has written."""
    numbers = array.array(kind)
    numbers.frombytes((folder / f"{network.replace('/', '-')}.{what}").read_bytes())
    return numbers


def table(rows: int, columns: int, spent: float) -> dict:
    return {"rows": rows, "columns": columns, "ns": spent * 1e9 / (rows * columns)}


def tell(prepared: float, grown: int, tables: list[dict]) -> None:
    print(json.dumps({"preparation": prepared, "megabytes": grown / 1e6, "tables": tables}))


def main(tools: dict) -> None:
    """`TOOL PLACE/PROFILE SECONDS FOLDER`"""
    tool, network, seconds, folder = sys.argv[1:5]
    os.environ["OMP_NUM_THREADS"] = "1"
    tools[tool][2](network, float(seconds), Path(folder))


def rows_of(ask, sources, targets, seconds: float, at_once: int = 1):
    """Asks for rows, a few at once, as long as there is time; the kept corner, and what it took.

    `ask(sources)` gives the rows of some sources, columns in the order of the targets, infinity or more than `NO_WAY`
    where there is no way.
    """
    kept, rows, begin = array.array("I"), 0, time.perf_counter()
    while rows < len(sources) and (rows == 0 or time.perf_counter() - begin < seconds):
        for row in ask(sources[rows : rows + at_once]):
            if rows < KEPT:
                kept.extend(int(min(value, NO_WAY)) for value in row[:KEPT])
            rows += 1
    return kept, table(rows, len(targets), time.perf_counter() - begin)
