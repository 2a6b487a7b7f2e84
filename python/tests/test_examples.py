"""Every example of the documentation runs as it is written, after ``import anpai``."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import anpai

# Modules that need libraries of their own; their examples run where these are.
OPTIONAL = ("anpai.pictures", "anpai.sweeps", "anpai.client")


def modules() -> Iterator[str]:
    yield "anpai"
    for module in pkgutil.walk_packages(anpai.__path__, "anpai."):
        if not module.name.endswith(("_anpai", "__main__")):
            yield module.name


@pytest.mark.parametrize("name", list(modules()))
def test_examples_run_as_they_are_written(name: str) -> None:
    try:
        module = importlib.import_module(name)
    except ImportError:
        if not name.startswith(OPTIONAL):
            raise
        pytest.skip("a library that it needs is not there")
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    assert doctest.testmod(module, extraglobs={"anpai": anpai}, optionflags=flags).failed == 0
