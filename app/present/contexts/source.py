"""The page of a source: what it is, what it covers, how far it stands from others, how it changed its numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from app.figures.figure import Figure
from app.figures.interval import Relation
from app.figures.reference import Source
from app.findings.coverage import CoverageCell
from app.findings.distance import Distance, tally
from app.findings.revisions import Ladder, Step
from app.present.contexts.entries import entry_facts
from app.present.contexts.figure import Fact
from app.present.contexts.frame import Frame, Link, Visit
from app.present.contexts.rows import FigureRow, Heading, entry_link, figure_rows, headings, href
from app.present.numbers import format_number
from app.present.words.claims import number_words
from app.present.words.findings import about_words
from app.present.words.revisions import change_words, distance_words, step_remark, tally_sentence
from app.present.words.terms import Narrator, columns, kinds, natures, tables

MOST_METRICS = 15
MOST_YEARS = 10
MOST_DISTANCES = 20
MOST_LADDERS = 12
MOST_DOCUMENTS = 12
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
class StepLine:
    """One step of a ladder: what was said on a day, how it was meant, and how far that is from what was said before."""

    day: str
    day_iso: str
    number: Link
    printed: str
    meant: str
    change: str
    remark: str
    left: bool


@dataclass(frozen=True, slots=True)
class LadderTable:
    """The statements of one number, from the first to the latest."""

    about: str
    steps: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """A source.

    Attributes:
        summary: how far it stands from the others, in a sentence; "" where that is not reckoned.
        compared: says how many of the comparisons are listed, where not all are; the same for `ladders_left`.
    """

    frame: Frame
    table: Link
    name: str
    kind: str
    note: str
    facts: tuple[Fact, ...]
    covers: CoverTable
    summary: str
    distances: tuple[DistanceLine, ...]
    compared: str
    ladders: tuple[LadderTable, ...]
    ladders_left: str
    documents: tuple[tuple[Link, str], ...]
    documents_left: str
    headings: tuple[Heading, ...]
    rows: tuple[FigureRow, ...]
    all_href: str
    total: str


def source_page(  # noqa: PLR0913 - the parts of a source's answer
    visit: Visit,
    source: Source,
    *,
    figures: Sequence[Figure],
    total: int,
    documents: Mapping[str, int],
    cells: Sequence[CoverageCell] = (),
    distances: Sequence[Distance] | None = None,
    ladders: Sequence[Ladder] = (),
) -> SourcePage:
    """Make the page of a source.

    Args:
        visit: who reads it, and where.
        source: the source.
        figures: its newest ones.
        total: how many it has in all.
        documents: the slugs of those that print its figures, with how many, most first.
        cells: what it covers.
        distances: its numbers against the others', the farthest first; None where that was not reckoned.
        ladders: its revisions.
    """
    narrator = visit.narrator
    say = narrator.say
    name, note = narrator.name("sources", source.slug), say.name(source.note)
    lines = tuple(_distance_line(each, narrator) for each in (distances or ())[:MOST_DISTANCES])
    listed = list(documents.items())[:MOST_DOCUMENTS]
    return SourcePage(
        frame=visit.frame(
            name,
            description=note,
            section="sources",
            alternates=tuple(visit.alternate(kind) for kind in ("json", "csv", "atom")),
        ),
        table=Link(tables(narrator.language)["sources"], "/sources"),
        name=name,
        kind=kinds(narrator.language)[source.kind],
        note=note,
        facts=entry_facts("sources", source, narrator),
        covers=_covers(source.slug, cells, narrator),
        summary="" if distances is None else tally_sentence(tally(distances), narrator),
        distances=lines,
        compared=_left(len(lines), len(distances or ()), narrator),
        ladders=tuple(_ladder(ladder, narrator) for ladder in ladders[:MOST_LADDERS]),
        ladders_left=_left(min(len(ladders), MOST_LADDERS), len(ladders), narrator),
        documents=tuple(
            (entry_link("documents", slug, narrator), say.n("%(num)s figure", "%(num)s figures", count))
            for slug, count in listed
        ),
        documents_left=_left(len(listed), len(documents), narrator),
        headings=headings(narrator, without={"source"}),
        rows=figure_rows(figures, narrator),
        all_href=f"/figures?{urlencode({'source': source.slug})}",
        total=say.n("%(num)s figure", "%(num)s figures", total),
    )


def _left(shown: int, every: int, narrator: Narrator) -> str:
    """Say that a list is not whole; "" where it is."""
    say = narrator.say
    return (
        say.t("Shown are %(shown)s of %(every)s.", shown=say.count(shown), every=say.count(every))
        if shown < every
        else ""
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


def _ladder(ladder: Ladder, narrator: Narrator) -> LadderTable:
    last = ladder.steps[-1].figure
    return LadderTable(about_words(last, narrator), tuple(_step(step, narrator) for step in ladder.steps))


def _step(step: Step, narrator: Narrator) -> StepLine:
    figure = step.figure
    return StepLine(
        day=narrator.say.day(step.stated_on),
        day_iso=step.stated_on.isoformat(),
        number=Link(number_words(figure, narrator), href("figures", figure.id)),
        printed=figure.as_reported,
        meant=natures(narrator.language)[figure.nature],
        change=change_words(step, narrator),
        remark=step_remark(step, narrator),
        left=step.relation is Relation.CONFLICT,
    )
