"""Many plans at once: every combination of parameters, several times, on this machine's cores or on a cluster that is there.

A *cell* is one combination and one repeat. What a cell is does not depend on where or in which order it is worked on: its seed
comes from its parameters, and with a limit of iterations its plan is the same byte for byte on every back-end. A cell that fails is
a row with its error, and no end of the sweep. With a `folder`, each finished cell is a file there, written whole or not at all, under
a digest of its problem and options; the sweep goes on from these files after whatever ended it.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeAlias

from anpai._backends import Row, work

Parameters: TypeAlias = Mapping[str, Any]

# What an answer says beside its parameters; the last ones differ from run to run, and so do not belong to the answer.
COLUMNS = ("repeat", "seed", "status", "hard", "medium", "soft", "error")
TIMING = ("seconds",)


@dataclass(frozen=True)
class Cell:
    """One combination of parameters, one repeat."""

    parameters: dict[str, Any]
    repeat: int
    seed: int


class Sweep(Sequence[Row]):
    """The answer of a sweep: a row for each cell, in the order of the grid.

    Each row has the parameters, `repeat`, `seed`, `status` ("failed" where there is no plan), the score by level (`hard`, `medium`,
    `soft`), what `measure` told, `error` (None or a text), and `seconds`. With `timing=False` the columns that differ from run to run
    are left out; what is left is the same on every back-end.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = list(rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, place: Any) -> Any:
        return self.rows[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sweep) and self.table(timing=False) == other.table(timing=False)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Sweep({len(self)} cells, {len(self.failures)} failed)"

    @property
    def column_names(self) -> list[str]:
        """The names of all columns, in the order in which rows first have them."""
        return list(dict.fromkeys(itertools.chain.from_iterable(self.rows)))

    @property
    def failures(self) -> list[Row]:
        """The rows of cells that failed."""
        return [row for row in self.rows if row["error"] is not None]

    def table(self, *, timing: bool = True) -> list[Row]:
        """The rows as dictionaries with the same keys each."""
        names = [name for name in self.column_names if timing or name not in TIMING]
        return [{name: row.get(name) for name in names} for row in self.rows]

    def to_pandas(self, *, timing: bool = True) -> Any:
        """The rows as a `pandas.DataFrame`."""
        import pandas

        return pandas.DataFrame(self.table(timing=timing))

    def to_polars(self, *, timing: bool = True) -> Any:
        """The rows as a `polars.DataFrame`."""
        import polars

        return polars.DataFrame(self.table(timing=timing), infer_schema_length=None)

    def to_arrow(self, *, timing: bool = True) -> Any:
        """The rows as a `pyarrow.Table`."""
        import pyarrow

        return pyarrow.Table.from_pylist(self.table(timing=timing))

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def _repr_html_(self) -> str:
        import html

        names = self.column_names
        head = "".join(f"<th>{html.escape(str(name))}</th>" for name in names)
        body = "".join(
            "<tr>"
            + "".join(f"<td>{html.escape('' if row.get(name) is None else str(row[name]))}</td>" for name in names)
            + "</tr>"
            for row in self.rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def sweep(
    make_problem: Callable[..., Any],
    grid: Mapping[str, Any] | Iterable[Parameters],
    *,
    repeats: int = 1,
    backend: str = "threads",
    jobs: int = -1,
    folder: str | os.PathLike[str] | None = None,
    measure: Callable[[Any], Mapping[str, Any]] | None = None,
    solve: Callable[..., Any] | None = None,
    on_cell: Callable[[Row], object] | None = None,
    backend_options: Mapping[str, Any] | None = None,
    **solve_options: Any,
) -> Sweep:
    """Solve a problem for every combination of parameters.

    Parameters
    ----------
    make_problem : callable
        `make_problem(**parameters)` makes the `Problem` (or its document) of a cell. For back-ends of processes it has to be a function
        that can be pickled; loky, Dask and Ray send functions of notebooks as well.
    grid : mapping of str to iterable, or iterable of mappings
        The values of each parameter (all combinations), or the combinations themselves. Values are what JSON can say: None, bool, int,
        float, str, and lists of them.
    repeats : int
        How often each combination is solved, each time with another seed.
    backend : {"threads", "processes", "dask", "ray"} or str
        Where cells are worked on; another name is joblib's own, or one that was registered with it. Dask takes the client of the
        session (`distributed.Client(...)`), Ray the cluster of `ray.init(...)`.
    jobs : int
        How many cells at a time; -1 for as many as there are cores (or workers). Each is given one thread to solve with, unless
        `threads` says otherwise: as many searches as cores are faster than one search on all of them.
    folder : path, optional
        Where finished cells are kept. Cells whose files are there already are not worked on again.
    measure : callable, optional
        `measure(plan)` gives more columns, by name: values that JSON can say. Its result is kept with the cell; after changing the
        function, take another folder.
    solve : callable, optional
        In place of `anpai.solve`; the method of a `Client`, for instance.
    on_cell : callable, optional
        Is told each row when it is there, in the order in which they come: first those of the folder.
    backend_options : mapping, optional
        What else the back-end takes (joblib's `parallel_config`).
    **solve_options
        As of `anpai.solve`: `stop`, `iterations`, `threads`, `previous`. With `iterations` alone every back-end gives the same table. A
        `seed` is a number that all seeds of the sweep are derived from.

    Returns
    -------
    Sweep

    Raises
    ------
    KeyboardInterrupt
        Ctrl-C. It ends the cells that are being worked on, as does what `on_cell` raises: on threads each within 0.2 s, which is
        not kept; workers of other back-ends are left to joblib. Finished cells are in the folder, and the same call goes on from there.
    ValueError
        If the grid is empty, or has a name of a column of the answer, or values that JSON cannot say.
    ImportError
        If the back-end is not installed.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from anpai.sweeps import sweep
    >>> def solve(problem, seed, **options):
    ...     return SimpleNamespace(status="optimal", score={"hard": 0, "medium": 0, "soft": problem["beds"] * 2})
    >>> swept = sweep(lambda beds: {"beds": beds}, {"beds": [10, 20]}, solve=solve)
    >>> [(row["beds"], row["soft"], row["error"]) for row in swept]
    [(10, 20, None), (20, 40, None)]
    """
    cells = _cells(grid, repeats, solve_options.pop("seed", None))
    solve_options.setdefault("threads", 1)
    kept = None if folder is None else Path(folder)
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
    rows: list[Row | None] = [None] * len(cells)
    tasks = [_Task(make_problem, cell, solve_options, measure, solve, kept) for cell in cells]
    missing = []
    for place, task in enumerate(tasks):
        rows[place] = task.kept()
        if rows[place] is None:
            missing.append(place)
        elif on_cell is not None:
            on_cell(rows[place])  # type: ignore[arg-type]
    try:
        with closing(work(missing, tasks, backend, jobs, dict(backend_options or {}))) as found:
            for place, row in found:
                rows[place] = row
                if on_cell is not None:
                    on_cell(row)
    except KeyboardInterrupt as error:
        raise _noted(error, len(cells), kept)
    return Sweep(row for row in rows if row is not None)


def _noted(error: KeyboardInterrupt, cells: int, folder: Path | None) -> KeyboardInterrupt:
    """Ctrl-C, with what becomes of the finished cells."""
    if hasattr(error, "add_note"):
        error.add_note(
            f"the sweep of {cells} cells was ended, and nothing is kept: give it a folder, and it goes on from there"
            if folder is None
            else f"the sweep of {cells} cells was ended: its finished cells are in {folder}, and the same call goes on from there"
        )
    return error


def _cells(grid: Mapping[str, Any] | Iterable[Parameters], repeats: int, seed: int | None) -> list[Cell]:
    if isinstance(grid, Mapping):
        values = [list(each) for each in grid.values()]
        combinations = [dict(zip(grid, chosen, strict=True)) for chosen in itertools.product(*values)]
    else:
        combinations = [dict(each) for each in grid]
    if not combinations or repeats < 1:
        raise ValueError("there is no cell: every parameter needs a value, and repeats is at least 1")
    taken = sorted({name for each in combinations for name in each} & {*COLUMNS, *TIMING})
    if taken:
        raise ValueError(f"{', '.join(taken)} is a column of the answer: name the parameter otherwise")
    cells = [
        Cell(_plain(each), repeat, _seed(each, repeat, seed)) for each in combinations for repeat in range(repeats)
    ]
    if len({(_said(cell.parameters), cell.repeat) for cell in cells}) < len(cells):
        raise ValueError(
            "the grid has the same combination of parameters twice: use repeats to solve it more than once"
        )
    return cells


def _plain(parameters: Parameters) -> dict[str, Any]:
    """Parameters as JSON says them: what numpy has made of numbers, and tuples, become numbers and lists."""

    def plain(value: Any) -> Any:
        return value.item() if hasattr(value, "item") and not isinstance(value, (list, tuple)) else list(value)

    try:
        return dict(json.loads(json.dumps(dict(parameters), default=plain, allow_nan=False)))
    except (TypeError, ValueError) as error:
        raise ValueError(f"the parameters {dict(parameters)!r} have a value that JSON cannot say: {error}") from error


def _said(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)


def _seed(parameters: Parameters, repeat: int, seed: int | None) -> int:
    """A seed of its own for each cell: of what the cell is, and not of its place in the grid, so that a grid may grow."""
    digest = hashlib.sha256(_said([_plain(parameters), repeat, seed]).encode()).digest()
    # 31 bits: every language's integers hold it, and a JSON number does.
    return int.from_bytes(digest[:4], "big") >> 1


@dataclass(frozen=True)
class _Task:
    """What a worker needs for a cell."""

    make_problem: Callable[..., Any]
    cell: Cell
    options: Mapping[str, Any]
    measure: Callable[[Any], Mapping[str, Any]] | None
    solve: Callable[..., Any] | None
    folder: Path | None

    def __call__(self) -> Row:
        row = self.unsolved()
        begun = time.perf_counter()
        file = None
        try:
            problem = self.make_problem(**self.cell.parameters)
            file = self.file(problem)
            plan = _solver(self.solve)(problem, seed=self.cell.seed, **self.options)
            if getattr(plan, "interrupted", False):
                raise KeyboardInterrupt
            row.update(_score(plan))
            if self.measure is not None:
                row.update(_plain(self.measure(plan)))
        except Exception as error:
            row.update(status="failed", error="".join(traceback.format_exception_only(error)).strip())
        row["seconds"] = round(time.perf_counter() - begun, 3)
        # A failure is not kept: what was wrong may have been put right by the next time.
        if file is not None and row["error"] is None:
            _write(file, row)
        return row

    def unsolved(self) -> Row:
        """The row of this cell as long as there is no answer."""
        return {
            **self.cell.parameters,
            "repeat": self.cell.repeat,
            "seed": self.cell.seed,
            "status": "failed",
            "hard": None,
            "medium": None,
            "soft": None,
            "error": None,
            "seconds": None,
        }

    def kept(self) -> Row | None:
        """The row of this cell in the folder, if it is there."""
        if self.folder is None:
            return None
        try:
            file = self.file(self.make_problem(**self.cell.parameters))
        except Exception:
            # Making the problem fails: working on the cell will say why, in its row.
            return None
        if file is None:
            return None
        try:
            return dict(json.loads(file.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None

    def file(self, problem: Any) -> Path | None:
        """Where the row is kept: by what is solved, and how."""
        if self.folder is None:
            return None
        document = problem.to_json() if hasattr(problem, "to_json") else _said(problem)
        options = {
            name: value.total_seconds() if isinstance(value, timedelta) else getattr(value, "document", value)
            for name, value in self.options.items()
            if name != "threads" or "iterations" not in self.options
        }
        cell = {
            "anpai": _version(),
            "parameters": self.cell.parameters,
            "repeat": self.cell.repeat,
            "seed": self.cell.seed,
            "options": options,
        }
        digest = hashlib.sha256(f"{_said(cell)}\n{document}".encode()).hexdigest()
        return self.folder / f"{digest[:40]}.json"


def _score(plan: Any) -> Row:
    """Status and score of a plan: the three levels, and the stages where the model has some."""
    levels = ("hard", "medium", "soft")
    score = dict(plan.score)
    if not score.keys() & set(levels):
        score.update(getattr(plan, "document", {}).get("score", {}))
    return {
        "status": plan.status,
        **{level: score.get(level) for level in levels},
        **{f"score.{name}": value for name, value in score.items() if name not in levels},
    }


def _version() -> str:
    """The version of this package: another one may find other plans, so its cells are others."""
    from importlib import metadata

    try:
        return metadata.version("anpai")
    except metadata.PackageNotFoundError:
        return ""


def _solver(solve: Callable[..., Any] | None) -> Callable[..., Any]:
    if solve is not None:
        return solve
    import anpai

    return anpai.solve


def _write(file: Path, row: Row) -> None:
    """Write a row whole or not at all: a worker may be killed at any moment."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".cell-", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as part:
            json.dump(row, part, ensure_ascii=False)
            part.flush()
            os.fsync(part.fileno())
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
