"""Funerals: a home's day and week, cemeteries over years, slots at peaks.

Every list may be a table of polars, pandas, pyarrow or whatever has ``__arrow_c_stream__``, or a list of dictionaries. A column
is a field of the model's documents (:func:`anpai.schema` has them all), a column ``farewell.minutes`` a field of a field.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date
from typing import Any

from anpai._parts import Rows, made
from anpai.problem import Problem

__all__ = ["cemetery", "day", "slots", "week"]


def day(
    *,
    start: Date | str,
    pools: Rows,
    cases: Rows,
    collections: Rows | None = None,
    name: str | None = None,
    **more: Any,
) -> Problem:
    """Plan a funeral home's day (``funerals-day``).

    Parameters
    ----------
    start
        The day.
    pools
        ``[pools]`` of identical units: ``id``, ``kind`` (``farewell-hall``, ``hearse``, ``cremator``, …), ``units``, …
    cases
        ``[cases]``: ``id``, and what they want: ``farewell.size``, ``farewell.minutes``, ``cremation.class``, ``wishes.windows``, ``latest``, …
    collections
        ``[collections]`` from elsewhere: ``id``, ``ready``, ``minutes``, ``due``.
    name
        What people call it.
    **more
        Other fields of the document: ``closed``, ``gap``, ``transfer_minutes``, ``now``, ``previous``, ``rules``, ``search``, …

    Returns
    -------
    Problem
        The problem.

    Raises
    ------
    BadInput
        Everything that is wrong with it.

    Examples
    --------
    >>> problem = anpai.funerals.day(
    ...     start="2025-05-12",
    ...     pools=[
    ...         {"id": "hall", "kind": "farewell-hall", "units": 1, "size": 1},
    ...         {"id": "cremator", "kind": "cremator", "units": 1, "class": "ordinary"},
    ...     ],
    ...     cases=[
    ...         {
    ...             "id": "c1",
    ...             "farewell.size": 1,
    ...             "farewell.minutes": 50,
    ...             "cremation.class": "ordinary",
    ...             "cremation.minutes": 90,
    ...         }
    ...     ],
    ... )
    >>> anpai.solve(problem, iterations=10).status
    'optimal'
    """
    return _services("funerals-day", start, 1, pools, cases, collections, name, more)


def week(
    *,
    start: Date | str,
    days: int = 7,
    pools: Rows,
    cases: Rows,
    collections: Rows | None = None,
    name: str | None = None,
    **more: Any,
) -> Problem:
    """Plan a funeral home's week (``funerals-week``).

    As :func:`day`, with ``days`` days, of which families wish some.

    Raises
    ------
    BadInput
        Everything that is wrong with it.
    """
    return _services("funerals-week", start, days, pools, cases, collections, name, more)


def _services(
    model: str,
    start: Date | str,
    days: int,
    pools: Rows,
    cases: Rows,
    collections: Rows | None,
    name: str | None,
    more: Mapping[str, Any],
) -> Problem:
    parts: Mapping[str, object] = {
        "name": name,
        "horizon": {"start": start, "days": days},
        "pools": pools,
        "cases": cases,
        "collections": collections,
    }
    return made(model, parts, more)


def cemetery(
    *,
    years: tuple[int, int],
    zones: Rows,
    cremated_percent: list[float],
    kinds: Rows,
    sites: Rows,
    choices: Rows,
    projects: Rows | None = None,
    budget: Mapping[str, Any] | None = None,
    targets: Rows | None = None,
    name: str | None = None,
    **more: Any,
) -> Problem:
    """Decide which plots and niches to build over years (``cemetery-plan``).

    Parameters
    ----------
    years
        The first and the last.
    zones
        ``[zones]``: ``id``, and ``deaths`` by year.
    cremated_percent
        ``[years]`` percent of deaths.
    kinds
        Kinds of burial: ``id``, ``land_m2``, ``niche``, ``no_site``, …
    sites
        ``[sites]``: ``id``, ``stock.<kind>``, ``returns``.
    choices
        First choices of families: ``id``, ``kind``, ``percent``, ``accepts``.
    projects
        ``[projects]``: ``id``, ``site``, ``kind``, ``units``, ``most``, ``yuan``, …
    budget
        ``yuan`` by year, and whether what is left ``carries_over``.
    targets
        ``[targets]``: ``id``, ``measure``, ``year``, ``at_least`` or ``at_most``, ``nature``.
    name
        What people call it.
    **more
        Other fields of the document.

    Returns
    -------
    Problem
        The problem.

    Raises
    ------
    BadInput
        Everything that is wrong with it.
    """
    first, last = years
    parts: Mapping[str, object] = {
        "name": name,
        "years": {"first": first, "last": last},
        "zones": zones,
        "cremated_percent": cremated_percent,
        "kinds": kinds,
        "sites": sites,
        "choices": choices,
        "projects": projects,
        "budget": budget,
        "targets": targets,
    }
    return made("cemetery-plan", parts, more)


def slots(
    *,
    start: Date | str,
    days: int,
    sites: Rows,
    slots: Rows,
    requests: Rows,
    shuttles: Rows | None = None,
    seed: str | None = None,
    name: str | None = None,
    **more: Any,
) -> Problem:
    """Give slots at a peak by draw and otherwise: grave-sweeping, marriage registration (``slots``).

    Parameters
    ----------
    start, days
        The first day, and how many there are.
    sites
        ``[sites]``: ``id``, ``name``.
    slots
        ``[slots]``: ``id``, ``site``, ``day``, ``start``, ``end``, ``people``, ``parking``, ``peak``, …
    requests
        ``[requests]``: ``id``, ``identity``, ``people``, ``cars``, ``wishes`` (a list of slots, the first first).
    shuttles
        ``[shuttles]``: ``id``, ``seats``.
    seed
        The published seed of the draw.
    name
        What people call it.
    **more
        Other fields of the document.

    Returns
    -------
    Problem
        The problem.

    Raises
    ------
    BadInput
        Everything that is wrong with it.
    """
    parts: Mapping[str, object] = {
        "name": name,
        "horizon": {"start": start, "days": days},
        "sites": sites,
        "shuttles": shuttles,
        "slots": slots,
        "seed": seed,
        "requests": requests,
    }
    return made("slots", parts, more)
