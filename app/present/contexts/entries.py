"""The pages of sources, documents, subjects and metrics: what each is, and the figures that name it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from app.figures.figure import Figure
from app.figures.reference import Document, Entry, Metric, Source, Subject
from app.findings.comparison import Comparison
from app.present.contexts.figure import Fact, document_facts
from app.present.contexts.frame import Frame, Link, Visit
from app.present.contexts.rows import FigureRow, Heading, constant_columns, entry_link, figure_rows, headings, href
from app.present.words.comparisons import card_sentence, counts_sentence
from app.present.words.periods import year_end_words
from app.present.words.terms import Narrator, kinds, tables

SINGULAR_COLUMN = {"sources": "source", "documents": "document", "subjects": "subject", "metrics": "metric"}
"""The tables that have pages, each with the column of the row that names its entries."""


MOST_ROWS = 30
"""How many figures the page of an entry shows; the page of figures has them all."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage:
    """One entry: what it is, its relatives, and its figures."""

    frame: Frame
    table: Link
    name: str
    kind: str
    definition: str
    facts: tuple[Fact, ...]
    url: str
    sentence: str
    counts: str
    children: tuple[Link, ...]
    documents: tuple[Link, ...]
    headings: tuple[Heading, ...]
    rows: tuple[FigureRow, ...]
    all_href: str
    total: str


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


def entry_page(  # noqa: PLR0913 - the parts of an entry's answer
    visit: Visit,
    table: str,
    entry: Entry,
    *,
    figures: Sequence[Figure],
    total: int,
    children: Sequence[Entry],
    documents: Sequence[Document],
    comparison: Comparison,
) -> EntryPage:
    """Make the page of a source, document, subject or metric."""
    narrator = visit.narrator
    say = narrator.say
    name = narrator.name(table, entry.slug)
    definition = getattr(entry, "definition", None) or getattr(entry, "note", None)
    said = say.name(definition) if definition and not isinstance(definition, str) else ""
    rows = figure_rows(figures[:MOST_ROWS], narrator)
    parameter = "subject__under" if table == "subjects" else SINGULAR_COLUMN[table]
    url = entry.url if isinstance(entry, Document) and entry.url.startswith(("https://", "http://")) else ""
    return EntryPage(
        frame=visit.frame(
            name,
            description=said,
            section=table,
            alternates=tuple(visit.alternate(kind) for kind in ("json", "csv", "atom")),
        ),
        table=Link(tables(narrator.language)[table], f"/{table}"),
        name=name,
        kind=kinds(narrator.language).get(_kind(entry), ""),
        definition=said,
        facts=entry_facts(table, entry, narrator),
        url=url,
        sentence=card_sentence(comparison, narrator) if comparison.figures else "",
        counts=counts_sentence(comparison, narrator) if comparison.figures else "",
        children=tuple(entry_link(table, child.slug, narrator) for child in children),
        documents=tuple(entry_link("documents", document.slug, narrator) for document in documents),
        headings=headings(narrator, without=constant_columns(rows) - {"source"}),
        rows=rows,
        all_href=f"/figures?{parameter}={quote(entry.slug)}",
        total=say.n("%(num)s figure", "%(num)s figures", total),
    )


def entry_facts(table: str, entry: Entry, narrator: Narrator) -> tuple[Fact, ...]:
    """Tell what is known of an entry: its other names, its parent, and what is special to its table."""
    say, language = narrator.say, narrator.language
    facts = []
    names = getattr(entry, "name", None)
    if names is not None and not isinstance(entry, Document):
        own = say.name(names)
        others = dict.fromkeys([names.en, names.zh_hans, names.zh_hant, *getattr(entry, "aliases", ())])
        listed = [name for name in others if name and name != own]
        facts += [Fact(say.t("Also called"), say.listed(listed))] if listed else []
    if parent := getattr(entry, "parent", None):
        facts.append(Fact(say.t("Part of"), narrator.name(table, parent), href(table, parent)))
    if isinstance(entry, Source) and entry.subject:
        facts.append(
            Fact(say.t("Speaks as"), narrator.name("subjects", entry.subject), href("subjects", entry.subject))
        )
    if isinstance(entry, Subject) and entry.fiscal_year_end:
        facts.append(Fact(say.t("Fiscal year ends"), year_end_words(narrator.catalogue.calendar(entry.slug), say)))
    if isinstance(entry, Metric):
        facts.append(Fact(say.t("Kind"), kinds(language)[entry.kind]))
        facts += (
            [Fact(say.t("Reckoned from"), narrator.name("metrics", entry.of), href("metrics", entry.of))]
            if entry.of
            else []
        )
    if isinstance(entry, Document):
        facts += list(document_facts(entry, narrator))
    facts.append(Fact(say.t("Short name in addresses and files"), entry.slug))
    return tuple(facts)
