"""Who stated the figures of a view: each source with what it states and where that is printed."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.figure import Figure
from app.figures.selection import Selection
from app.present.contexts.frame import Link
from app.present.contexts.rows import FigureRow, entry_link, figure_rows, href
from app.present.words.terms import Narrator, kinds

MOST_BY_SOURCE = 20
"""How many figures of one source are told of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePanel:
    """One source of a view: what it is, how many figures it states, and where they are printed."""

    source: Link
    kind: str
    note: str
    count: str
    figures: tuple[FigureRow, ...]
    more_href: str
    documents: tuple[Link, ...]


def source_panels(figures: Sequence[Figure], selection: Selection, narrator: Narrator) -> tuple[SourcePanel, ...]:
    """Give the sources of some figures, those with most figures first."""
    grouped: dict[str, list[Figure]] = {}
    for figure in figures:
        grouped.setdefault(figure.source, []).append(figure)
    ordered = sorted(grouped.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(_panel(slug, inside, selection, narrator) for slug, inside in ordered)


def _panel(slug: str, figures: Sequence[Figure], selection: Selection, narrator: Narrator) -> SourcePanel:
    source = narrator.catalogue.sources.get(slug)
    documents = dict.fromkeys(figure.document for figure in figures)
    return SourcePanel(
        source=Link(narrator.name("sources", slug), href("sources", slug)),
        kind=kinds(narrator.language)[source.kind] if source else "",
        note=narrator.say.name(source.note) if source else "",
        count=narrator.say.n("%(num)s figure", "%(num)s figures", len(figures)),
        figures=figure_rows(figures[:MOST_BY_SOURCE], narrator),
        more_href=f"/figures?{selection.where('source', slug).to_query()}" if len(figures) > MOST_BY_SOURCE else "",
        documents=tuple(entry_link("documents", document, narrator) for document in list(documents)[:MOST_BY_SOURCE]),
    )
