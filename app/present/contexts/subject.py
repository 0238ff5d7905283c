"""The page of a subject: what is measured of it, what it is made of, who buys it, what can't all be true."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from app.figures.figure import Figure
from app.figures.outline import OutlinedPart
from app.figures.reference import Source, Subject
from app.present import linked_data
from app.present.contexts.accounts import (
    AgainstList,
    CountedList,
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
from app.present.contexts.facts import Fact, subject_facts
from app.present.contexts.frame import Frame, Link, Visit
from app.present.contexts.ladders import LadderTable
from app.present.contexts.rows import entry_link
from app.present.words.outlines import subject_summary
from app.present.words.terms import kinds, tables


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectPage:
    """A subject.

    Attributes:
        above: what it is part of, the largest whole first.
        summary: what the ledger holds on it, in sentences.
        against: what can't all be true of it; None where there is nothing of the kind.
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
    parts: CountedList
    buyers: CountedList
    bought: NewestTable
    against: AgainstList | None
    ladders: tuple[LadderTable, ...]
    ladders_left: str
    topics: CountedList
    newest: NewestTable
    documents: CountedList


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectHeld:
    """What the ledger holds on a subject besides what it holds on any entry.

    Attributes:
        above: what it is part of, nearest first.
        parts: the subjects right below it, by slug, with how many figures they have.
        measured: its figures by metric; `metrics` is how many there are.
        buyers: who buys it, by slug, with how many figures say so.
        roles: how many figures name it as the buyer, and as the whole or the baseline.
        bought: the newest of those that name it as the buyer.
        speaks: the source that it is itself.
    """

    above: Sequence[Subject] = ()
    parts: Mapping[str, int]
    measured: Sequence[OutlinedPart]
    metrics: int
    buyers: Mapping[str, int]
    roles: tuple[int, int] = (0, 0)
    bought: Sequence[Figure] = ()
    speaks: Source | None = None


def subject_page(visit: Visit, subject: Subject, held: Held, *, more: SubjectHeld) -> SubjectPage:
    """Make the page of a subject."""
    narrator = visit.narrator
    name, lead = narrator.name("subjects", subject.slug), narrator.say.name(subject.definition)
    within = {"subject__under": subject.slug}
    own = held.outline.figures - sum(more.parts.values())
    summary = subject_summary(held.outline, narrator, name=name, own=own)
    ladders = ladder_tables(held.found.ladders, narrator)
    below = narrator.catalogue.under("subjects", subject.slug)
    return SubjectPage(
        frame=visit.frame(
            name,
            description=narrator.say.together(lead, summary),
            section="subjects",
            alternates=alternates_of(visit),
            linked_data=_linked(visit, subject, narrator.say.together(lead, summary), held, more),
            preview=preview_of(visit, held.chart),
        ),
        table=Link(tables(narrator.language)["subjects"], "/subjects"),
        above=tuple(entry_link("subjects", each.slug, narrator) for each in reversed(more.above)),
        kind=kinds(narrator.language)[subject.kind],
        name=name,
        lead=lead,
        summary=summary,
        facts=subject_facts(subject, narrator, above=more.above, speaks=more.speaks, roles=more.roles),
        chart=held.chart,
        measured=part_table(more.measured, more.metrics, narrator, column="metric", within=within),
        parts=counted_list("subjects", more.parts, narrator),
        buyers=counted_list("subjects", more.buyers, narrator, within={**within, "buyer": ""}),
        bought=newest_table(more.bought, more.roles[0], urlencode({"buyer": subject.slug}), narrator),
        against=against_list(held.found, urlencode({"subject": "~".join(below)}, safe="~"), narrator),
        ladders=ladders,
        ladders_left=left_words(len(ladders), len(held.found.ladders), narrator),
        topics=counted_list("topics", held.topics, narrator),
        newest=newest_table(held.newest, held.outline.figures, urlencode(within), narrator),
        documents=counted_list("documents", held.documents, narrator, within={**within, "document": ""}),
    )


def _linked(visit: Visit, subject: Subject, description: str, held: Held, more: SubjectHeld) -> str:
    narrator = visit.narrator
    return linked_data.dataset(
        visit,
        name=narrator.name("subjects", subject.slug),
        description=description,
        scope=linked_data.Scope(
            first=held.outline.first, last=held.outline.last, metrics=tuple(part.value for part in more.measured)
        ),
        forms=alternates_of(visit),
        about=linked_data.subject_values(subject.slug, visit),
    )
