"""Which entries go by what a reader types: whole names first, then beginnings, words, and slips of one letter."""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import islice, product
from weakref import WeakKeyDictionary

from app.figures.reference import Catalogue, Entry, Words
from app.store.ledger import Ledger
from app.store.search import entry_texts, fold_text, fold_words

NAMED = ("subjects", "metrics", "topics", "sources", "documents", "events")
"""The tables whose entries have names that readers look for, in the order in which equally good ones are told."""

_SHORTEST_SLIP = {True: 4, False: 3}
"""From how many characters on a slip is forgiven in a word, of letters alone or not: shorter ones fit too much."""

_MOST_WORDS = 12
_MOST_CORRECTIONS = 12


class Fit(IntEnum):
    """How well an entry fits what was typed, best first.

    `SHORTENED` is a Chinese abbreviation (营收 for 营业收入), `WORDS` has the words anywhere in its names, `TOLD` has
    some of them only in what is told of it: its definition, note or caveat.
    """

    WHOLE = 0
    BEGINNING = 1
    WORD = 2
    SHORTENED = 3
    WORDS = 4
    TOLD = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that fits what was typed, and the name that it goes by; "" if only what is told of it has the words."""

    table: str
    entry: Entry
    fit: Fit
    name: str


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of an entry; `spelled` is folded to words, with a space before, between and after them."""

    place: int
    text: str
    spelled: str


class Names:
    """Every slug, name and alias of a catalogue, folded once, to be looked through at each letter typed."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._entries = [(table, entry) for table in NAMED for entry in catalogue.table(table).values()]
        self._names = [
            _Name(place, text, f" {' '.join(fold_words(text))} ")
            for place, (_, entry) in enumerate(self._entries)
            for text in _texts(entry)
        ]
        self._told = [" ".join(("", *fold_words("\n".join(entry_texts(entry))), "")) for _, entry in self._entries]
        self._vocabulary = sorted({word for name in self._names for word in name.spelled.split()})

    def find(self, typed: str) -> list[Hit]:
        """List the entries that have a name in which every word typed begins a word, best first.

        Chinese is found anywhere in a name. Equally good ones come in the order of `NAMED`, then of the editors; of
        equally good names of one entry, the one in the script typed is told.
        """
        words = fold_words(typed)[:_MOST_WORDS]
        return self._ranked(self._fits(words, typed)) if words else []

    def mistyped(self, typed: str) -> list[Hit]:
        """List the entries that would be found if one letter of each word that begins none were right, best first."""
        meant = [sorted(self._meant(word)) for word in fold_words(typed)[:_MOST_WORDS]]
        best: dict[int, tuple[tuple[int, ...], str]] = {}
        for words in islice(product(*meant), _MOST_CORRECTIONS) if meant else ():
            for place, fit in self._fits(list(words), typed).items():
                best[place] = min(fit, best.get(place, fit))
        return self._ranked(best)

    def nearest(self, typed: str, *, most: int) -> list[Hit]:
        """List the entries that have a name spelled most like the whole of what was typed, best first."""
        spelled = {name.spelled.strip(): name for name in reversed(self._names)}
        near = difflib.get_close_matches(" ".join(fold_words(typed)), spelled, n=3 * most, cutoff=0.6)
        found = {spelled[name].place: spelled[name].text for name in reversed(near)}
        hits = [Hit(*self._entries[place], Fit.WORD, text) for place, text in found.items()]
        return hits[::-1][:most]

    def _fits(self, words: list[str], typed: str) -> dict[int, tuple[tuple[int, ...], str]]:
        """Say which entries fit some words, by place: how well, and by which name."""
        phrase, shortened = " ".join(words), _shortened(words)
        best: dict[int, tuple[tuple[int, ...], str]] = {}
        for name in self._names:
            fit = _fit(phrase, name.spelled)
            if not fit and shortened and shortened.match(name.spelled):
                fit = (Fit.SHORTENED,)
            known = best.get(name.place)
            if fit and (known is None or (fit, typed not in name.text) < (known[0], typed not in known[1])):
                best[name.place] = (fit, name.text)
        for place, text in self._with_all(words) if len(words) > 1 else ():
            best.setdefault(place, ((Fit.WORDS,), text))
        needles = [_needle(word) for word in words]
        for place, told in enumerate(self._told if len(phrase) > 1 or not phrase.isascii() else ()):
            if place not in best and all(needle in told for needle in needles):
                best[place] = ((Fit.TOLD,), "")
        return best

    def _with_all(self, words: list[str]) -> Iterator[tuple[int, str]]:
        """Give the places of the entries that have each word in some name, with the name that has the first."""
        sets = [
            {name.place: name.text for name in reversed(self._names) if needle in name.spelled}
            for needle in map(_needle, words)
        ]
        return ((place, text) for place, text in sets[0].items() if all(place in found for found in sets[1:]))

    def _meant(self, word: str) -> set[str]:
        """Give the words that may be meant by one: itself if it begins any, else those that it misses by a letter.

        Whole words go before such as were only begun: `h2o` is `h20`, not the beginning of `hopper`.
        """
        if any(_needle(word) in name.spelled for name in self._names):
            return {word}
        if len(word) < _SHORTEST_SLIP[word.isascii() and word.isalpha()]:
            return set()
        begun = {known for known in self._vocabulary if begins_with_a_slip(word, known)}
        return {known for known in begun if begins_with_a_slip(known, word)} or begun

    def _ranked(self, best: dict[int, tuple[tuple[int, ...], str]]) -> list[Hit]:
        return [
            Hit(*self._entries[place], Fit(fit[0]), text)
            for place, (fit, text) in sorted(best.items(), key=lambda one: (one[1][0], one[0]))
        ]


def told_first(hits: Iterable[Hit]) -> list[str]:
    """Order tables for telling: those with a name that is or begins as typed, then by `NAMED`."""
    best: dict[str, Fit] = {}
    for hit in hits:
        best[hit.table] = min(hit.fit, best.get(hit.table, Fit.WORD))
    return sorted(best, key=lambda table: (best[table], NAMED.index(table)))


def _texts(entry: Entry) -> Iterator[str]:
    """Give the texts that an entry goes by, each once; the slug last, so that a name is told rather than it."""
    name: Words = getattr(entry, "name", Words())
    texts = (name.en, name.zh_hans, name.zh_hant, getattr(entry, "title", ""), *getattr(entry, "aliases", ()))
    yield from dict.fromkeys(text for text in (*texts, entry.slug) if text)


def _needle(phrase: str) -> str:
    """Give what to look for in spelled names: Latin words at their beginning, Chinese anywhere."""
    return f" {phrase}" if phrase[0].isascii() else phrase


def _fit(phrase: str, spelled: str) -> tuple[int, ...]:
    """Say how well a spelled name fits a phrase, the less the better; nothing if it doesn't.

    Whole words go before words that were only begun: `H20 server` before `H200`.
    """
    needle = _needle(phrase)
    if needle not in spelled:
        return ()
    begun = int(phrase[-1].isascii() and f"{needle} " not in spelled)
    if spelled == f" {phrase} ":
        return (Fit.WHOLE, begun)
    return (Fit.BEGINNING if spelled.startswith(f" {phrase}") else Fit.WORD, begun)


def _shortened(words: list[str]) -> re.Pattern[str] | None:
    """Give what a name must look like that a Chinese word shortens: its characters in order, from the first on."""
    if len(words) != 1 or words[0][0].isascii() or len(words[0]) < 2:
        return None
    return re.compile(" " + "[^ ]?".join(words[0]))


def begins_with_a_slip(typed: str, word: str) -> bool:
    """Say whether a word begins as typed but for one letter: left out, too many, wrong, or swapped with the next."""
    pairs = enumerate(zip(typed, word, strict=False))
    same = next((place for place, (one, other) in pairs if one != other), min(len(typed), len(word)))
    ours, theirs = typed[same:], word[same:]
    return (
        theirs[1:].startswith(ours)
        or theirs.startswith(ours[1:])
        or theirs[1:].startswith(ours[1:])
        or (theirs[:2] == ours[1::-1] and theirs[2:].startswith(ours[2:]))
    )


def same_words(one: str, other: str) -> bool:
    """Say whether two texts differ in nothing but script, case, width, spaces and signs."""
    return fold_words(one) == fold_words(other)


def marks(text: str, typed: str) -> list[tuple[int, int]]:
    """List where the words typed stand in a text: from which character to before which, in order, never touching."""
    folded, origin = "", []
    for place, character in enumerate(text):
        plain = _fold_character(character)
        folded += plain
        origin += [place] * len(plain)
    marked = [False] * len(text)
    for word in fold_words(typed)[:_MOST_WORDS]:
        start = r"(?<![a-z0-9])" if word.isascii() else ""
        for found in re.finditer(start + re.escape(word), folded):
            for place in origin[found.start() : found.end()]:
                marked[place] = True
    edges = [place for place in range(len(text) + 1) if _at(marked, place) != _at(marked, place - 1)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _at(marked: list[bool], place: int) -> bool:
    return 0 <= place < len(marked) and marked[place]


@cache
def _fold_character(character: str) -> str:
    return fold_text(character)


def names_of(ledger: Ledger) -> Names:
    """Give the names of a ledger's catalogue; the same object for as long as the ledger's version stands."""
    pool = ledger.session.get_bind().engine.pool
    catalogue = ledger.catalogue()
    kept = _kept.get(pool)
    if kept is None or kept[0] is not catalogue:
        kept = _kept[pool] = (catalogue, Names(catalogue))
    return kept[1]


_kept: WeakKeyDictionary[object, tuple[Catalogue, Names]] = WeakKeyDictionary()
