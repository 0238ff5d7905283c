"""The values of the public JSON: what the API and the pages' data write, in the shapes of `schemas`."""

from dataclasses import asdict, fields
from typing import Any

from app.figures.columns import COLUMNS
from app.figures.figure import Figure
from app.figures.interval import Interval
from app.figures.reference import Entry, Words
from app.findings.comparison import Bracket, Comparison
from app.findings.spread import ENOUGH_TO_LEAVE_ONE_OUT, leave_one_out, quartiles, relations


def figure_values(figure: Figure, columns: tuple[str, ...] = ()) -> dict[str, Any]:
    """Give a figure as the row that it is everywhere: every column (or those named), empty cells as null."""
    names = columns or tuple(column.name for column in COLUMNS)
    values = ((name, getattr(figure, name)) for name in names)
    return {name: None if value == "" else value for name, value in values}


def entry_values(entry: Entry) -> dict[str, Any]:
    """Give a reference entry with the columns of its file: three for a name in three languages, lists as lists."""
    found: dict[str, Any] = {"slug": entry.slug}
    for f in fields(entry):
        value = getattr(entry, f.name)
        if isinstance(value, Words):
            found |= {f"{f.name}_en": value.en, f"{f.name}_zh_hans": value.zh_hans, f"{f.name}_zh_hant": value.zh_hant}
        else:
            found[f.name] = value
    return {name: None if value == "" else value for name, value in found.items()}


def interval_values(interval: Interval) -> dict[str, Any]:
    """Give an interval's ends; null is unbounded."""
    return {
        "low": interval.low,
        "high": interval.high,
        "low_open": interval.low_open,
        "high_open": interval.high_open,
    }


def comparison_values(comparison: Comparison) -> dict[str, Any]:
    """Give what a comparison found: independent sources, and every series and period with its verdict."""
    return {
        "figures": len(comparison.figures),
        "independent_sources": comparison.independent_sources,
        "first_stated": comparison.first_stated,
        "last_stated": comparison.last_stated,
        "brackets": [_bracket_values(bracket) for bracket in comparison.brackets],
    }


def _bracket_values(bracket: Bracket) -> dict[str, Any]:
    without = leave_one_out(bracket)
    return {
        **bracket.series._asdict(),
        "period": bracket.period,
        "period_start": bracket.period_start,
        "period_end": bracket.period_end,
        "verdict": bracket.verdict,
        "spread": bracket.spread,
        "independent_sources": bracket.independent_sources,
        "stands_alone": bracket.stands_alone,
        "quartiles": asdict(found) if (found := quartiles(bracket)) else None,
        "claims": [
            {"id": c.figure.id, "interval": interval_values(c.interval), "echoes": [e.id for e in c.echoes]}
            for c in bracket.claims
        ],
        "conflicts": [[one.figure.id, other.figure.id] for one, other in bracket.conflicts],
        "relations": [
            {"one": one.figure.id, "other": other.figure.id, "relation": relation}
            for one, other, relation in relations(bracket)
        ],
        "without": [asdict(each) for each in without] if len(without) >= ENOUGH_TO_LEAVE_ONE_OUT else [],
    }
