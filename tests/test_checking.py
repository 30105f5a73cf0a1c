"""`psychobot check`: planted faults are found, good corpora are left in peace, and every format is what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from psychobot.checking import findings_in
from psychobot.findings import Finding, ordered
from psychobot.material import read_material
from tests.planted_faults import PLANTS, TODAY, Plant, write_good


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A corpus without a fault."""
    write_good(tmp_path)
    return tmp_path


def look(folder: Path) -> list[Finding]:
    """What every rule finds in a folder."""
    return ordered(findings_in(read_material(folder, TODAY)))


def test_a_good_corpus_is_left_in_peace(good: Path) -> None:
    """No rule fires where there is no fault."""
    assert look(good) == []


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.kind)
def test_a_planted_fault_is_found(plant: Plant, good: Path) -> None:
    """Its code is reported."""
    plant.edit(good)
    assert plant.code in {one.code for one in look(good)}
