"""Search: the page of what was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from app.figures.figure import Figure
from app.figures.reference import Entry
from app.present.contexts.frame import Frame, Link, Visit
from app.present.contexts.rows import FigureRow, Heading, entry_link, figure_rows, headings, href
from app.present.words.terms import Narrator, tables

_WITH_PAGES = ("topics", "subjects", "metrics", "sources", "documents", "events")
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """What a search found in one table: how many entries, the first of them, and the rest, which start folded."""

    name: str
    count: str
    links: tuple[Link, ...]
    more: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What a search found; where it found nothing, what may have been meant, and some topics to begin with."""

    frame: Frame
    query: str
    groups: tuple[FoundGroup, ...]
    headings: tuple[Heading, ...]
    rows: tuple[FigureRow, ...]
    count: str
    all_href: str
    nearest: tuple[Link, ...]
    suggestions: tuple[Link, ...]


def search_page(  # noqa: PLR0913 - what a search finds
    visit: Visit,
    query: str,
    *,
    entries: Mapping[str, Sequence[Entry]],
    figures: Sequence[Figure],
    counted: tuple[int, int] = (0, 0),
    nearest: Sequence[tuple[str, Entry]] = (),
) -> SearchPage:
    """Make the page of what a search found.

    Args:
        visit: who asks, where.
        query: the words; "" before anything was asked.
        entries: by table, in the order in which they are told.
        figures: the first of them.
        counted: how many figures there are, and up to how many they were counted.
        nearest: entries that may be meant where nothing was found.
    """
    narrator = visit.narrator
    say = narrator.say
    title = say.t("Search: “%(text)s”", text=query) if query else say.t("Search")
    return SearchPage(
        frame=visit.frame(
            title,
            section="search",
            search=query,
            alternates=(visit.alternate("json", query=urlencode({"q": query})),) if query else (),
        ),
        query=query,
        groups=tuple(
            _found_group(table, found, narrator) for table, found in entries.items() if found and table in _WITH_PAGES
        ),
        headings=headings(narrator),
        rows=figure_rows(figures, narrator),
        count=_counted(*counted, narrator),
        all_href=f"/figures?{urlencode({'_search': query})}",
        nearest=tuple(entry_link(table, entry.slug, narrator) for table, entry in nearest),
        suggestions=_suggestions(narrator),
    )


def _found_group(table: str, found: Sequence[Entry], narrator: Narrator) -> FoundGroup:
    links = tuple(entry_link(table, entry.slug, narrator) for entry in found)
    name = tables(narrator.language)[table]
    return FoundGroup(name, narrator.say.count(len(links)), links[:_SHOWN], links[_SHOWN:])


def _counted(total: int, most: int, narrator: Narrator) -> str:
    number = narrator.say.count(total)
    return narrator.say.t("%(num)s or more", num=number) if total and total >= most else number


def _suggestions(narrator: Narrator) -> tuple[Link, ...]:
    """Offer the first few topics to whoever found nothing."""
    topics = sorted(narrator.catalogue.topics.values(), key=lambda topic: (topic.position, topic.slug))
    return tuple(Link(narrator.say.name(topic.question), href("topics", topic.slug)) for topic in topics[:5])
