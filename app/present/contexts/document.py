"""The page of a document, for reading beside it: its figures in the order of its paragraphs, and whom it quotes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from app.figures.figure import Figure
from app.figures.reference import Document
from app.figures.vocabulary import Status
from app.present import linked_data
from app.present.citations import cite_document
from app.present.contexts.accounts import CountedList, Held, alternates_of, counted_list, left_words
from app.present.contexts.cite import CiteBox, cite_box
from app.present.contexts.facts import Fact, document_facts, site_of
from app.present.contexts.frame import Frame, Link, Visit
from app.present.contexts.rows import href, printed_language
from app.present.feeds import web_address
from app.present.words.claims import claim_sentence, number_words
from app.present.words.locators import locator_words
from app.present.words.outlines import document_summary, figures_words
from app.present.words.terms import Narrator, statuses, tables


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLine:
    """A figure where it stands: the number as printed, the claim as a sentence, and what is to be known of it.

    Attributes:
        repeats: the figure of another source that it only repeats, or None.
        against: where to read what contradicts it, or None.
        status: the word for what became of it since; "" where it simply stands.
    """

    printed: Link
    language: str
    claim: str
    repeats: Link | None
    against: Link | None
    status: str


@dataclass(frozen=True, slots=True)
class ReadPlace:
    """A paragraph, a row or another place of a document, "" where none is named, with the figures in it."""

    name: str
    lines: tuple[ReadLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """A document.

    Attributes:
        printed_title: as it stands on the document, where that is not how it is called here, in its `language`.
        url: where the document itself can be read; "" where that is not known.
        host: whose site that is.
        left: says how many of its figures are listed, where not all are.
    """

    frame: Frame
    table: Link
    name: str
    printed_title: str
    language: str
    lead: str
    summary: str
    url: str
    host: str
    facts: tuple[Fact, ...]
    places: tuple[ReadPlace, ...]
    left: str
    total: str
    all_href: str
    sources: CountedList
    topics: CountedList
    cite: CiteBox


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentHeld:
    """What stands in a document besides what the ledger holds on any entry.

    Attributes:
        figures: the first of them in the order of reading.
        originals: what some of them only repeat, by id.
        sources: who states them, by slug, with how many.
        against: in how many contradictions figures take part, by their ids.
    """

    figures: Sequence[Figure]
    originals: Mapping[str, Figure]
    sources: Mapping[str, int]
    against: Mapping[str, int]


def document_page(visit: Visit, document: Document, held: Held, *, more: DocumentHeld) -> DocumentPage:
    """Make the page of a document."""
    narrator = visit.narrator
    say = narrator.say
    name, lead, url = say.name(document.name), say.name(document.note), web_address(document.url)
    summary = document_summary(held.outline, narrator, sources=tuple(more.sources), against=len(more.against))
    within = {"document": document.slug}
    return DocumentPage(
        frame=visit.frame(
            name,
            description=say.together(lead, summary),
            section="documents",
            alternates=alternates_of(visit),
            linked_data=linked_data.document(visit, document, description=narrator.say.together(lead, summary)),
        ),
        table=Link(tables(narrator.language)["documents"], "/documents"),
        name=name,
        printed_title=_printed_title(document, name),
        language=document.language,
        lead=lead,
        summary=summary,
        url=url,
        host=site_of(url),
        facts=document_facts(document, narrator),
        places=_places(more, narrator),
        left=left_words(len(more.figures), held.outline.figures, narrator),
        total=figures_words(held.outline.figures, narrator),
        all_href=f"/figures?{urlencode(within)}",
        sources=counted_list("sources", more.sources, narrator, within={**within, "source": ""}),
        topics=counted_list("topics", held.topics, narrator),
        cite=cite_box(visit, cite_document(document, visit)),
    )


def _printed_title(document: Document, name: str) -> str:
    """Give the title as it stands on the document, less where it is called so here, or where an editor gave it one."""
    given = {name, document.title_en, document.title_zh_hans, document.title_zh_hant}
    return "" if document.title in given else document.title


def _places(more: DocumentHeld, narrator: Narrator) -> tuple[ReadPlace, ...]:
    by_place = groupby(more.figures, key=lambda figure: figure.locator)
    return tuple(
        ReadPlace(locator_words(locator, narrator.say), tuple(_line(figure, more, narrator) for figure in figures))
        for locator, figures in by_place
    )


def _line(figure: Figure, more: DocumentHeld, narrator: Narrator) -> ReadLine:
    say, conflicts = narrator.say, more.against.get(figure.id, 0)
    against = say.n("in %(num)s contradiction", "in %(num)s contradictions", conflicts)
    return ReadLine(
        printed=Link(figure.as_reported, href("figures", figure.id)),
        language=printed_language(figure, narrator),
        claim=claim_sentence(figure, narrator),
        repeats=_repeated(figure, more.originals, narrator),
        against=Link(against, f"/contradictions?{urlencode({'figure': figure.id})}") if conflicts else None,
        status="" if figure.status is Status.STANDS else statuses(narrator.language)[figure.status],
    )


def _repeated(figure: Figure, originals: Mapping[str, Figure], narrator: Narrator) -> Link | None:
    """Lead to what a figure only repeats, by its source and number."""
    original = originals.get(figure.quotes or "")
    if original is None:
        return None
    source, number = narrator.name("sources", original.source), number_words(original, narrator)
    words = narrator.say.t("repeats %(source)s: %(number)s", source=source, number=number)
    return Link(words, href("figures", original.id))
