"""The page of a metric: of whom it is measured, by whom, in which sums it takes part, what can't all be true."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from app.figures.outline import OutlinedPart
from app.figures.reference import Metric
from app.present import linked_data
from app.present.contexts.accounts import (
    AgainstList,
    CountedLink,
    CountedList,
    Found,
    Held,
    LeadChart,
    NewestTable,
    PartTable,
    against_list,
    alternates_of,
    counted_list,
    ladder_tables,
    left_words,
    newest_table,
    part_table,
    preview_of,
)
from app.present.contexts.facts import Fact, metric_facts
from app.present.contexts.frame import Frame, Link, Visit
from app.present.contexts.ladders import LadderTable
from app.present.contexts.rows import entry_link
from app.present.words.findings import check_kinds
from app.present.words.outlines import metric_summary
from app.present.words.terms import Narrator, kinds, tables


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricPage:
    """A metric.

    Attributes:
        related: the metrics that it is reckoned from or that are reckoned from it.
        checks: the sums that its figures take part in, by kind, each with how many hold and fail.
        against: what can't all be true of its figures; None where there is nothing of the kind.
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
    measured: PartTable
    related: tuple[Link, ...]
    checks: tuple[CountedLink, ...]
    against: AgainstList | None
    ladders: tuple[LadderTable, ...]
    ladders_left: str
    sources: CountedList
    topics: CountedList
    newest: NewestTable


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricHeld:
    """What the ledger holds on a metric besides what it holds on any entry.

    Attributes:
        measured: its figures by subject; `subjects` is how many there are.
        made_of_it: the metrics that are reckoned from it.
        units: those in which its figures are stated.
        sources: who states it, by slug, with how many figures.
    """

    measured: Sequence[OutlinedPart]
    subjects: int
    made_of_it: Sequence[Metric] = ()
    units: Sequence[str] = ()
    sources: Mapping[str, int]


def metric_page(visit: Visit, metric: Metric, held: Held, *, more: MetricHeld) -> MetricPage:
    """Make the page of a metric."""
    narrator = visit.narrator
    name, lead = narrator.name("metrics", metric.slug), narrator.say.name(metric.definition)
    within = {"metric": metric.slug}
    summary = metric_summary(held.outline, narrator, subjects=more.subjects)
    ladders = ladder_tables(held.found.ladders, narrator)
    related = ([metric.of] if metric.of else []) + [each.slug for each in more.made_of_it]
    scope = linked_data.Scope(
        first=held.outline.first, last=held.outline.last, metrics=(metric.slug,) if held.outline.figures else ()
    )
    return MetricPage(
        frame=visit.frame(
            name,
            description=narrator.say.together(lead, summary),
            section="metrics",
            alternates=alternates_of(visit),
            linked_data=linked_data.dataset(
                visit,
                name=name,
                description=narrator.say.together(lead, summary),
                scope=scope,
                forms=alternates_of(visit),
            ),
            preview=preview_of(visit, held.chart),
        ),
        table=Link(tables(narrator.language)["metrics"], "/metrics"),
        above=(),
        kind=kinds(narrator.language)[metric.kind],
        name=name,
        lead=lead,
        summary=summary,
        facts=metric_facts(metric, narrator, units=more.units),
        chart=held.chart,
        measured=part_table(more.measured, more.subjects, narrator, column="subject", within=within),
        related=tuple(entry_link("metrics", slug, narrator) for slug in related),
        checks=_checks(metric.slug, held.found, narrator),
        against=against_list(held.found, urlencode(within), narrator),
        ladders=ladders,
        ladders_left=left_words(len(ladders), len(held.found.ladders), narrator),
        sources=counted_list("sources", more.sources, narrator, within={**within, "source": ""}),
        topics=counted_list("topics", held.topics, narrator),
        newest=newest_table(held.newest, held.outline.figures, urlencode(within), narrator),
    )


def _checks(slug: str, found: Found, narrator: Narrator) -> tuple[CountedLink, ...]:
    """Say which sums the figures of a metric take part in, and how many of each kind hold and fail."""
    say, words = narrator.say, check_kinds(narrator.language)
    told = []
    for kind in dict.fromkeys([*found.failing, *found.holding]):
        holds, fails = found.holding.get(kind, 0), found.failing.get(kind, 0)
        counts = [say.n("%(num)s check fails", "%(num)s checks fail", fails)] if fails else []
        counts += [say.n("%(num)s check holds", "%(num)s checks hold", holds)] if holds else []
        address = f"/checks?{urlencode({'metric': slug, 'kind': kind})}"
        told.append(CountedLink(Link(words[kind], address), say.listed(counts)))
    return tuple(told)
