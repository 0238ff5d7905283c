"""The page of a source: what it is, what it covers, how far it stands from others, how it changed its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from app.figures.reference import Source
from app.findings.coverage import CoverageCell
from app.findings.distance import Distance, tally
from app.findings.revisions import Ladder
from app.present import linked_data
from app.present.contexts.accounts import (
    CountedList,
    Held,
    LeadChart,
    NewestTable,
    alternates_of,
    counted_list,
    ladder_tables,
    left_words,
    newest_table,
    preview_of,
)
from app.present.contexts.facts import Fact, source_facts
from app.present.contexts.frame import Frame, Link, Visit
from app.present.contexts.ladders import LadderTable
from app.present.contexts.rows import entry_link, href
from app.present.numbers import format_number
from app.present.words.claims import number_words
from app.present.words.findings import about_words
from app.present.words.outlines import source_summary
from app.present.words.revisions import distance_words, tally_sentence
from app.present.words.terms import Narrator, columns, kinds, tables

MOST_METRICS = 15
MOST_YEARS = 10
MOST_DISTANCES = 20
MOST_LADDERS = 12
"""How much of each a page tells; the JSON and the page of figures have the rest."""


@dataclass(frozen=True, slots=True)
class CoverRow:
    """A metric that a source covers, with how many figures for each year; each number leads to them."""

    metric: Link
    cells: tuple[Link | None, ...]


@dataclass(frozen=True, slots=True)
class CoverTable:
    """What a source covers: metrics against the years in which the periods begin."""

    heading: str
    years: tuple[str, ...]
    rows: tuple[CoverRow, ...]
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DistanceLine:
    """One number of a source against the middle of the others."""

    about: str
    number: Link
    middle: str
    others: str
    apart: str
    agrees: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """A source.

    Attributes:
        summary: what the ledger holds of it, in sentences.
        chart: of what it has most figures of; None where there is too little to draw.
        tally: how far it stands from the others, in a sentence; "" where that is not reckoned.
        compared: says how many of the comparisons are listed, where not all are; the same for `ladders_left`.
    """

    frame: Frame
    table: Link
    above: tuple[Link, ...]
    kind: str
    name: str
    lead: str
    summary: str
    facts: tuple[Fact, ...]
    chart: LeadChart | None
    covers: CoverTable
    tally: str
    distances: tuple[DistanceLine, ...]
    compared: str
    ladders: tuple[LadderTable, ...]
    ladders_left: str
    topics: CountedList
    newest: NewestTable
    documents: CountedList


def source_page(  # noqa: PLR0913 - the parts of a source's answer
    visit: Visit,
    source: Source,
    held: Held,
    *,
    cells: Sequence[CoverageCell] = (),
    distances: Sequence[Distance] | None = None,
    ladders: Sequence[Ladder] = (),
) -> SourcePage:
    """Make the page of a source.

    Args:
        visit: who reads it, and where.
        source: the source.
        held: its newest figures, and how many it has in all.
        cells: what it covers.
        distances: its numbers against the others', the farthest first; None where that was not reckoned.
        ladders: its revisions.
    """
    narrator = visit.narrator
    say = narrator.say
    name, lead = narrator.name("sources", source.slug), say.name(source.note)
    summary = source_summary(held.outline, narrator, name=name)
    within = {"source": source.slug}
    lines = tuple(_distance_line(each, narrator) for each in (distances or ())[:MOST_DISTANCES])
    told = ladder_tables(ladders, narrator, most=MOST_LADDERS)
    return SourcePage(
        frame=visit.frame(
            name,
            description=narrator.say.together(lead, summary),
            section="sources",
            alternates=alternates_of(visit),
            preview=preview_of(visit, held.chart),
            linked_data=_linked(visit, source, narrator.say.together(lead, summary), held, cells),
        ),
        table=Link(tables(narrator.language)["sources"], "/sources"),
        above=(),
        kind=kinds(narrator.language)[source.kind],
        name=name,
        lead=lead,
        summary=summary,
        facts=source_facts(source, narrator),
        chart=held.chart,
        covers=_covers(source.slug, cells, narrator),
        tally="" if distances is None else tally_sentence(tally(distances), narrator),
        distances=lines,
        compared=left_words(len(lines), len(distances or ()), narrator),
        ladders=told,
        ladders_left=left_words(len(told), len(ladders), narrator),
        topics=counted_list("topics", held.topics, narrator),
        newest=newest_table(held.newest, held.outline.figures, urlencode(within), narrator, without=["source"]),
        documents=counted_list("documents", held.documents, narrator, within={**within, "document": ""}),
    )


def _linked(visit: Visit, source: Source, description: str, held: Held, cells: Sequence[CoverageCell]) -> str:
    metrics = tuple(sorted({cell.metric for cell in cells}))
    return linked_data.dataset(
        visit,
        name=visit.narrator.name("sources", source.slug),
        description=description,
        scope=linked_data.Scope(first=held.outline.first, last=held.outline.last, metrics=metrics),
        forms=alternates_of(visit),
        about=linked_data.source_values(source.slug, visit),
    )


def _covers(slug: str, cells: Sequence[CoverageCell], narrator: Narrator) -> CoverTable:
    """Count figures by metric and by the year in which their period begins, the latest first; no period comes last."""
    say = narrator.say
    counted: dict[str, dict[int | None, int]] = {}
    for cell in cells:
        year = cell.period_start.year if cell.period_start else None
        of_metric = counted.setdefault(cell.metric, {})
        of_metric[year] = of_metric.get(year, 0) + cell.figures
    years = sorted({year for of_metric in counted.values() for year in of_metric if year is not None})
    shown: list[int | None] = [*reversed(years[-MOST_YEARS:])]
    if any(None in of_metric for of_metric in counted.values()):
        shown.append(None)
    metrics = sorted(counted, key=lambda metric: (-sum(counted[metric].values()), metric))
    rows = [
        CoverRow(
            entry_link("metrics", metric, narrator),
            tuple(_cover_cell(slug, metric, year, counted[metric].get(year, 0)) for year in shown),
        )
        for metric in metrics[:MOST_METRICS]
    ]
    left = len(metrics) > len(rows) or len(years) > MOST_YEARS
    return CoverTable(
        heading=columns(narrator.language)["metric"],
        years=tuple(str(year) if year else say.t("no period") for year in shown),
        rows=tuple(rows),
        more=say.t("Shown are the latest years and the commonest metrics.") if left else "",
    )


def _cover_cell(slug: str, metric: str, year: int | None, count: int) -> Link | None:
    if not count:
        return None
    query = {"source": slug, "metric": metric, "quotes__isnull": "1"}
    query |= (
        {"period_start__gte": date(year, 1, 1).isoformat(), "period_start__lte": date(year, 12, 31).isoformat()}
        if year
        else {"period_end__isnull": "1"}
    )
    return Link(str(count), f"/figures?{urlencode(query)}")


def _distance_line(distance: Distance, narrator: Narrator) -> DistanceLine:
    say, figure = narrator.say, distance.figure
    return DistanceLine(
        about=about_words(figure, narrator),
        number=Link(number_words(figure, narrator), href("figures", figure.id)),
        middle=format_number(distance.middle, figure.unit, narrator.language, digits=4),
        others=say.n("%(num)s other source", "%(num)s other sources", distance.others),
        apart=distance_words(distance, narrator),
        agrees=distance.agrees,
    )
