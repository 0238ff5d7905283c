"""What pages of subjects, metrics, sources and documents share: counts, tables of parts, lists, what was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from app.figures.figure import Figure
from app.figures.outline import Outline, OutlinedPart
from app.figures.selection import Selection
from app.findings.contradictions import Contradiction
from app.findings.revisions import Ladder
from app.present.contexts.findings import Finding, told_contradiction
from app.present.contexts.frame import Alternate, Link, Visit
from app.present.contexts.ladders import LadderTable, ladder_table
from app.present.contexts.rows import FigureRow, Heading, constant_columns, entry_link, figure_rows, headings, href
from app.present.contexts.taking import preview_address
from app.present.words.claims import number_words
from app.present.words.outlines import figures_words, sources_words, years_words
from app.present.words.periods import period_words
from app.present.words.terms import Narrator, columns

MOST_LISTED = 12
"""How many entries of one kind a page lists; the page of figures leads to the rest."""

MOST_LADDERS = 6
"""How many rows of statements a page tells."""

FORMS = ("json", "csv", "xlsx", "atom")
"""The forms in which the data beside an entry's page can be had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What holding all figures against one another found about an entry.

    Attributes:
        contradictions: the strongest of them; `contradicted` is how many there are.
        ladders: how its numbers moved.
        holding, failing: by the kind of check, how many hold and fail.
    """

    contradictions: Sequence[Contradiction] = ()
    contradicted: int = 0
    ladders: Sequence[Ladder] = ()
    holding: Mapping[str, int] = field(default_factory=dict)
    failing: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LeadChart:
    """The chart of what an entry has most figures of: where that is looked at, how much it is, and the drawing."""

    link: Link
    svg: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the ledger holds on an entry.

    Attributes:
        newest: the figures stated last.
        topics: those that draw on its figures, by slug, with how many; so `documents`, where they are told of.
        found: what holding all figures against one another found.
        chart: of what it has most figures of; None where there is too little to draw.
    """

    outline: Outline
    newest: Sequence[Figure] = ()
    topics: Mapping[str, int] = field(default_factory=dict)
    documents: Mapping[str, int] = field(default_factory=dict)
    found: Found = field(default_factory=Found)
    chart: LeadChart | None = None


@dataclass(frozen=True, slots=True)
class CountedLink:
    """An entry, and how many figures it is about; the count leads to them, where `href` is not ""."""

    link: Link
    count: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class CountedList:
    """Entries with counts, those of most figures first; `left` says how many are listed, where not all are."""

    entries: tuple[CountedLink, ...]
    left: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """The figures that share a metric or a subject: how many, by how many sources, of which years, and the latest.

    Attributes:
        compare: where they are held against one another; "" where there is only one.
    """

    name: Link
    latest: Link
    latest_about: str
    figures: Link
    sources: str
    years: str
    compare: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTable:
    """An entry's figures by metric or by subject; `all` leads to every series of it, where not all parts are told."""

    heading: str
    latest: str
    rows: tuple[PartRow, ...]
    left: str
    all_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainstList:
    """What can't all be true of an entry's figures: the strongest, and where all are told."""

    findings: tuple[Finding, ...]
    left: str
    all_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewestTable:
    """The figures stated last, and where all of them are."""

    headings: tuple[Heading, ...]
    rows: tuple[FigureRow, ...]
    total: str
    all_href: str


def alternates_of(visit: Visit) -> tuple[Alternate, ...]:
    """Give the forms in which the data beside an entry's page can be had."""
    return tuple(visit.alternate(kind) for kind in FORMS)


def counted_list(
    table: str, counts: Mapping[str, int], narrator: Narrator, *, within: Mapping[str, str] | None = None
) -> CountedList:
    """List entries of a table with how many figures they are about.

    Args:
        table: theirs.
        counts: by slug, in the order in which they are to be listed.
        narrator: tells in the reader's language.
        within: the filters among which a count is one; the count leads to them, with the entry's own column `""`.
    """
    shown = list(counts.items())[:MOST_LISTED]
    entries = [
        CountedLink(entry_link(table, slug, narrator), figures_words(count, narrator), _filtered(within, slug))
        for slug, count in shown
    ]
    return CountedList(tuple(entries), left_words(len(shown), len(counts), narrator))


def _filtered(within: Mapping[str, str] | None, slug: str) -> str:
    if within is None:
        return ""
    return f"/figures?{urlencode({column: value or slug for column, value in within.items()})}"


def left_words(shown: int, every: int, narrator: Narrator) -> str:
    """Say that a list is not whole; "" where it is."""
    say = narrator.say
    if shown >= every:
        return ""
    return say.t("Shown are %(shown)s of %(every)s.", shown=say.count(shown), every=say.count(every))


def part_table(
    parts: Sequence[OutlinedPart], every: int, narrator: Narrator, *, column: str, within: Mapping[str, str]
) -> PartTable:
    """Make the table of an entry's figures by metric or by subject.

    Args:
        parts: those of most figures.
        every: how many there are in all.
        narrator: tells in the reader's language.
        column: `metric` or `subject`, by which they are parted.
        within: the filter that chooses the entry's figures.
    """
    say = narrator.say
    return PartTable(
        heading=columns(narrator.language)[column],
        latest=say.t("Stated last"),
        rows=tuple(_part_row(part, narrator, column=column, within=within) for part in parts),
        left=left_words(len(parts), every, narrator),
        all_href=f"/explore?{urlencode(within)}",
    )


def _part_row(part: OutlinedPart, narrator: Narrator, *, column: str, within: Mapping[str, str]) -> PartRow:
    query = urlencode({**within, column: part.value})
    return PartRow(
        name=entry_link(f"{column}s", part.value, narrator),
        latest=Link(number_words(part.latest, narrator), href("figures", part.latest.id)),
        latest_about=_latest_about(part.latest, narrator, column=column, within=within),
        figures=Link(figures_words(part.outline.figures, narrator), f"/figures?{query}"),
        sources=sources_words(part.outline, narrator),
        years=years_words(part.outline),
        compare=f"/compare?{query}" if part.outline.figures > 1 else "",
    )


def _latest_about(figure: Figure, narrator: Narrator, *, column: str, within: Mapping[str, str]) -> str:
    """Say what the latest number is about, less what its row and its page say already."""
    say = narrator.say
    named = {column, *(name for name, value in within.items() if value == figure.metric)}
    named |= {"subject"} if figure.subject in within.values() else set()
    parts = [narrator.name("subjects", figure.subject)] if "subject" not in named else []
    parts += [narrator.name("subjects", figure.relative_to)] if figure.relative_to not in {None, figure.subject} else []
    parts += [narrator.name("geographies", figure.geography)]
    parts += [period_words(figure.period, say)] if figure.period else []
    return " · ".join(
        [*parts, narrator.name("sources", figure.source), *([say.day(figure.stated_on)] * bool(figure.stated_on))]
    )


def lead_chart(selection: Selection, figures: int, svg: str, narrator: Narrator) -> LeadChart:
    """Give the chart of so many figures with where they are looked at; `svg` is the drawing, safe to show."""
    return LeadChart(Link(figures_words(figures, narrator), f"/compare?{selection.to_query()}"), svg)


def preview_of(visit: Visit, chart: LeadChart | None) -> str:
    """Give the picture that links to the page show: that of the comparison which its chart leads to."""
    if chart is None:
        return ""
    path, _, query = chart.link.href.partition("?")
    return preview_address(replace(visit, path=path), query)


def against_list(found: Found, query: str, narrator: Narrator) -> AgainstList | None:
    """Tell what can't all be true; None where there is nothing to tell. `query` asks for all of it."""
    if not found.contradictions:
        return None
    left = left_words(len(found.contradictions), found.contradicted, narrator)
    return AgainstList(
        findings=tuple(told_contradiction(each, narrator) for each in found.contradictions),
        left=narrator.say.together(narrator.say.t("The strongest first."), left) if left else "",
        all_href=f"/contradictions?{query}",
    )


def ladder_tables(
    ladders: Sequence[Ladder], narrator: Narrator, *, most: int = MOST_LADDERS
) -> tuple[LadderTable, ...]:
    """Tell how numbers moved."""
    return tuple(ladder_table(ladder, narrator) for ladder in ladders[:most])


def newest_table(
    figures: Sequence[Figure], every: int, query: str, narrator: Narrator, *, without: Sequence[str] = ()
) -> NewestTable:
    """Make the table of the figures stated last, of `every` that there are; `query` asks for all of them."""
    rows = figure_rows(figures, narrator)
    return NewestTable(
        headings=headings(narrator, without=(constant_columns(rows) - {"source"}) | set(without)),
        rows=rows,
        total=figures_words(every, narrator),
        all_href=f"/figures?{query}",
    )
