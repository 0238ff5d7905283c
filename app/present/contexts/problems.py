"""The page that says what went wrong, what may have been meant, and where to go from here."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import quote, urlencode

from app.figures.columns import BY_NAME
from app.figures.figure import Figure
from app.figures.reference import KINDS, Entry
from app.present.contexts.frame import Frame, Link, Visit
from app.present.contexts.rows import entry_link
from app.present.languages import Language, Speaker
from app.present.words.claims import claim_sentence
from app.present.words.selections import value_words
from app.present.words.terms import Narrator, tables
from app.sentences import Meant, Sentence, stopped

_WITH_PAGES = ("topics", "subjects", "metrics", "sources", "documents", "events")
_BETWEEN_VALUES = re.compile(r"([~,:=])")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongParameter:
    """One parameter that can't be followed.

    Attributes:
        message: what is wrong with it; in English only if `english` says so.
        instead: the same address with what may have been meant.
        without: the same address without the parameter.
    """

    parameter: str
    message: str
    english: bool
    instead: tuple[Link, ...]
    without: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage:
    """What went wrong, and where to go from here.

    Attributes:
        message: the sentence on it; in English only if `english` says so, "" where `wrong` says it all.
        wrong: the parameters that can't be followed.
        without_all: the same address without any of them, if there are several.
        meant: what may have been meant by the address.
        whole_list: all that there is of the kind, where nothing is like what was asked for.
        search: a search for the words of the address.
        again: this address, where it may be worth asking again.
    """

    frame: Frame
    status: int
    title: str
    message: str
    english: bool
    wrong: tuple[WrongParameter, ...]
    without_all: str
    meant: tuple[Link, ...]
    whole_list: Link | None
    search: Link | None
    again: str


@dataclass(frozen=True, slots=True)
class Hints:
    """What the ledger tells of what may have been meant by an address.

    Attributes:
        figures: those that have an id like the one asked for, by id.
        words: what the address seems to look for.
        nearest: the entries that go by words like these, with their tables.
    """

    figures: Mapping[str, Figure] = field(default_factory=dict)
    words: str = ""
    nearest: Sequence[tuple[str, Entry]] = ()


def error_page(
    visit: Visit,
    status: int,
    *,
    message: str,
    errors: Sequence[tuple[str, str]] = (),
    hints: Hints | None = None,
) -> ErrorPage:
    """Make the page that says what went wrong.

    Args:
        visit: who asks, where.
        status: of HTTP.
        message: the sentence on it.
        errors: parameters, each with what is wrong with it.
        hints: what the ledger tells of what may have been meant, where it was asked.
    """
    hints = hints or Hints()
    say = visit.narrator.say
    meant = getattr(message, "meant", None)
    heading = _heading(status, visit.narrator)
    links = _in_the_path(meant, visit, hints.figures) if meant else ()
    links += tuple(_entry(table, entry, visit.narrator) for table, entry in hints.nearest)
    names = {name for name, _ in errors}
    return ErrorPage(
        frame=visit.frame(heading),
        status=status,
        title=heading,
        message="" if errors else _told(message, visit.narrator, shown=bool(links)),
        english=_stays_english(message, visit.narrator),
        wrong=tuple(_wrong(name, text, visit) for name, text in errors),
        without_all=_without(visit, *names) if len(names) > 1 else "",
        meant=links,
        whole_list=_whole_list(meant, visit.narrator) if meant else None,
        search=_search(hints.words, say) if hints.words else None,
        again=visit.address if status >= 500 else "",
    )


def _entry(table: str, entry: Entry, narrator: Narrator) -> Link:
    """Give the name of an entry and what kind of thing it is, with the address of its page."""
    link, kind = entry_link(table, entry.slug, narrator), narrator.say.sentence(KINDS[table])
    return Link(link.text + narrator.say.t(" (%(aside)s)", aside=kind), link.href)


def _search(words: str, say: Speaker) -> Link:
    return Link(say.t("Search for “%(words)s”", words=words), f"/search?{urlencode({'q': words})}")


def _heading(status: int, narrator: Narrator) -> str:
    say = narrator.say
    known = {
        400: say.t("This address asks for something that can’t be read"),
        404: say.t("There is nothing at this address"),
        405: say.t("This address can’t be used that way"),
        501: say.t("This server can’t do that"),
        503: say.t("Too much is asked for at once"),
    }
    return known.get(status, say.t("Something went wrong here"))


def _told(message: str, narrator: Narrator, *, shown: bool) -> str:
    """Say a message; if links show what may have been meant, without the slugs that it names for programs."""
    meant = getattr(message, "meant", None)
    return narrator.say.sentence(stopped(meant.clause) if meant and shown else message)


def _stays_english(message: str, narrator: Narrator) -> bool:
    return narrator.language is not Language.EN and not isinstance(message, Sentence)


def _wrong(name: str, message: str, visit: Visit) -> WrongParameter:
    meant = getattr(message, "meant", None)
    instead = _in_the_query(name, meant, visit) if meant else ()
    return WrongParameter(
        parameter=name,
        message=_told(message, visit.narrator, shown=bool(instead)),
        english=_stays_english(message, visit.narrator),
        instead=instead,
        without=_without(visit, name),
    )


def _in_the_path(meant: Meant, visit: Visit, figures: Mapping[str, Figure]) -> tuple[Link, ...]:
    """Lead to what may have been meant by a name in the path."""
    path, given = quote(visit.path), f"/{quote(meant.given, safe='')}"
    links = []
    for slug in meant.nearest:
        figure = figures.get(slug)
        text = claim_sentence(figure, visit.narrator) if figure else visit.narrator.name(meant.table, slug)
        links.append(Link(text, replace(visit, path=path.replace(given, f"/{quote(slug, safe='')}", 1)).address))
    return tuple(links)


def _whole_list(meant: Meant, narrator: Narrator) -> Link | None:
    """Lead to all entries of a table, where nothing in it is like what was asked for."""
    if meant.nearest or meant.table not in _WITH_PAGES:
        return None
    name = tables(narrator.language)[meant.table]
    return Link(narrator.say.t("See the whole list: %(table)s", table=name), f"/{meant.table}")


def _in_the_query(name: str, meant: Meant, visit: Visit) -> tuple[Link, ...]:
    """Lead to the same address with what may have been meant, by the name of a parameter or in its value."""
    given = visit.pairs
    links = []
    for right in meant.nearest:
        if name == meant.given:
            text, pairs = right, tuple((right if key == name else key, value) for key, value in given)
        else:
            text = _value_words(name, right, meant, visit.narrator)
            pairs = tuple(
                (key, _corrected(value, meant.given, right) if key == name else value) for key, value in given
            )
        if pairs != given:
            links.append(Link(text, replace(visit, pairs=pairs).address))
    return tuple(links)


def _value_words(name: str, value: str, meant: Meant, narrator: Narrator) -> str:
    if meant.table:
        return narrator.name(meant.table, value)
    column = name.partition("__")[0]
    return value_words(column, value, narrator) if column in BY_NAME else value


def _corrected(text: str, given: str, right: str) -> str:
    """Put what was meant in place of what was given, where it stands alone among several values."""
    if text.strip() == given:
        return right
    return "".join(right if part.strip() == given else part for part in _BETWEEN_VALUES.split(text))


def _without(visit: Visit, *names: str) -> str:
    return replace(visit, pairs=tuple(pair for pair in visit.pairs if pair[0] not in names)).address
