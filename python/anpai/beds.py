"""Nursing beds: who gets which, how many to build, and how long people wait.

Every list may be a table of polars, pandas, pyarrow or whatever has ``__arrow_c_stream__``, or a list of dictionaries. A column
is a field of the model's documents (:func:`anpai.schema` has them all), a column ``stay.from`` a field of a field.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date
from typing import Any

from anpai._parts import Rows, made, nested
from anpai.problem import Problem

__all__ = ["admission", "forecast", "plan"]


def admission(
    *,
    date: Date | str,
    applicants: Rows,
    institutions: Rows,
    tiers: Rows,
    kinds: Rows,
    care_levels: Rows,
    units: Rows | None = None,
    name: str | None = None,
    **more: Any,
) -> Problem:
    """Decide who gets which bed (``beds-admission``).

    Parameters
    ----------
    date
        The day of the decision; waiting is counted until then.
    applicants
        ``[applicants]`` who wait: ``id``, ``care_level``, ``tier``, ``since`` (a date), and where wanted ``place`` (of whom
        they want to stay near), ``wishes`` (a list of institutions), ``refused``, ``fen_per_month`` and others.
    institutions
        ``[institutions]``: ``id``, ``name``, ``place``; their beds are in ``units``, or in a column ``units`` of lists.
    tiers
        ``[tiers]`` of priority, the first served first: ``id``, ``name``.
    kinds
        ``[kinds]`` of beds: ``id``, ``name``.
    care_levels
        ``[care_levels]`` of need: ``id``, ``name``, and by kind of bed how well it fits: columns ``kinds.nursing`` and so on.
    units
        ``[units]`` of beds: ``institution`` says whose they are; ``id``, ``kind``, ``beds``, ``fen_per_month`` and others.
    name
        What people call it.
    **more
        Other fields of the document: ``places``, ``travel``, ``policy``, ``budgets``, ``quotas``, ``rules``, …

    Returns
    -------
    Problem
        The problem.

    Raises
    ------
    BadInput
        Everything that is wrong with it: columns that are missing or unknown, cells of the wrong type, names that nothing has.

    Examples
    --------
    >>> problem = anpai.beds.admission(
    ...     date="2025-01-31",
    ...     applicants=[
    ...         {"id": "wang", "care_level": "severe", "tier": "first", "since": "2024-11-02"},
    ...         {"id": "li", "care_level": "severe", "tier": "first", "since": "2024-06-30"},
    ...     ],
    ...     institutions=[{"id": "north"}],
    ...     units=[{"institution": "north", "id": "a", "kind": "nursing", "beds": 1}],
    ...     tiers=[{"id": "first"}],
    ...     kinds=[{"id": "nursing"}],
    ...     care_levels=[{"id": "severe", "kinds": {"nursing": 0}}],
    ... )
    >>> anpai.solve(problem).table("placed")["applicant"]
    ['li']
    """
    institutions = nested(
        institutions, units, names=("institutions", "units"), key="institution", field="units"
    )
    parts: Mapping[str, object] = {
        "name": name,
        "date": date,
        "tiers": tiers,
        "kinds": kinds,
        "care_levels": care_levels,
        "institutions": institutions,
        "applicants": applicants,
    }
    return made("beds-admission", parts, more)


def plan(
    *,
    years: tuple[int, int],
    streets: Rows,
    places: Rows,
    distance: Mapping[str, Any],
    kinds: Rows,
    institutions: Rows,
    communities: Rows,
    budgets: Rows,
    elderly: Rows | list[int],
    projects: Rows | None = None,
    targets: Rows | None = None,
    scenarios: Rows | None = None,
    name: str | None = None,
    **more: Any,
) -> Problem:
    """Decide how many beds to build, convert and close by year (``beds-plan``).

    Parameters
    ----------
    years
        The first and the last.
    streets, places
        Where things are: ``id``, and of places ``x`` and ``y`` in metres or degrees, by the field ``datum``.
    distance
        ``reach_metres``, ``unmet_metres``, and where wanted ``detour`` and ``nearest``.
    kinds
        ``[kinds]`` of beds.
    institutions
        ``[institutions]`` that are there: ``id``, ``place``, ``beds.<kind>``, and where wanted ``name``, ``works``, ``closure``.
    communities
        ``[communities]``: ``id``, ``place``, and ``demand``, people by kind and year.
    budgets
        ``[budgets]``: ``id``, ``source``, ``years``, ``yuan``.
    elderly
        ``[years]`` people of 60 and older, for targets by thousand of them.
    projects
        ``[projects]`` that could be built: ``id``, ``place``, ``beds.<kind>``, ``yuan.<source>``, ``earliest``, …
    targets
        ``[targets]``: ``id``, ``measure``, ``year``, ``at_least`` or ``at_most``, ``nature``.
    scenarios
        ``[scenarios]`` of demand: ``id``, ``weight``, ``percent``.
    name
        What people call it.
    **more
        Other fields of the document: ``datum``, ``extensions``, ``conversions``, ``staff``, ``rules``, …

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
        "streets": streets,
        "places": places,
        "distance": distance,
        "kinds": kinds,
        "institutions": institutions,
        "projects": projects,
        "budgets": budgets,
        "elderly": elderly,
        "targets": targets,
        "communities": communities,
        "scenarios": scenarios,
    }
    return made("beds-plan", parts, more)


def forecast(
    *,
    start: Date | str,
    days: int,
    tiers: Rows,
    kinds: Rows,
    pools: Rows,
    plans: Rows,
    classes: Rows,
    waiting: Rows | None = None,
    residents: Rows | None = None,
    replications: int | None = None,
    name: str | None = None,
    **more: Any,
) -> Problem:
    """Simulate a waiting list under several plans for its beds (``beds-forecast``).

    Parameters
    ----------
    start
        The first day.
    days
        How many are simulated.
    tiers, kinds
        Tiers of priority and kinds of beds: ``id``, ``name``.
    pools
        ``[pools]`` of beds: ``id``, ``kind``, ``beds``.
    plans
        ``[plans]`` to compare: ``id``, and ``changes``, lists of what becomes of pools when.
    classes
        ``[classes]`` of people: ``id``, ``tier``, ``pools``, ``arrivals``, ``stay``, ``patience``, ``next``.
    waiting
        Who waits at the start: ``class``, ``since``, ``count``.
    residents
        Who has a bed at the start: ``class``, ``pool``, ``since``, ``count``.
    replications
        How often each plan is simulated.
    name
        What people call it.
    **more
        Other fields of the document: ``warm_up_days``, ``step_days``, ``synthetic``.

    Returns
    -------
    Problem
        The problem; :func:`anpai.solve` simulates it.

    Raises
    ------
    BadInput
        Everything that is wrong with it.
    """
    parts: Mapping[str, object] = {
        "name": name,
        "start": start,
        "days": days,
        "replications": replications,
        "tiers": tiers,
        "kinds": kinds,
        "pools": pools,
        "plans": plans,
        "classes": classes,
        "waiting": waiting,
        "residents": residents,
    }
    return made("beds-forecast", parts, more)
