"""What stands beside a claim: other claims that differ from it in one thing only, on the same days if there are any."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.figures.series import SeriesKey
from app.findings.comparison import Bracket, Comparison

_COLUMNS = ("buyer", "subject", "geography", "basis", "relative_to", "metric")
_ONE_COLUMN: tuple[tuple[str, ...], ...] = tuple((column,) for column in _COLUMNS)
_DEFINING = ("metric", "relative_to", "basis")
"""What together says how a thing is measured."""


@dataclass(frozen=True, slots=True)
class Alongside:
    """Brackets that differ from one of them in some columns.

    Attributes:
        same_days: whether all are about its very days; else each is the latest of its series.
    """

    columns: tuple[str, ...]
    brackets: tuple[Bracket, ...]
    same_days: bool


def alongside(bracket: Bracket, comparison: Comparison) -> Alongside | None:
    """Find what differs from a bracket in one column, the commonest; else in how the same thing is measured.

    The brackets with the greatest numbers come first where all are of one unit. None where there are none.
    """
    days = bracket.period_start, bracket.period_end
    same = [each for each in comparison.brackets if (each.period_start, each.period_end) == days]
    found = _commonest(bracket, same)
    if found:
        return Alongside(*found, same_days=True)
    latest = {each.series: each for each in sorted(comparison.brackets, key=lambda each: str(each.period_end or ""))}
    found = _commonest(bracket, latest.values())
    return Alongside(*found, same_days=False) if found else None


def _commonest(bracket: Bracket, others: Iterable[Bracket]) -> tuple[tuple[str, ...], tuple[Bracket, ...]] | None:
    differing: dict[tuple[str, ...], list[Bracket]] = {}
    for other in others:
        columns = _differences(bracket.series, other.series)
        if columns in _ONE_COLUMN:
            differing.setdefault(columns, []).append(other)
        elif columns and set(columns) <= set(_DEFINING) and other.series.unit == bracket.series.unit:
            differing.setdefault(_DEFINING, []).append(other)
    if not differing:
        return None
    offered = [columns for columns in _ONE_COLUMN if columns in differing] or [_DEFINING]
    columns = max(offered, key=lambda each: len(differing[each]))
    return columns, tuple(_greatest_first(differing[columns]))


def _differences(one: SeriesKey, other: SeriesKey) -> tuple[str, ...]:
    """List the columns in which two series differ; a share of what it is about itself has no other whole."""
    differs = {column for column in _COLUMNS if getattr(one, column) != getattr(other, column)}
    if all(key.relative_to in {None, key.subject} for key in (one, other)):
        differs.discard("relative_to")
    if one.unit != other.unit and "metric" not in differs:
        return ("unit", *differs)
    return tuple(column for column in _COLUMNS if column in differs)


def _greatest_first(brackets: list[Bracket]) -> list[Bracket]:
    if len({bracket.series.unit for bracket in brackets}) > 1:
        return brackets
    return sorted(brackets, key=lambda each: -max(claim.figure.sort_value for claim in each.claims))
