"""The public JSON: what each answer of the API looks like, as values to be written and as models to be documented."""

from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from app.figures.columns import COLUMNS, Column, ColumnKind
from app.figures.figure import Figure
from app.figures.interval import Interval
from app.figures.reference import Entry, Words
from app.findings.comparison import Bracket, Comparison

_TYPES: dict[ColumnKind, Any] = {ColumnKind.NUMBER: Decimal, ColumnKind.DATE: date, ColumnKind.TIME: datetime}
_EXAMPLES: dict[str, Any] = {
    "id": "5h2v9q7m3dza",
    "metric": "revenue",
    "subject": "nvidia",
    "geography": "CN-AND-HK",
    "period": "FY2026-Q1",
    "period_start": "2025-01-27",
    "period_end": "2025-04-27",
    "as_reported": "55.22亿美元",
    "value": 5522000000,
    "bound": "exact",
    "unit": "USD",
    "nature": "actual",
    "source": "nvidia",
    "document": "h20-returns-newspaper-2025-07",
    "locator": "¶12",
    "stated_on": "2025-07-17",
    "status": "stands",
    "recorded_at": "2026-11-22T08:00:00Z",
}


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
    return {
        **bracket.series._asdict(),
        "period": bracket.period,
        "period_start": bracket.period_start,
        "period_end": bracket.period_end,
        "verdict": bracket.verdict,
        "spread": bracket.spread,
        "claims": [
            {"id": c.figure.id, "interval": interval_values(c.interval), "echoes": [e.id for e in c.echoes]}
            for c in bracket.claims
        ],
        "conflicts": [[one.figure.id, other.figure.id] for one, other in bracket.conflicts],
    }


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


def _field(column: Column) -> Any:
    kind = _TYPES.get(column.kind, str)
    given = column.required or column.name in {"id", "bound", "unit", "status", "recorded_at"}
    example = _EXAMPLES.get(column.name)
    extra: dict[str, Any] = {"examples": [example]} if example is not None else {}
    if column.choices:
        extra["json_schema_extra"] = {"enum": [*column.choices, *([] if given else [None])]}
    return (kind if given else kind | None, Field(description=column.meaning, **extra))


_fields: dict[str, Any] = {column.name: _field(column) for column in COLUMNS}
_about = "One claim: the row, with the same columns as in CSV. Empty cells are null."
FigureRow: type[BaseModel] = create_model("Figure", __base__=_Shape, __doc__=_about, **_fields)
"""A figure's row."""


class FacetValue(_Shape):
    """How many of the selected figures hold a value; null counts the empty cells."""

    value: str | None
    count: int


class Meta(_Shape):
    """What an answer was made from."""

    version: int = Field(description="The ledger's version; it rises with every load that changes something.")
    changed_at: datetime | None = Field(description="When the ledger last changed (UTC).")
    query: str = Field(description="The query as it was understood, in its canonical form.")
    licence: str = Field(description="The licence of the data.", examples=["CC-BY-4.0"])
    count: int | None = Field(default=None, description="How many rows fit in all, if `_count=1` asked.")
    facets: dict[str, list[FacetValue]] | None = Field(default=None, description="Counts by value, if `_facet` asked.")


class FigureList(_Shape):
    """A page of figures."""

    data: list[FigureRow] = Field(description="The rows; with `_fields`, only the columns named.")  # type: ignore[valid-type]
    next: str | None = Field(description="Opaque cursor of the next page, for `_next`; null on the last page.")
    next_url: str | None = Field(description="Address of the next page.")
    meta: Meta


class IntervalShape(_Shape):
    """The set of numbers that a claim allows; a null end is unbounded, an open end is not itself allowed."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool
    high_open: bool


class HeldShape(_Shape):
    """One state of a figure in this ledger."""

    recorded_from: datetime
    recorded_until: datetime | None = Field(description="Null for the state that stands.")
    load: int
    loaded_by: str
    loaded_from: str
    changed: list[str] = Field(description="The columns in which it differs from the state before.")
    figure: FigureRow  # type: ignore[valid-type]


class Related(_Shape):
    """The figures that a figure is tied to."""

    origin: FigureRow | None = Field(description="The figure that this one repeats.")  # type: ignore[valid-type]
    echoes: list[FigureRow] = Field(description="The figures that only repeat this one.")  # type: ignore[valid-type]
    supersedes: FigureRow | None  # type: ignore[valid-type]
    superseded_by: list[FigureRow]  # type: ignore[valid-type]
    comparable: list[FigureRow] = Field(description="Others of the same series whose periods overlap.")  # type: ignore[valid-type]


class FigureDetail(_Shape):
    """One figure with its interval, its history and the figures around it."""

    data: FigureRow  # type: ignore[valid-type]
    interval: IntervalShape
    history: list[HeldShape] = Field(description="Every state that this ledger held, newest first.")
    related: Related
    meta: Meta


class EntryList(_Shape):
    """All entries of a reference table, in the editors' order."""

    data: list[dict[str, Any]] = Field(description="The entries, with the columns of the table's CSV file.")
    next: None = None
    next_url: None = None
    meta: Meta


class EntryDetail(_Shape):
    """One entry of a reference table."""

    data: dict[str, Any]
    figures_url: str | None = Field(description="Where the figures that name the entry are.")
    meta: Meta


class ComparisonShape(_Shape):
    """What holding the figures against one another found."""

    figures: int
    independent_sources: int
    first_stated: date | None
    last_stated: date | None
    brackets: list[dict[str, Any]]


class TopicDetail(_Shape):
    """A topic with its figures, compared."""

    data: dict[str, Any]
    figures: list[FigureRow]  # type: ignore[valid-type]
    comparison: ComparisonShape
    meta: Meta


class Found(_Shape):
    """What a search found, by table; `figures` are rows."""

    subjects: list[dict[str, Any]]
    metrics: list[dict[str, Any]]
    topics: list[dict[str, Any]]
    sources: list[dict[str, Any]]
    documents: list[dict[str, Any]]
    events: list[dict[str, Any]]
    figures: list[FigureRow]  # type: ignore[valid-type]


class SearchResult(_Shape):
    """The answer to a search."""

    data: Found
    meta: Meta


class FieldProblem(_Shape):
    """What is wrong with one parameter."""

    parameter: str
    detail: str


class ProblemShape(_Shape):
    """An error, as RFC 9457 has it; `errors` names each parameter that can't be followed."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[FieldProblem] = []
