"""Notebooks as they lie here: without outputs, in both languages, each code cell within reach of a planner. nbmake executes them.

ANPAI_NOTEBOOKS=small pytest --nbmake python/notebooks
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[1] / "notebooks"
NAMES = (
    "1-changning-beds",
    "2-lufeng-half-budget",
    "3-guandu-day",
    "4-changning-meals",
    "5-shapingba-funerals",
    "6-circles-on-roads",
)


def notebook(name: str) -> dict[str, Any]:
    return dict(json.loads((FOLDER / f"{name}.ipynb").read_text(encoding="utf-8")))


def cells(name: str, kind: str) -> list[str]:
    return ["".join(cell["source"]) for cell in notebook(name)["cells"] if cell["cell_type"] == kind]


def test_all_of_them_are_here() -> None:
    assert sorted(file.stem for file in FOLDER.glob("*.ipynb")) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_they_have_no_outputs(name: str) -> None:
    for cell in notebook(name)["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == [] and cell["execution_count"] is None


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_in_chinese_and_in_english(name: str) -> None:
    for text in cells(name, "markdown"):
        assert re.search("[\u4e00-\u9fff]", text), text
        assert re.search("[A-Za-z]{3,}", re.sub("`[^`]*`", "", text)), text


@pytest.mark.parametrize("name", NAMES)
def test_cells_are_code_that_reads_nothing_of_this_machine(name: str) -> None:
    for code in cells(name, "code"):
        ast.parse(code)
        assert "http" not in code and "/home" not in code and "/work" not in code and "/tmp" not in code


# What `pip install ./python` alone does not bring.
EXTRAS = ("IPython", "cloudpickle", "joblib", "matplotlib", "numpy", "pandas", "plotly", "polars", "pyarrow", "tqdm")


def test_the_first_cell_needs_nothing_but_the_package(tmp_path: Path) -> None:
    code = f"import sys; sys.modules.update(dict.fromkeys({EXTRAS}))\n{cells(NAMES[0], 'code')[0]}\nprint(problem)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("Problem(beds-plan: 44 institutions")


# What runs for long in full has a small setting for continuous integration.
@pytest.mark.parametrize("name", NAMES[:-1])
def test_there_is_a_small_setting(name: str) -> None:
    assert 'os.environ.get("ANPAI_NOTEBOOKS") == "small"' in "\n".join(cells(name, "code"))
