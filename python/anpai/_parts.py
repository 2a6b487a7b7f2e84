"""Documents from parts, of which any list may be a table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Protocol, Union

from anpai import _anpai
from anpai.errors import BadInput
from anpai.problem import Problem

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
    """Tables and values as they are; rows with dots in their names as objects with fields of fields."""
    if isinstance(part, (str, bytes, Mapping)) or not isinstance(part, Iterable):
        return part
    if hasattr(part, "__arrow_c_stream__"):
        return part
    return [_object(row) if isinstance(row, Mapping) else row for row in part]


def _rows(part: Rows) -> list[dict[str, Any]]:
    """The rows of a table or a list as objects."""
    if hasattr(part, "__arrow_c_stream__"):
        rows: list[dict[str, Any]] = json.loads(_anpai.text_of_rows(part))
        return rows
    return [_object(row) for row in part]


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
    own = _rows(parents)
    by_name = {row.get(by): row for row in own}
    issues = []
    if len(by_name) < len(own):
        cause = "two rows have the same value in this column, or none"
        issues.append(_issue(names[0], by, cause, "give every row its own"))
    for row in own:
        row[field] = []
    for n, child in enumerate(_rows(children)):
        if key not in child:
            cause = f"row {n} does not say whose it is; it has {', '.join(child)}"
            issues.append(_issue(f"{names[1]}/{n}", key, cause, "add the column, or rename the one that is meant"))
            continue
        owner = child.pop(key)
        if owner not in by_name:
            cause = f"{owner!r} is not in the column {by!r} of {names[0]}"
            issues.append(_issue(f"{names[1]}/{n}", key, cause, f"add it to {names[0]}, or drop the row"))
        else:
            by_name[owner][field].append(child)
    if issues:
        raise BadInput(issues)
    return own


def _object(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as an object: dots in names are fields of fields, and what is not there is left out."""
    made: dict[str, Any] = {}
    for name, value in row.items():
        if value is None:
            continue
        *path, last = name.split(".") if isinstance(name, str) else [name]
        place = made
        for step in path:
            place = place.setdefault(step, {})
        place[last] = value
    return made


def _issue(table: str, column: str, cause: str, advice: str) -> dict[str, str]:
    return {"pointer": f"/{table}/{column}", "value": column, "cause": cause, "advice": advice, "code": "bad-table"}
