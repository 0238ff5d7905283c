"""Printed numbers by the hundred, each with what it says."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from app.figures.quantity import read_quantity

with (Path(__file__).parent / "quantity_cases.csv").open(encoding="utf-8", newline="") as _file:
    CASES = list(csv.DictReader(_file))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['text']} {case['unit_hint']}".strip())
def test_each_printed_number_is_read_as_the_table_says(case: dict[str, str]) -> None:
    """Low, value, high, bound and unit of every printed form in the table are read exactly."""
    read = read_quantity(case["text"], case["unit_hint"] or None)
    ends = [None if not case[end] else Decimal(case[end]) for end in ("low", "value", "high")]
    assert ([read.low, read.value, read.high], read.bound, read.unit) == (ends, case["bound"], case["unit"])
