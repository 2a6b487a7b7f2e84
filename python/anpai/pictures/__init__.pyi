"""What pictures are, for type checkers: a figure of matplotlib (`Still`), or with `interactive=True` a page of plotly (`Page`)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Literal, TypeAlias, overload

from anpai.plan import Plan
from anpai.problem import Problem

from ._fonts import FontMissing as FontMissing
from ._fonts import chinese_family as chinese_family
from ._interactive import Page as Page
from ._style import COLOURS as COLOURS
from ._style import Still as Still
from ._words import Language

__all__ = [
    "COLOURS",
    "FontMissing",
    "Page",
    "Still",
    "capacity",
    "cemetery",
    "chinese_family",
    "circles",
    "gantt",
    "meals",
    "pareto",
    "routes",
    "sensitivity",
    "sites",
    "waiting",
]

Drawn: TypeAlias = Plan | Mapping[str, Any]
Asked: TypeAlias = Problem | Mapping[str, Any] | None

@overload
def capacity(
    plan: Drawn,
    *,
    problem: Asked = None,
    language: Language = "both",
    interactive: Literal[False] = False,
) -> Still: ...
@overload
def capacity(
    plan: Drawn,
    *,
    problem: Asked = None,
    language: Language = "both",
    interactive: Literal[True],
) -> Page: ...
@overload
def capacity(plan: Drawn, *, problem: Asked = None, language: Language = "both", interactive: bool) -> Still | Page: ...
@overload
def cemetery(
    plan: Drawn,
    *,
    problem: Asked = None,
    language: Language = "both",
    interactive: Literal[False] = False,
) -> Still: ...
@overload
def cemetery(
    plan: Drawn,
    *,
    problem: Asked = None,
    language: Language = "both",
    interactive: Literal[True],
) -> Page: ...
@overload
def cemetery(plan: Drawn, *, problem: Asked = None, language: Language = "both", interactive: bool) -> Still | Page: ...
@overload
def circles(
    features: Mapping[str, Mapping[str, Any]] | None = None,
    *,
    problem: Asked = None,
    at: Sequence[str] | None = None,
    mode: str = "walk",
    minutes: float = 15,
    stations: Mapping[str, tuple[float, float]] | None = None,
    homes: Sequence[tuple[float, float]] = (),
    title: str = "",
    note: str = "",
    language: Language = "both",
    interactive: Literal[False] = False,
) -> Still: ...
@overload
def circles(
    features: Mapping[str, Mapping[str, Any]] | None = None,
    *,
    problem: Asked = None,
    at: Sequence[str] | None = None,
    mode: str = "walk",
    minutes: float = 15,
    stations: Mapping[str, tuple[float, float]] | None = None,
    homes: Sequence[tuple[float, float]] = (),
    title: str = "",
    note: str = "",
    language: Language = "both",
    interactive: Literal[True],
) -> Page: ...
@overload
def circles(
    features: Mapping[str, Mapping[str, Any]] | None = None,
    *,
    problem: Asked = None,
    at: Sequence[str] | None = None,
    mode: str = "walk",
    minutes: float = 15,
    stations: Mapping[str, tuple[float, float]] | None = None,
    homes: Sequence[tuple[float, float]] = (),
    title: str = "",
    note: str = "",
    language: Language = "both",
    interactive: bool,
) -> Still | Page: ...
@overload
def gantt(
    plan: Drawn,
    *,
    problem: Asked = None,
    day: int = 0,
    rows: Collection[str] | int = 30,
    language: Language = "both",
    interactive: Literal[False] = False,
) -> Still: ...
@overload
def gantt(
    plan: Drawn,
    *,
    problem: Asked = None,
    day: int = 0,
    rows: Collection[str] | int = 30,
    language: Language = "both",
    interactive: Literal[True],
) -> Page: ...
@overload
def gantt(
    plan: Drawn,
    *,
    problem: Asked = None,
    day: int = 0,
    rows: Collection[str] | int = 30,
    language: Language = "both",
    interactive: bool,
) -> Still | Page: ...
@overload
def meals(
    plan: Drawn,
    *,
    problem: Asked = None,
    language: Language = "both",
    interactive: Literal[False] = False,
) -> Still: ...
@overload
def meals(plan: Drawn, *, problem: Asked = None, language: Language = "both", interactive: Literal[True]) -> Page: ...
@overload
def meals(plan: Drawn, *, problem: Asked = None, language: Language = "both", interactive: bool) -> Still | Page: ...
@overload
def pareto(
    frontier: Mapping[str, Any],
    *,
    chosen: Mapping[str, Drawn] | None = None,
    title: str = "",
    language: Language = "both",
    interactive: Literal[False] = False,
) -> Still: ...
@overload
def pareto(
    frontier: Mapping[str, Any],
    *,
    chosen: Mapping[str, Drawn] | None = None,
    title: str = "",
    language: Language = "both",
    interactive: Literal[True],
) -> Page: ...
@overload
def pareto(
    frontier: Mapping[str, Any],
    *,
    chosen: Mapping[str, Drawn] | None = None,
    title: str = "",
    language: Language = "both",
    interactive: bool,
) -> Still | Page: ...
@overload
def routes(
    plan: Drawn,
    *,
    problem: Asked = None,
    only: Collection[str] | None = None,
    streets: bool = True,
    language: Language = "both",
    interactive: Literal[False] = False,
) -> Still: ...
@overload
def routes(
    plan: Drawn,
    *,
    problem: Asked = None,
    only: Collection[str] | None = None,
    streets: bool = True,
    language: Language = "both",
    interactive: Literal[True],
) -> Page: ...
@overload
def routes(
    plan: Drawn,
    *,
    problem: Asked = None,
    only: Collection[str] | None = None,
    streets: bool = True,
    language: Language = "both",
    interactive: bool,
) -> Still | Page: ...
@overload
def sensitivity(
    rows: Iterable[Mapping[str, Any]],
    x: str,
    y: str,
    *,
    by: str | None = None,
    labels: Mapping[str, str] | None = None,
    title: str = "",
    language: Language = "both",
    interactive: Literal[False] = False,
) -> Still: ...
@overload
def sensitivity(
    rows: Iterable[Mapping[str, Any]],
    x: str,
    y: str,
    *,
    by: str | None = None,
    labels: Mapping[str, str] | None = None,
    title: str = "",
    language: Language = "both",
    interactive: Literal[True],
) -> Page: ...
@overload
def sensitivity(
    rows: Iterable[Mapping[str, Any]],
    x: str,
    y: str,
    *,
    by: str | None = None,
    labels: Mapping[str, str] | None = None,
    title: str = "",
    language: Language = "both",
    interactive: bool,
) -> Still | Page: ...
@overload
def sites(
    plan: Drawn,
    *,
    problem: Asked = None,
    language: Language = "both",
    interactive: Literal[False] = False,
) -> Still: ...
@overload
def sites(plan: Drawn, *, problem: Asked = None, language: Language = "both", interactive: Literal[True]) -> Page: ...
@overload
def sites(plan: Drawn, *, problem: Asked = None, language: Language = "both", interactive: bool) -> Still | Page: ...
@overload
def waiting(
    forecast: Drawn,
    *,
    problem: Asked = None,
    measure: Literal["list", "waits"] = "list",
    language: Language = "both",
    interactive: Literal[False] = False,
) -> Still: ...
@overload
def waiting(
    forecast: Drawn,
    *,
    problem: Asked = None,
    measure: Literal["list", "waits"] = "list",
    language: Language = "both",
    interactive: Literal[True],
) -> Page: ...
@overload
def waiting(
    forecast: Drawn,
    *,
    problem: Asked = None,
    measure: Literal["list", "waits"] = "list",
    language: Language = "both",
    interactive: bool,
) -> Still | Page: ...
