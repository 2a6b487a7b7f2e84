"""Meals for older people: kitchens and meal points, and the day's rounds.

Every list may be a table of polars, pandas, pyarrow or whatever has ``__arrow_c_stream__``, or a list of dictionaries. A column
is a field of the model's documents (:func:`anpai.schema` has them all), a column ``meal_yuan.halal`` a field of a field.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date
from typing import Any

from anpai._parts import Rows, made, nested
from anpai.problem import Problem

__all__ = ["network", "plan", "rounds"]


def plan(
    *,
    places: Rows,
    travel: Mapping[str, Any],
    diets: Rows,
    groups: Rows,
    service: Mapping[str, Any],
    kitchens: Rows,
    points: Rows,
    communities: Rows,
    kitchen_sizes: Rows | None = None,
    point_sizes: Rows | None = None,
    demand: Rows | None = None,
    days: int = 250,
    budget: float | None = None,
    targets: Rows | None = None,
    name: str | None = None,
    **more: Any,
) -> Problem:
    """Decide which kitchens and meal points to open, and who eats where (``meals-plan``).

    Parameters
    ----------
    places
        ``[places]``: ``id``, and ``x`` and ``y`` in metres or degrees, by the field ``datum``.
    travel
        How long ways take: speeds by mode, tables or networks of roads.
    diets, groups
        Diets (``id``), and groups of people with their ``priority``, 1 first.
    service
        Limits and modes of ``dine_in``, ``transport`` and ``delivery``.
    kitchens, points
        Sites: ``id``, ``place``, ``existing`` (the size that is there), ``diets``, …; their sizes are in ``kitchen_sizes`` and
        ``point_sizes``, or in a column ``sizes`` of lists.
    communities
        ``[communities]``: ``id``, ``place``, ``street``; what they need is in ``demand``.
    kitchen_sizes, point_sizes
        Sizes: ``kitchen`` or ``point`` says of which; ``id``, ``meals``, yuan once and a day.
    demand
        ``community`` says of which; ``group``, ``diet``, meals a day.
    days
        Days a year on which meals are served, for costs.
    budget
        Yuan for all that is paid once.
    targets
        ``[targets]``: ``id``, ``measure``, ``at_least`` or ``at_most``, ``nature``.
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
    kitchens = nested(
        kitchens, kitchen_sizes, names=("kitchens", "kitchen_sizes"), key="kitchen", field="sizes"
    )
    points = nested(points, point_sizes, names=("points", "point_sizes"), key="point", field="sizes")
    communities = nested(
        communities, demand, names=("communities", "demand"), key="community", field="demand"
    )
    parts: Mapping[str, object] = {
        "name": name,
        "places": places,
        "travel": travel,
        "days": days,
        "diets": diets,
        "groups": groups,
        "service": service,
        "kitchens": kitchens,
        "points": points,
        "communities": communities,
        "targets": targets,
        "budget": budget,
    }
    return made("meals-plan", parts, more)


def rounds(
    *,
    date: Date | str,
    places: Rows,
    travel: Mapping[str, Any],
    boxes: Rows,
    kitchens: Rows,
    couriers: Rows,
    orders: Rows,
    name: str | None = None,
    **more: Any,
) -> Problem:
    """Plan the rounds that bring a day's meals (``meal-rounds``).

    Parameters
    ----------
    date
        The day.
    places
        ``[places]``: ``id``, and ``x`` and ``y`` in metres or degrees, by the field ``datum``.
    travel
        How long ways take: speeds by mode, tables or networks of roads.
    boxes
        Kinds of boxes: ``id``.
    kitchens
        ``[kitchens]``: ``id``, ``place``, ``boxes`` (a list), ``opens``, ``closes``.
    couriers
        ``[couriers]``: ``id``, ``mode``, ``start``, ``end``, ``from``, ``capacity.<box>``.
    orders
        ``[orders]``: ``id``, ``place``, ``box``, ``meals``, ``start``, ``end``, ``hot_minutes``, …
    name
        What people call it.
    **more
        Other fields of the document: ``datum``, ``now``, ``previous``, ``rules``, ``search``, …

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
    >>> problem = anpai.meals.rounds(
    ...     date="2025-03-03",
    ...     datum="local-plane",
    ...     places=[{"id": "kitchen", "x": 0, "y": 0}, {"id": "home", "x": 900, "y": 1200}],
    ...     travel={"kind": "straight-line", "modes": {"e-bike": {"km_per_hour": 15, "detour": 1.3}}},
    ...     boxes=[{"id": "any"}],
    ...     kitchens=[{"id": "k", "place": "kitchen", "boxes": ["any"], "opens": "10:00", "closes": "13:00"}],
    ...     couriers=[
    ...         {"id": "zhou", "mode": "e-bike", "start": "10:00", "end": "14:00", "from": "kitchen", "capacity.any": 20}
    ...     ],
    ...     orders=[{"id": "o1", "place": "home", "box": "any", "meals": 2, "start": "11:00", "end": "12:00"}],
    ... )
    >>> anpai.solve(problem, iterations=10).table("stops")["order"]
    ['o1']
    """
    parts: Mapping[str, object] = {
        "name": name,
        "date": date,
        "places": places,
        "travel": travel,
        "boxes": boxes,
        "kitchens": kitchens,
        "couriers": couriers,
        "orders": orders,
    }
    return made("meal-rounds", parts, more)


def network(
    *,
    places: Rows,
    travel: Mapping[str, Any],
    kinds: Rows,
    sites: Rows,
    communities: Rows,
    sizes: Rows | None = None,
    days: int = 365,
    budget: float | None = None,
    targets: Rows | None = None,
    staff: Rows | None = None,
    name: str | None = None,
    **more: Any,
) -> Problem:
    """Decide where stations, day care, rental points and the like go (``network-plan``).

    Parameters
    ----------
    places
        ``[places]``: ``id``, and ``x`` and ``y`` in metres or degrees, by the field ``datum``.
    travel
        How long ways take: speeds by mode, tables or networks of roads.
    kinds
        Kinds of sites: ``id``, ``reach``, and where wanted ``keep_away`` and ``apart``.
    sites
        ``[sites]``: ``id``, ``place``, ``kind``, ``existing``; their sizes are in ``sizes``, or in a column ``sizes`` of lists.
    communities
        ``[communities]``: ``id``, ``place``, ``street``, ``class``, ``people``, ``demand.<kind>``.
    sizes
        Sizes: ``site`` says of which; ``id``, hours, yuan once and a day.
    days
        Days a year, for costs.
    budget
        Yuan for all that is paid once.
    targets
        ``[targets]``: ``id``, ``measure``, ``kind``, ``at_least`` or ``at_most``, ``nature``.
    staff
        ``[staff]`` that kinds share: ``id``, ``kinds``, ``hours``.
    name
        What people call it.
    **more
        Other fields of the document: ``classes``, ``protected``, ``unit``, …

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
        "places": places,
        "travel": travel,
        "days": days,
        "kinds": kinds,
        "sites": nested(sites, sizes, names=("sites", "sizes"), key="site", field="sizes"),
        "communities": communities,
        "staff": staff,
        "targets": targets,
        "budget": budget,
    }
    return made("network-plan", parts, more)
