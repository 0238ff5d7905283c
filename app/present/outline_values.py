"""The values of what the ledger holds on an entry in the JSON beside its page."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from app.figures.outline import Outline, OutlinedPart
from app.present.json_values import figure_values


def outline_values(outline: Outline) -> dict[str, Any]:
    """Give the counts and the days of some figures."""
    return asdict(outline)


def part_values(parts: Sequence[OutlinedPart], column: str) -> list[dict[str, Any]]:
    """Give the figures that share a value in a column, in counts, days and the one stated last."""
    return [
        {column: part.value, **outline_values(part.outline), "latest": figure_values(part.latest)} for part in parts
    ]
