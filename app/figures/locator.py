"""Where in a document a figure stands, as its locator says: a section, a paragraph, a row of a table."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from app.figures.figure import Figure


class Place(NamedTuple):
    """A place in a document: the section or row, "" for none named, and the paragraph, 0 for none named."""

    part: str
    paragraph: int


_PLACE = re.compile(r"(?P<part>.*?)(?:(?:,\s*)?¶\s*(?P<paragraph>\d+))?")


def place_of(locator: str) -> Place:
    """Read a locator: `section 市场变化, ¶2` is the second paragraph of a section, `¶5` the fifth of the whole."""
    found = _PLACE.fullmatch(locator.strip())
    if found is None:
        return Place(locator, 0)
    return Place(found["part"].strip(), int(found["paragraph"] or 0))


def in_reading_order(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Put the figures of a document in the order in which one comes upon them.

    Sections follow one another as the figures do that were given first from each; within a section, paragraphs count.
    Figures of one paragraph, and those that name no place, stay as they were given.
    """
    given = tuple(figures)
    places = {figure.id: place_of(figure.locator) for figure in given}
    parts = {part: number for number, part in enumerate(dict.fromkeys(place.part for place in places.values()))}
    return tuple(sorted(given, key=lambda figure: (parts[places[figure.id].part], places[figure.id].paragraph)))
