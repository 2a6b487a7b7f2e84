"""anpai (安排, "to arrange"): an optimizer for what a district's civil-affairs bureau owes its people.

Who visits whom at home today, who gets which nursing bed and how many beds to build, which kitchen feeds which meal point,
and which hall, hearse, cremator or plot serves which funeral: one engine, here from notebooks.

>>> import anpai
>>> problem = anpai.scenario("guandu-rounds")
>>> plan = anpai.solve(problem, iterations=20, seed=1)
>>> plan.status
'partial'
>>> plan.table("trips").column_names[:3]
['courier', 'kitchen', 'departure']

A problem comes from a dictionary, from JSON, from a file (:func:`read`), from a scenario (:func:`scenario`) or from tables
(:mod:`anpai.visits`, :mod:`anpai.beds`, :mod:`anpai.meals`, :mod:`anpai.funerals`); :func:`solve` gives a :class:`Plan`,
and a plan gives tables, JSON and a report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from anpai import beds, funerals, meals, roads, visits
from anpai._anpai import __version__
from anpai.errors import BadInput, Error, NotSolved
from anpai.models import Rule, models, rules, schema
from anpai.plan import Plan
from anpai.problem import Problem, read
from anpai.scenarios import scenario, scenarios
from anpai.solving import Progress, evaluate, frontier, solve, solve_async
from anpai.table import Table

if TYPE_CHECKING:
    from anpai import pictures
    from anpai.client import Client
    from anpai.sweeps import Sweep, sweep

__all__ = [
    "BadInput",
    "Client",
    "Error",
    "NotSolved",
    "Plan",
    "Problem",
    "Progress",
    "Rule",
    "Sweep",
    "Table",
    "__version__",
    "beds",
    "evaluate",
    "frontier",
    "funerals",
    "meals",
    "models",
    "pictures",
    "read",
    "roads",
    "rules",
    "scenario",
    "scenarios",
    "schema",
    "solve",
    "solve_async",
    "sweep",
    "visits",
]

# What brings libraries of its own is imported when it is first asked for, so that `import anpai` stays quick.
_LATER = {
    "Client": ("anpai.client", "Client"),
    "Sweep": ("anpai.sweeps", "Sweep"),
    "sweep": ("anpai.sweeps", "sweep"),
    "pictures": ("anpai.pictures", None),
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module 'anpai' has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _LATER[name]
    found: Any = import_module(module)
    if attribute is not None:
        found = getattr(found, attribute)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
