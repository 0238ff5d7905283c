"""The page of coverage: a grid of who measures what, and when, each field leading to the figures behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from app.figures.vocabulary import MetricKind
from app.findings.coverage import Coverage
from app.findings.coverage_grid import Grid, Line, Square, by_period, by_year
from app.present.contexts.findings_controls import Controls
from app.present.contexts.frame import Frame, Link, Visit
from app.present.contexts.rows import entry_link
from app.present.words.periods import period_words
from app.present.words.terms import Narrator

_MOST_DOTS = 5
"""Up to so many sources are shown as a dot each."""

_HEATS = (1, 2, 5, 10)
"""From so many figures on, a field is one shade darker."""

_KIND_ORDER = {
    MetricKind.LEVEL: 0,
    MetricKind.PRICE: 1,
    MetricKind.SHARE: 2,
    MetricKind.GROWTH: 3,
    MetricKind.CAGR: 3,
    MetricKind.CHANGE: 4,
    MetricKind.RATIO: 5,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of the grid.

    Attributes:
        kind: `held`; `alone` if by one source only; `gap` if nobody has a number, though there are some before and
            after; `empty`.
        heat: from 1 to 4 by the number of figures; 0 for none.
        dots: a mark for each source.
        words: all of it in a sentence.
    """

    kind: str
    heat: int = 0
    href: str = ""
    figures: str = ""
    dots: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: what it is of, a remark on the whole of it, and its fields."""

    name: str
    href: str
    remark: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class GridGroup:
    """Rows of one kind."""

    name: str
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePage:
    """Who measures what, and when.

    Attributes:
        metric: the one metric whose sources are shown; None for all metrics.
        summary: what the grid comes to.
    """

    frame: Frame
    title: str
    lead: str
    summary: str
    metric: Link | None
    whole_href: str
    controls: Controls
    columns: tuple[str, ...]
    groups: tuple[GridGroup, ...]


def coverage_page(visit: Visit, found: Coverage, *, controls: Controls, metric: str = "") -> CoveragePage:
    """Make the page of who measures what: all metrics by years, or the sources of one metric by its periods."""
    narrator = visit.narrator
    say = narrator.say
    grid = by_period(found) if metric else by_year(found)
    title = say.t("Coverage")
    if metric:
        title = say.t("Coverage: %(metric)s", metric=narrator.name("metrics", metric))
    lead = (
        say.t("Which source has a number for which period; where one stands alone, and what nobody has.")
        if metric
        else say.t("Who measures what, and for which years; where one source stands alone, and what nobody measured.")
    )
    return CoveragePage(
        frame=visit.frame(
            title, section="sources", alternates=(visit.alternate("json", query=urlencode(visit.pairs, safe="~,:")),)
        ),
        title=title,
        lead=lead,
        summary=_summary(found, narrator, one_metric=bool(metric)),
        metric=entry_link("metrics", metric, narrator) if metric else None,
        whole_href=visit.with_parameter("metric", ""),
        controls=controls,
        columns=tuple(_column(label, narrator) for label in grid.columns),
        groups=tuple(_by_source(grid, metric, visit) if metric else _by_kind(grid, visit)),
    )


def _summary(found: Coverage, narrator: Narrator, *, one_metric: bool) -> str:
    say = narrator.say
    figures = say.n("%(num)s figure", "%(num)s figures", sum(cell.figures for cell in found.cells))
    metrics = say.n("%(num)s metric", "%(num)s metrics", len(found.metrics))
    sources = say.n("%(num)s source", "%(num)s sources", len(found.sources))
    return say.listed([figures, sources] if one_metric else [figures, metrics, sources])


def _column(label: str, narrator: Narrator) -> str:
    if not label:
        return narrator.say.t("no period")
    return label if label.isdecimal() else period_words(label, narrator.say)


def _by_kind(grid: Grid, visit: Visit) -> list[GridGroup]:
    """Group metrics by their kind: amounts, prices, shares and so on."""
    narrator = visit.narrator
    kinds: dict[str, list[GridRow]] = {}
    names = _kind_names(narrator)
    known = narrator.catalogue.metrics
    lines = sorted(grid.lines, key=lambda line: _KIND_ORDER.get(known[line.slug].kind, 9) if line.slug in known else 9)
    for line in lines:
        kind = names.get(known[line.slug].kind if line.slug in known else "", narrator.say.t("Other"))
        kinds.setdefault(kind, []).append(_metric_row(line, grid, visit))
    return [GridGroup(name, tuple(rows)) for name, rows in kinds.items()]


def _kind_names(narrator: Narrator) -> dict[str, str]:
    say = narrator.say
    growth = say.p("metrics", "Growth")
    return {
        MetricKind.LEVEL: say.p("metrics", "Amounts"),
        MetricKind.PRICE: say.p("metrics", "Prices"),
        MetricKind.SHARE: say.p("metrics", "Shares"),
        MetricKind.GROWTH: growth,
        MetricKind.CAGR: growth,
        MetricKind.CHANGE: say.p("metrics", "Changes and differences"),
        MetricKind.RATIO: say.p("metrics", "Ratios"),
    }


def _metric_row(line: Line, grid: Grid, visit: Visit) -> GridRow:
    say = visit.narrator.say
    sources = say.n("%(num)s source", "%(num)s sources", len(line.sources))
    fields = [
        _field(square, line, column, visit, {"metric": line.slug} | _in_year(column))
        for column, square in zip(grid.columns, line.squares, strict=True)
    ]
    name = visit.narrator.name("metrics", line.slug)
    return GridRow(name, visit.with_parameter("metric", line.slug), sources, tuple(fields))


def _by_source(grid: Grid, metric: str, visit: Visit) -> list[GridGroup]:
    """Put all sources together into the first row, and one source into each other."""
    if not grid.columns:
        return []
    return [
        GridGroup(visit.narrator.say.t("Source"), tuple(_source_row(line, grid, metric, visit) for line in grid.lines))
    ]


def _source_row(line: Line, grid: Grid, metric: str, visit: Visit) -> GridRow:
    say, whole = visit.narrator.say, grid.lines[0].squares
    asked = {"metric": metric} | ({"source": line.slug} if line.slug else {})
    alone = {column for column, square in zip(grid.columns, whole, strict=True) if square and square.alone}
    fields = [
        _field(square, line, column, visit, asked | _in_period(column), alone=column in alone)
        for column, square in zip(grid.columns, line.squares, strict=True)
    ]
    name = visit.narrator.name("sources", line.slug) if line.slug else say.t("All sources")
    figures = say.n("%(num)s figure", "%(num)s figures", line.figures)
    return GridRow(name, f"/sources/{line.slug}" if line.slug else _figures(asked, visit), figures, tuple(fields))


def _in_year(column: str) -> dict[str, str]:
    if not column:
        return {"period_start__isnull": "1"}
    return {"period_start__gte": f"{column}-01-01", "period_start__lte": f"{column}-12-31"}


def _in_period(column: str) -> dict[str, str]:
    return {"period": column} if column else {"period_start__isnull": "1"}


def _figures(asked: Mapping[str, str], visit: Visit) -> str:
    """Give where figures are listed as they are counted here: own claims that stand, as the page's clocks show them."""
    clocks = dict(visit.pairs)
    turned = {"stated_on__lte": clocks.get("as_of", ""), "recorded_as_of": clocks.get("recorded_as_of", "")}
    every = {**asked, "quotes__isnull": "1", "status": "stands~confirmed", **turned}
    return f"/figures?{urlencode({name: value for name, value in every.items() if value}, safe='~,:')}"


def _field(  # noqa: PLR0913 - where a field stands, and what it leads to
    square: Square | None, line: Line, column: str, visit: Visit, asked: Mapping[str, str], *, alone: bool | None = None
) -> Field:
    say = visit.narrator.say
    if square is None:
        return Field(kind="gap", words=say.t("nobody has a number")) if column in line.gaps else Field(kind="empty")
    alone = square.alone if alone is None else alone
    count = len(square.sources)
    figures = say.n("%(num)s figure", "%(num)s figures", square.figures)
    sources = say.t("the only source") if alone else say.n("%(num)s source", "%(num)s sources", count)
    return Field(
        kind="alone" if alone else "held",
        heat=sum(square.figures >= least for least in _HEATS),
        href=_figures(asked, visit),
        figures=say.count(square.figures),
        dots="○" if alone else "●" * count if count <= _MOST_DOTS else f"●×{count}",
        words=say.listed([figures, sources]),
    )
