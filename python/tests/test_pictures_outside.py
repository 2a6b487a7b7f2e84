"""Pictures from outside: what type checkers are told of them, and what whoever lacks a library is."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from anpai import pictures


@pytest.mark.parametrize(
    ("missing", "code"),
    [
        ("matplotlib", "import anpai.pictures"),
        ("plotly", "from anpai import pictures; pictures.pareto({'points': []}, interactive=True)"),
    ],
)
def test_a_library_that_is_missing_is_named_with_how_to_have_it(missing: str, code: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.modules[{missing!r}] = None; {code}"], capture_output=True, text=True
    )
    assert ran.returncode == 1
    assert "pip install 'anpai[pictures]'" in ran.stderr.splitlines()[-1]


def test_types_of_pictures_are_those_of_their_functions() -> None:
    """The stub has three overloads of each, by `interactive`, with the parameters and defaults of the function."""
    tree = ast.parse((Path(pictures.__file__).with_suffix(".pyi")).read_text(encoding="utf-8"))
    overloads: dict[str, list[ast.FunctionDef]] = {}
    for each in tree.body:
        if isinstance(each, ast.FunctionDef):
            overloads.setdefault(each.name, []).append(each)
    functions = {name: value for name in pictures.__all__ if inspect.isfunction(value := getattr(pictures, name))}
    assert set(overloads) == set(functions) - {"chinese_family"}
    for name, forms in overloads.items():
        assert [ast.unparse(form.returns) for form in forms if form.returns] == ["Still", "Page", "Still | Page"], name
        for form, interactive in zip(forms, (" = False", "", ""), strict=True):
            arguments = form.args
            told = [argument.arg for argument in arguments.args]
            told += [
                argument.arg + ("" if value is None else f" = {ast.unparse(value)}")
                for argument, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
            ]
            mine = [
                parameter.name
                + (
                    interactive
                    if parameter.name == "interactive"
                    else f" = {parameter.default!r}"
                    if parameter.kind is parameter.KEYWORD_ONLY and parameter.default is not parameter.empty
                    else ""
                )
                for parameter in inspect.signature(functions[name]).parameters.values()
            ]
            assert told == mine
