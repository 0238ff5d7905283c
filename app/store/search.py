"""Full text on both databases: the same words, folded the same way, in an index of the database's own.

Chinese is cut into pairs of neighbouring characters, folded from traditional to simplified; Latin words and numbers
stay whole and are found by their beginnings.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

import opencc
from sqlalchemy import ColumnElement, Table, delete, func, insert, literal_column, select, text
from sqlmodel import Session

from app.figures.figure import Figure
from app.figures.reference import Catalogue, Entry, Words
from app.store.tables import SearchEntry

_WORDS = re.compile(r"[a-z0-9]+(?:\.[0-9]+)*|[㐀-鿿豈-﫿\U00020000-\U0003ffff]+")
_MOST_WORDS = 12
_SEARCH: Table = SearchEntry.__table__  # type: ignore[attr-defined]


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def fold_text(text_: str) -> str:
    """Fold a text for searching: width, case, accents, and traditional characters to simplified ones."""
    plain = unicodedata.normalize("NFKC", text_).casefold()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFD", plain)
        plain = unicodedata.normalize("NFC", "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f"))
        plain = str(_simplifier().convert(plain))
    return plain


def fold_words(text_: str) -> list[str]:
    """Cut a text into its folded words, in order: Latin words, numbers, and runs of Chinese characters."""
    return _WORDS.findall(fold_text(text_))


def index_words(texts: Iterable[str]) -> str:
    """Give the words under which texts are found: each once, joined by spaces."""
    found: dict[str, None] = {}
    for word in fold_words("\n".join(texts)):
        if word[0].isascii():
            found[word.replace(".", "d")] = None
        else:
            found.update(dict.fromkeys(a + b for a, b in itertools.pairwise(word)))
            found[word[-1]] = None
    return " ".join(found)


def query_words(query: str) -> list[str]:
    """Cut a query into the words that must all be there; a trailing `*` marks those that need only begin so."""
    found: dict[str, None] = {}
    for word in fold_words(query):
        if word[0].isascii():
            found[word.replace(".", "d") + "*"] = None
        elif len(word) == 1:
            found[word + "*"] = None
        else:
            found.update(dict.fromkeys(a + b for a, b in itertools.pairwise(word)))
    return list(found)[:_MOST_WORDS]


def matches(session: Session, query: str, kind: str, *, only: str = "") -> ColumnElement[bool]:
    """Give the condition under which a row of `search_entry` is of a kind and holds all words of a query.

    `only` is an ORDER BY and LIMIT that SQLite may apply inside its index, before it looks at any row.
    """
    words = query_words(query)
    if not words:
        return literal_column("1 = 0")
    words.append(_kind_word(kind))
    if session.get_bind().dialect.name == "postgresql":
        asked = " & ".join(f"'{w[:-1]}':*" if w.endswith("*") else f"'{w}'" for w in words)
        indexed = text("array_to_tsvector(string_to_array(search_entry.words, ' ')) @@ CAST(:asked AS tsquery)")
        return indexed.bindparams(asked=asked)  # type: ignore[return-value]
    asked = " AND ".join(f'"{w[:-1]}"*' if w.endswith("*") else f'"{w}"' for w in words)
    hits = text(f"SELECT rowid FROM search_index WHERE search_index MATCH :asked {only}").bindparams(asked=asked)  # noqa: S608
    return _SEARCH.c.id.in_(hits)


def find(session: Session, query: str, kind: str, *, most: int, newest_first: bool = False) -> list[str]:
    """List the keys of the entries of a kind that hold all words of a query, in the order in which they came."""
    only = f"ORDER BY rowid {'DESC' if newest_first else 'ASC'} LIMIT {int(most)}"
    statement = (
        select(_SEARCH.c.key)
        .where(matches(session, query, kind, only=only))
        .order_by(_SEARCH.c.id.desc() if newest_first else _SEARCH.c.id)
        .limit(most)
    )
    return list(session.connection().execute(statement).scalars())


def count(session: Session, query: str, kind: str, *, most: int) -> int:
    """Count the entries of a kind that hold all words of a query, up to `most`."""
    hits = select(_SEARCH.c.id).where(matches(session, query, kind, only=f"LIMIT {int(most)}")).limit(most)
    counted = select(func.count()).select_from(hits.subquery())
    return int(session.connection().execute(counted).scalar_one())


def index(session: Session, kind: str, texts: Sequence[tuple[str, Iterable[str]]]) -> None:
    """Put entries of one kind, by key, under the words of their texts, in place of what they were under before."""
    connection = session.connection()
    keys = [key for key, _ in texts]
    for start in range(0, len(keys), 500):
        part = keys[start : start + 500]
        connection.execute(delete(_SEARCH).where(_SEARCH.c.kind == kind, _SEARCH.c.key.in_(part)))
    mark = _kind_word(kind)
    rows = [{"kind": kind, "key": key, "words": f"{mark} {index_words(parts)}".strip()} for key, parts in texts]
    if rows:
        connection.execute(insert(_SEARCH), rows)


def figure_texts(figure: Figure, catalogue: Catalogue) -> list[str]:
    """List what a figure is found by: its print, its notes, and the names of all that it refers to."""
    entries = (
        catalogue.metrics[figure.metric],
        *catalogue.above("subjects", figure.subject),
        *catalogue.above("subjects", figure.buyer or ""),
        *catalogue.above("subjects", figure.relative_to or ""),
        catalogue.geographies[figure.geography],
        catalogue.sources[figure.source],
        catalogue.documents[figure.document],
    )
    remark = figure.remark
    own = [figure.id, figure.as_reported, figure.as_converted, figure.period or "", figure.status_note]
    own += [remark.en, remark.zh_hans, remark.zh_hant]
    return [*own, *(part for entry in entries for part in entry_texts(entry, names_only=True))]


def entry_texts(entry: Entry, *, names_only: bool = False) -> list[str]:
    """List what a reference entry is found by: slug, names, aliases and titles, and its longer texts."""
    name: Words = getattr(entry, "name", Words())
    texts = [entry.slug, name.en, name.zh_hans, name.zh_hant, *getattr(entry, "aliases", ())]
    texts += [getattr(entry, "title", ""), getattr(entry, "publisher", "")]
    if not names_only:
        for longer in ("definition", "note", "caveat"):
            words = getattr(entry, longer, "")
            texts += [words.en, words.zh_hans, words.zh_hant] if isinstance(words, Words) else [words]
    return [part for part in texts if part]


def _kind_word(kind: str) -> str:
    """Give the word that every entry of a kind is under; its first letter is none that a query can hold."""
    return f"κ{kind.replace('_', '')}"
