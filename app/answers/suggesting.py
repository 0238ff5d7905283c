"""What may a reader mean who has begun to type?"""

from collections import Counter
from dataclasses import dataclass

from app.answers.names import Fit, Hit, names_of, told_first
from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.store import search as index
from app.store.ledger import Ledger

MOST_SUGGESTED = 8
"""How many suggestions are made if nobody says how many."""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What may be meant by what was typed: entries, those of one table together, and figures if there is room left."""

    typed: str
    hits: tuple[Hit, ...]
    figures: tuple[Figure, ...]
    catalogue: Catalogue


def suggest(ledger: Ledger, typed: str, *, most: int = MOST_SUGGESTED) -> Suggestions:
    """What may be meant? By name first, then figures; a slip of a letter is forgiven only where nothing fits.

    For nothing typed, the topics that the editors put first. Entries cost no SQL beyond the ledger's version.
    """
    catalogue = ledger.catalogue()
    if not typed.strip():
        return Suggestions(typed, _first_topics(catalogue, most), (), catalogue)
    names = names_of(ledger)
    shown = _mixed(names.find(typed), most)
    room = most - len(shown) if len(typed.strip()) > 1 else 0
    ids = index.find(ledger.session, typed, "figures", most=room, newest_first=True) if room else []
    if not shown and not ids:
        shown = _mixed(names.mistyped(typed), most)
    held = ledger.known(ids) if ids else {}
    return Suggestions(typed, shown, tuple(held[key] for key in ids if key in held), catalogue)


def _first_topics(catalogue: Catalogue, most: int) -> tuple[Hit, ...]:
    topics = sorted(catalogue.topics.values(), key=lambda topic: (topic.position, topic.slug))
    return tuple(Hit("topics", topic, Fit.WHOLE, "") for topic in topics[:most])


def _mixed(hits: list[Hit], most: int) -> tuple[Hit, ...]:
    """Choose the best, so that no table takes more than half while others have some; those of one table together."""
    taken: Counter[str] = Counter()
    first: list[Hit] = []
    rest: list[Hit] = []
    for hit in hits:
        (first if taken[hit.table] < (most + 1) // 2 else rest).append(hit)
        taken[hit.table] += 1
    chosen = sorted((first + rest)[:most], key=lambda hit: hit.fit)
    order = told_first(hits)
    return tuple(sorted(chosen, key=lambda hit: order.index(hit.table)))
