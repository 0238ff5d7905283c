"""The lists of sources, documents, subjects and metrics, each entry with what it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.figures.reference import Document, Entry, Metric, Source, Subject
from app.present.contexts.frame import Frame, Link, Visit
from app.present.contexts.rows import entry_link
from app.present.words.terms import Narrator, kinds, tables

SINGULAR_COLUMN = {"sources": "source", "documents": "document", "subjects": "subject", "metrics": "metric"}
"""The tables that have pages, each with the column of the row that names its entries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEntry:
    """An entry in a list: its name and page, what it is, and how many figures name it."""

    link: Link
    kind: str
    remark: str
    count: str
    nested: bool


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """Entries of one kind."""

    name: str
    entries: tuple[ListedEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntriesPage:
    """Every entry of a table."""

    frame: Frame
    title: str
    lead: str
    count: str
    groups: tuple[EntryGroup, ...]


def entries_page(visit: Visit, table: str, *, counts: Mapping[str, int]) -> EntriesPage:
    """Make the list of a table; `counts` tell how many figures name each entry."""
    narrator = visit.narrator
    say = narrator.say
    leads = {
        "sources": say.t("Who states figures: companies, governments, research firms, banks, media, people."),
        "documents": say.t("Where figures are printed: articles, filings, datasets."),
        "subjects": say.t("What figures are about: companies, products, groups of vendors, markets."),
        "metrics": say.t("What is measured, each with its definition."),
    }
    title = tables(narrator.language)[table]
    entries = list(narrator.catalogue.table(table).values())
    return EntriesPage(
        frame=visit.frame(title, section=table, alternates=(visit.alternate("json"), visit.alternate("csv"))),
        title=title,
        lead=leads[table],
        count=say.n("%(num)s entry", "%(num)s entries", len(entries)),
        groups=_groups(table, entries, counts, narrator),
    )


def _groups(
    table: str, entries: Sequence[Entry], counts: Mapping[str, int], narrator: Narrator
) -> tuple[EntryGroup, ...]:
    grouped: dict[str, list[ListedEntry]] = {}
    for entry in entries:
        group = "" if isinstance(entry, Document) else kinds(narrator.language)[_kind(entry)]
        grouped.setdefault(group, []).append(_listed(table, entry, counts.get(entry.slug, 0), narrator))
    return tuple(EntryGroup(name, tuple(inside)) for name, inside in grouped.items())


def _kind(entry: Entry) -> str:
    return str(getattr(entry, "kind", ""))


def _listed(table: str, entry: Entry, count: int, narrator: Narrator) -> ListedEntry:
    say = narrator.say
    remark = ""
    if isinstance(entry, Document):
        remark = " · ".join(part for part in (entry.publisher, say.day(entry.published_on)) if part)
    elif isinstance(entry, (Metric, Subject)):
        remark = say.name(entry.definition)
    elif isinstance(entry, Source):
        remark = say.name(entry.note)
    return ListedEntry(
        link=entry_link(table, entry.slug, narrator),
        kind=kinds(narrator.language).get(_kind(entry), ""),
        remark=remark,
        count=say.n("%(num)s figure", "%(num)s figures", count),
        nested=bool(getattr(entry, "parent", None)),
    )
