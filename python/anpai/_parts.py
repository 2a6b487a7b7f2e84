"""Documents from parts, of which any list may be a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, Union

from anpai.errors import BadInput
from anpai.problem import Problem
from anpai.table import Table

__all__ = ["Rows", "SupportsArrow", "made", "nested"]


class SupportsArrow(Protocol):
    """A table of any library: polars, pyarrow, pandas, DuckDB."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The table as a stream of the Arrow C interface."""


# A table, or a list of dictionaries.
Rows = Union[SupportsArrow, Iterable[Mapping[str, Any]]]


def made(model: str, parts: Mapping[str, object], more: Mapping[str, object]) -> Problem:
    """The problem of a model of these parts; what is None is left out."""
    document: dict[str, object] = {"anpai": 1, "model": model}
    for name, part in (*parts.items(), *more.items()):
        if part is not None:
            document[name] = _listed(part)
    return Problem(document)


def _listed(part: object) -> object:
    """Tables and values as they are; what can only be gone through once, such as a generator, as a list."""
    if isinstance(part, (str, bytes, Mapping)) or not isinstance(part, Iterable):
        return part
    if hasattr(part, "__arrow_c_stream__"):
        return part
    return list(part)


def nested(
    parents: Rows,
    children: Rows | None,
    *,
    names: tuple[str, str],
    key: str,
    field: str,
    by: str = "id",
) -> Rows:
    """The rows of one table in those of another.

    Parameters
    ----------
    parents, children
        The tables.
    names
        What the two are called, for messages.
    key
        The column of ``children`` that says whose each of them is.
    field
        The field of a parent that they become, in the order of their table.
    by
        The column of ``parents`` that ``key`` refers to.
    """
    if children is None:
        return parents
    rows = {row.get(by): dict(row) for row in Table(parents)}
    many = len(Table(parents))
    issues = []
    if len(rows) < many:
        issues.append(_issue(names[0], by, "two rows have the same value in this column", "give every row its own"))
    for row in rows.values():
        row[field] = []
    child_rows = Table(children)
    if len(child_rows) > 0 and key not in child_rows.column_names:
        there = ", ".join(child_rows.column_names)
        cause = f"the table has no column {key!r} that says whose its rows are; it has {there}"
        issues.append(_issue(names[1], key, cause, "add the column, or rename the one that is meant"))
    else:
        for n, child in enumerate(child_rows):
            owner = child.pop(key)
            if owner not in rows:
                cause = f"{owner!r} is not in the column {by!r} of {names[0]}"
                issues.append(_issue(f"{names[1]}/{n}", key, cause, f"add it to {names[0]}, or drop the row"))
            else:
                rows[owner][field].append(_object(child))
    if issues:
        raise BadInput(issues)
    return [_object(row) for row in rows.values()]


def _object(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as an object: dots in names are fields of fields, and what is not there is left out."""
    made: dict[str, Any] = {}
    for name, value in row.items():
        if value is None:
            continue
        *path, last = name.split(".")
        place = made
        for step in path:
            place = place.setdefault(step, {})
        place[last] = value
    return made


def _issue(table: str, column: str, cause: str, advice: str) -> dict[str, str]:
    return {"pointer": f"/{table}/{column}", "value": column, "cause": cause, "advice": advice, "code": "bad-table"}
