"""The models by name: their schemas and their rules."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from anpai import _anpai

__all__ = ["Rule", "models", "rules", "schema"]


class Rule(NamedTuple):
    """A rule of a model, with the setting that it has where a document says nothing."""

    rule: str
    level: str
    weight: int
    unit: str
    counts: str
    reason: str


def models() -> list[str]:
    """Names of the models, as documents write them.

    Examples
    --------
    >>> anpai.models()[:3]
    ['visits', 'beds-admission', 'beds-plan']
    """
    return _anpai.models()


def schema(model: str) -> dict[str, Any]:
    """The JSON Schema of a model's documents.

    Raises
    ------
    BadInput
        There is no such model.
    """
    made: dict[str, Any] = json.loads(_anpai.schema(model))
    return made


def rules(model: str) -> list[Rule]:
    """Every rule of a model, in order, with its default level and weight, its unit and the reason for the weight.

    Raises
    ------
    BadInput
        There is no such model.
    """
    return [Rule(**rule) for rule in json.loads(_anpai.rules(model))]
