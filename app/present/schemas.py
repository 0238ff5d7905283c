"""The public JSON: what each answer of the API looks like, as models to be documented and held against."""

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, Field, create_model

from app.figures.columns import COLUMNS, Column, ColumnKind
from app.figures.interval import Relation
from app.findings.comparison import Verdict
from app.present.conversion_shapes import ConversionShape, NoConversionShape
from app.present.entry_shapes import ENTRY_SHAPES, Number, Shape

_TYPES: dict[ColumnKind, Any] = {ColumnKind.NUMBER: Number, ColumnKind.DATE: date, ColumnKind.TIME: datetime}
_EXAMPLES: dict[str, Any] = {
    "id": "xwgfp66rf14z",
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


def _field(column: Column, *, always: bool = True) -> Any:
    """Give a column's type and description; `always` tells whether every row has it."""
    kind = _TYPES.get(column.kind, str)
    given = column.required or column.name in {"id", "bound", "unit", "status", "recorded_at"}
    example = _EXAMPLES.get(column.name)
    extra: dict[str, Any] = {"examples": [example]} if example is not None else {}
    if column.choices:
        extra["json_schema_extra"] = {"enum": [*column.choices, *([] if given else [None])]}
    kind = kind if given else kind | None
    if always:
        return (kind, Field(description=column.meaning.english, **extra))
    return (kind, Field(default=None, description=column.meaning.english, **extra))


_fields: dict[str, Any] = {column.name: _field(column) for column in COLUMNS}
_about = "One claim: the row, with the same columns as in CSV. Empty cells are null."
FigureRow: type[BaseModel] = create_model("Figure", __base__=Shape, __doc__=_about, **_fields)
"""A figure's row."""

_named: dict[str, Any] = {column.name: _field(column, always=False) for column in COLUMNS}
_about = "A figure's row or, where `_fields` asked for some columns, those. Empty cells are null."
FigureCells: type[BaseModel] = create_model("FigureCells", __base__=Shape, __doc__=_about, **_named)
"""What a list gives of a figure."""


class FacetValue(Shape):
    """How many of the selected figures hold a value; null counts the empty cells."""

    value: str | None
    count: int


class Meta(Shape):
    """What an answer was made from."""

    version: int = Field(description="The ledger's version; it rises with every load that changes something.")
    changed_at: datetime | None = Field(description="When the ledger last changed (UTC).")
    query: str = Field(description="The query as it was understood, in its canonical form.")
    licence: str = Field(description="The licence of the data.", examples=["CC-BY-4.0"])
    count: int | None = Field(default=None, description="How many rows fit in all, if `_count=1` asked.")
    facets: dict[str, list[FacetValue]] | None = Field(default=None, description="Counts by value, if `_facet` asked.")


class FigureList(Shape):
    """A page of figures."""

    data: list[FigureCells] = Field(description="The rows; with `_fields`, only the columns named.")  # type: ignore[valid-type]
    next: str | None = Field(description="Opaque cursor of the next page, for `_next`; null on the last page.")
    next_url: str | None = Field(description="Address of the next page.")
    meta: Meta


class IntervalShape(Shape):
    """The set of numbers that a claim allows; a null end is unbounded, an open end is not itself allowed."""

    low: Number | None
    high: Number | None
    low_open: bool
    high_open: bool


class HeldShape(Shape):
    """One state of a figure in this ledger."""

    recorded_from: datetime
    recorded_until: datetime | None = Field(description="Null for the state that stands.")
    load: int
    loaded_by: str
    loaded_from: str
    changed: list[str] = Field(description="The columns in which it differs from the state before.")
    figure: FigureRow  # type: ignore[valid-type]


class Related(Shape):
    """The figures that a figure is tied to."""

    origin: FigureRow | None = Field(description="The figure that this one repeats.")  # type: ignore[valid-type]
    echoes: list[FigureRow] = Field(description="The figures that only repeat this one.")  # type: ignore[valid-type]
    supersedes: FigureRow | None  # type: ignore[valid-type]
    superseded_by: list[FigureRow]  # type: ignore[valid-type]
    comparable: list[FigureRow] = Field(description="Others of the same series whose periods overlap.")  # type: ignore[valid-type]
    close: list[FigureRow] = Field(  # type: ignore[valid-type]
        description="Claims about nearly the same, which can't be held against it; `/api/v1/why` says why not."
    )


class FigureDetail(Shape):
    """One figure with its interval, its history and the figures around it."""

    data: FigureRow  # type: ignore[valid-type]
    interval: IntervalShape
    history: list[HeldShape] = Field(description="Every state that this ledger held, newest first.")
    related: Related
    conversions: list[ConversionShape | NoConversionShape] = Field(
        description="What its amount comes to in dollars and in yuan, in so far as it was stated in another currency."
    )
    meta: Meta


class EntryList(Shape):
    """All entries of a reference table, in the editors' order."""

    data: list[dict[str, Any]] = Field(description="The entries, with the columns of the table's CSV file.")
    next: None = Field(description="Always null: a reference table has one page.")
    next_url: None = Field(description="Always null.")
    meta: Meta


class EntryDetail(Shape):
    """One entry of a reference table."""

    data: dict[str, Any]
    figures_url: str | None = Field(description="Where the figures that name the entry are; null if none can.")
    meta: Meta


def _of_table(table: str, base: type[BaseModel], kind: Any, ending: str) -> type[BaseModel]:
    about = base.model_fields["data"].description
    name = f"{ENTRY_SHAPES[table].__name__}{ending}"
    fields: dict[str, Any] = {"data": (kind, Field(description=about))}
    return create_model(name, __base__=base, __doc__=base.__doc__, **fields)


ENTRY_LISTS = {table: _of_table(table, EntryList, list[shape], "List") for table, shape in ENTRY_SHAPES.items()}  # type: ignore[valid-type]
"""The list of entries of each reference table."""

ENTRY_DETAILS = {table: _of_table(table, EntryDetail, shape, "Detail") for table, shape in ENTRY_SHAPES.items()}
"""The answer for one entry of each reference table."""


class ClaimShape(Shape):
    """One standing claim of a comparison, with those that only repeat it."""

    id: str = Field(description="The figure's id.")
    interval: IntervalShape
    echoes: list[str] = Field(description="The ids of the figures that only repeat this one.")


class QuartilesShape(Shape):
    """The values of several claims in quarters, by linear interpolation (Hyndman and Fan's definition 7)."""

    lower: Number
    median: Number
    upper: Number
    gap_percent: Number | None = Field(
        description="From the lower to the upper quartile, in percent of the median; null if that isn't above zero."
    )


class PairShape(Shape):
    """How one claim's interval stands to another's."""

    one: str = Field(description="The figure's id.")
    other: str = Field(description="The other figure's id.")
    relation: Relation = Field(
        description="`same`, `contains`, `within` and `overlap` agree; `conflict`: they share no number."
    )


class WithoutShape(Shape):
    """What remains if one source is not heard."""

    source: str
    low: Number | None = Field(description="The least number that the others allow; null if open below.")
    high: Number | None = Field(description="The greatest number that the others allow; null if open above.")
    spread: Number | None = Field(description="Largest ÷ smallest of their values.")


class BracketShape(Shape):
    """The standing claims about one series and the same days, and how they stand to one another."""

    metric: str
    subject: str
    buyer: str | None
    relative_to: str | None
    geography: str
    basis: str | None
    unit: str
    period: str | None
    period_start: date | None
    period_end: date | None
    verdict: Verdict = Field(
        description="Whether each source's latest claims share a number; `revised` if only forecasts miss an actual, "
        "`undated` if they differ but name no days."
    )
    spread: Number | None = Field(description="Largest ÷ smallest value; null with one claim, or down to zero.")
    independent_sources: int = Field(description="How many sources make claims of their own here.")
    stands_alone: bool = Field(description="Whether one source is the only witness, whoever repeats it.")
    quartiles: QuartilesShape | None = Field(description="Of the latest claims; null if there are under four.")
    claims: list[ClaimShape]
    conflicts: list[tuple[str, str]] = Field(description="The pairs of ids that share no number.")
    relations: list[PairShape] = Field(description="How each pair of the latest claims stand to one another.")
    without: list[WithoutShape] = Field(
        description="The range without each source in turn; empty if there are under three."
    )


class ComparisonShape(Shape):
    """What holding the figures against one another found."""

    figures: int
    independent_sources: int
    first_stated: date | None
    last_stated: date | None
    brackets: list[BracketShape]


Topic = ENTRY_SHAPES["topics"]


class TopicDetail(Shape):
    """A topic with its figures, compared."""

    data: Topic  # type: ignore[valid-type]
    view: dict[str, str] = Field(description="The parameters of the view that are not at their default.")
    figures: list[FigureRow] = Field(description="The figures of the view, as printed.")  # type: ignore[valid-type]
    comparison: ComparisonShape
    meta: Meta


class PlotlyFigure(Shape):
    """A chart as Plotly draws it: `Plotly.newPlot(element, data, layout, config)`."""

    data: list[dict[str, Any]] = Field(description="The traces.")
    layout: dict[str, Any] = Field(description="Axes, labels and lines; `meta` holds the title and a summary in words.")
    config: dict[str, Any] = Field(description="The buttons.")


_found: dict[str, Any] = {
    table: (list[ENTRY_SHAPES[table]], Field(description=f"The {table} found, best first."))  # type: ignore[valid-type]
    for table in ("subjects", "metrics", "topics", "sources", "documents", "events")
}
_found["figures"] = (list[FigureRow], Field(description="The figures found, the last recorded first."))  # type: ignore[valid-type]
Found: type[BaseModel] = create_model(
    "Found", __base__=Shape, __doc__="What a search found, by table; `figures` are rows.", **_found
)
"""What a search found."""


class SearchResult(Shape):
    """The answer to a search."""

    data: Found  # type: ignore[valid-type]
    meta: Meta


class FieldProblem(Shape):
    """What is wrong with one parameter."""

    parameter: str
    detail: str


class ProblemShape(Shape):
    """An error, as RFC 9457 has it; `errors` names each parameter that can't be followed."""

    type: str = Field(description="A URI of the kind of problem; `about:blank`, as the status says it.")
    title: str = Field(description="The kind of problem in two or three words.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What is wrong, and what would be right.")
    instance: str = Field(description="The address that was asked.")
    errors: list[FieldProblem] = Field(default=[], description="Each parameter that can't be followed.")
