"""Visits at home: who goes to whom, when.

Every list may be a table of polars, pandas, pyarrow or whatever has ``__arrow_c_stream__``, or a list of dictionaries. A column
is a field of the model's documents (:func:`anpai.schema` has them all), a column ``skills.bathing`` a field of a field.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date
from typing import Any

from anpai._parts import Rows, made, nested
from anpai.problem import Problem

__all__ = ["roster"]


def roster(
    *,
    start: Date | str,
    places: Rows,
    services: Rows,
    caregivers: Rows,
    visits: Rows,
    travel: Mapping[str, Any],
    shifts: Rows | None = None,
    tasks: Rows | None = None,
    clients: Rows | None = None,
    days: int = 1,
    name: str | None = None,
    **more: Any,
) -> Problem:
    """Plan a day or several days of visits (``visits``).

    Parameters
    ----------
    start
        The first day.
    places
        ``[places]``: ``id``, and ``x`` and ``y`` in metres or degrees, by the field ``datum``.
    services
        ``[services]``: ``id``, ``minutes``, and where wanted ``skill``, ``level``.
    caregivers
        ``[caregivers]``: ``id``, ``skills.<skill>``, ``mode``, ``contract_minutes_per_day``, …; their shifts are in ``shifts``,
        or in a column ``shifts`` of lists.
    visits
        ``[visits]``: ``id``, ``client`` or ``place``, ``windows``, ``priority``, …; their tasks are in ``tasks``, or in a
        column ``tasks`` of lists.
    travel
        How long ways take: speeds by mode, tables or networks of roads.
    shifts
        ``[shifts]``: ``caregiver`` says whose; ``day``, ``start``, ``end``, ``from``, ``to``.
    tasks
        ``[tasks]``: ``visit`` says of which; ``service``, ``minutes``, … A visit of two caregivers has two.
    clients
        ``[clients]``: ``id``, ``place``, and whom they prefer or refuse.
    days
        How many days are planned.
    name
        What people call it.
    **more
        Other fields of the document: ``datum``, ``streets``, ``dependencies``, ``pins``, ``previous``, ``rules``, ``search``.

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
    >>> problem = anpai.visits.roster(
    ...     start="2025-03-03",
    ...     datum="local-plane",
    ...     places=[{"id": "centre", "x": 0, "y": 0}, {"id": "home", "x": 900, "y": 1200}],
    ...     travel={"kind": "straight-line", "modes": {"walk": {"km_per_hour": 4.5, "detour": 1.3}}},
    ...     services=[{"id": "bathing", "minutes": 45}],
    ...     caregivers=[{"id": "chen", "mode": "walk"}],
    ...     shifts=[{"caregiver": "chen", "start": "08:00", "end": "12:00", "from": "centre", "to": "centre"}],
    ...     visits=[{"id": "grandma", "place": "home"}],
    ...     tasks=[{"visit": "grandma", "service": "bathing"}],
    ... )
    >>> anpai.solve(problem, iterations=10).status
    'feasible'
    """
    parts: Mapping[str, object] = {
        "name": name,
        "horizon": {"start": start, "days": days},
        "places": places,
        "travel": travel,
        "services": services,
        "clients": clients,
        "caregivers": nested(
            caregivers, shifts, names=("caregivers", "shifts"), key="caregiver", field="shifts"
        ),
        "visits": nested(visits, tasks, names=("visits", "tasks"), key="visit", field="tasks"),
    }
    return made("visits", parts, more)
