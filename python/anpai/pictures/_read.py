"""What pictures read: plans and problems as objects of this package or as the documents that `anpai solve --out` writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Document = Mapping[str, Any]


def documents(plan: Any, problem: Any, models: Iterable[str], what: str) -> tuple[Document, Document]:
    """The documents of a problem and of its plan.

    Parameters
    ----------
    plan : Plan or dict
        A plan.
    problem : Problem, dict or None
        What it is a plan of; not needed where the plan knows it.
    models : iterable of str
        The models that can be drawn so.
    what : str
        The name of the picture, for messages.

    Raises
    ------
    TypeError
        If the problem is not there.
    ValueError
        If the plan is of another model.
    """
    answer = getattr(plan, "document", plan)
    asked = plan.problem if problem is None and hasattr(plan, "problem") else problem
    asked = getattr(asked, "document", asked)
    if not isinstance(answer, Mapping):
        raise TypeError(f"pictures.{what} takes a plan or its document (a dict), not {type(plan).__name__}")
    names = list(models)
    if answer.get("model") not in names:
        raise ValueError(f"pictures.{what} draws plans of {', '.join(names)}; this one is of {answer.get('model')}")
    if not isinstance(asked, Mapping):
        raise TypeError(
            f"pictures.{what} needs the problem beside the document of a plan: {what}(plan, problem=document)"
        )
    if asked.get("model") != answer["model"]:
        raise ValueError(
            f"the plan is of {answer['model']} and the problem of {asked.get('model')}: they do not belong together"
        )
    return asked, answer


def title_of(problem: Document, plan: Document) -> str:
    """What a picture is a picture of."""
    return str(plan.get("name") or problem.get("name") or problem["model"])


def name_of(thing: Document) -> str:
    """The name of something, or its id."""
    return str(thing.get("name") or thing["id"])


def hours(clock: str) -> float:
    """A clock time such as `07:51:42` or `2025-05-12 06:45` as hours since the midnight of its day."""
    parts = clock.split(" ")[-1].split("T")[-1].split(":")
    return sum((float(part) / 60.0**place for place, part in enumerate(parts)), 0.0)


def million(fen: float) -> float:
    """Fen as million yuan."""
    return fen / 1e8
