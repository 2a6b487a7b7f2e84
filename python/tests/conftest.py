"""What the tests share: small problems, and the command line where it was built."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

import anpai


@pytest.fixture(scope="session")
def binary() -> Path:
    """The command line: ``$ANPAI``, or what is on the path."""
    found = os.environ.get("ANPAI") or shutil.which("anpai-cli")
    if found is None:
        pytest.skip("the command line was not built: give its path in $ANPAI")
    return Path(found)


@pytest.fixture(scope="session")
def rounds() -> anpai.Problem:
    """A day of meal rounds: small, and with a table in a table."""
    return anpai.scenario("guandu-rounds")


@pytest.fixture(scope="session")
def admission() -> anpai.Problem:
    """Fifty who wait for beds: exact."""
    return anpai.scenario("beds-50")


@pytest.fixture(scope="session")
def roster() -> anpai.Problem:
    """A day of 600 visits, of which a search has never enough."""
    return anpai.scenario("guandu-normal")
