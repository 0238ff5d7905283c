"""Search, the page about this ledger, and the pages that say what went wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from app.figures.figure import Figure
from app.figures.reference import Entry
from app.present.contexts.frame import Frame, Link, Visit
from app.present.contexts.rows import FigureRow, Heading, entry_link, figure_rows, headings, href
from app.present.words.terms import Narrator, bounds, natures, tables

_WITH_PAGES = ("topics", "subjects", "metrics", "sources", "documents")


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """What a search found in one table."""

    name: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What a search found."""

    frame: Frame
    query: str
    groups: tuple[FoundGroup, ...]
    headings: tuple[Heading, ...]
    rows: tuple[FigureRow, ...]
    all_href: str
    suggestions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word and what it means."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage:
    """What this is, and how to read and use it."""

    frame: Frame
    natures: tuple[Term, ...]
    bounds: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class ErrorItem:
    """One thing that is wrong: the parameter it stands in, and a sentence."""

    parameter: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    """What went wrong, and where to go from here."""

    frame: Frame
    status: int
    title: str
    message: str
    errors: tuple[ErrorItem, ...]


def search_page(
    visit: Visit, query: str, *, entries: Mapping[str, Sequence[Entry]], figures: Sequence[Figure]
) -> SearchPage:
    """Make the page of what a search found."""
    narrator = visit.narrator
    say = narrator.say
    groups = tuple(
        FoundGroup(tables(narrator.language)[table], tuple(entry_link(table, e.slug, narrator) for e in entries[table]))
        for table in _WITH_PAGES
        if entries.get(table)
    )
    title = say.t("Search: “%(text)s”", text=query) if query else say.t("Search")
    return SearchPage(
        frame=visit.frame(
            title,
            section="search",
            search=query,
            alternates=(visit.alternate("json", query=urlencode({"q": query})),) if query else (),
        ),
        query=query,
        groups=groups,
        headings=headings(narrator),
        rows=figure_rows(figures, narrator),
        all_href=f"/figures?{urlencode({'_search': query})}",
        suggestions=_suggestions(narrator),
    )


def _suggestions(narrator: Narrator) -> tuple[Link, ...]:
    """Offer the first few topics to whoever found nothing."""
    topics = sorted(narrator.catalogue.topics.values(), key=lambda topic: (topic.position, topic.slug))
    return tuple(Link(narrator.say.name(topic.question), href("topics", topic.slug)) for topic in topics[:5])


def about_page(visit: Visit) -> AboutPage:
    """Make the page about this ledger."""
    say, language = visit.narrator.say, visit.narrator.language
    nature_meanings = {
        "actual": say.t("what the source says has happened"),
        "estimate": say.t("what it reckons has happened"),
        "forecast": say.t("what it expects"),
        "guidance": say.t("what a company tells investors to expect of it"),
        "target": say.t("what it aims at"),
        "order": say.t("what has been ordered, not yet delivered"),
        "rumour": say.t("what it has heard, without standing behind it"),
    }
    bound_meanings = {
        "exact": say.t("half a unit of the last printed digit, either way: $5.52 bn is 5.515 to 5.525"),
        "about": say.t("at least five percent, either way"),
        "range": say.t("from one end to the other, each widened by its own last digit"),
        "at_least": say.t("that number or any above it"),
        "more_than": say.t("any number above it"),
        "at_most": say.t("that number or any under it"),
        "less_than": say.t("any number under it"),
        "several": say.t("the magnitude that the word has, such as 200 to 900 for “several hundred”"),
    }
    return AboutPage(
        frame=visit.frame(say.t("About"), section="about"),
        natures=tuple(Term(natures(language)[key], meaning) for key, meaning in nature_meanings.items()),
        bounds=tuple(Term(bounds(language)[key], meaning) for key, meaning in bound_meanings.items()),
    )


def error_page(
    visit: Visit, *, status: int, title: str, message: str, errors: Sequence[tuple[str, str]] = ()
) -> ErrorPage:
    """Make the page that says what went wrong; `errors` are parameters, each with what is wrong with it."""
    say = visit.narrator.say
    titles = {
        400: say.t("This address asks for something that can’t be read"),
        404: say.t("There is nothing at this address"),
        405: say.t("This address can’t be used that way"),
        500: say.t("Something went wrong here"),
    }
    heading = titles.get(status, title)
    return ErrorPage(
        frame=visit.frame(heading),
        status=status,
        title=heading,
        message=message,
        errors=tuple(ErrorItem(parameter, text) for parameter, text in errors),
    )
