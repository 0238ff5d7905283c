"""Across rows: one claim stands once, and what quotes or supersedes another figure finds it."""

import difflib
import struct
from array import array
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from app.figures.columns import COLUMNS
from app.figures.figure import Figure, derived_id
from app.ingest.check import identity
from app.ingest.report import Findings

Known = Callable[[Collection[str]], Mapping[str, Figure]]
"""Reads the ledger's current figures with some ids."""

_CLAIMED = tuple(c.name for c in COLUMNS if not (c.output or c.identity or c.name == "id"))
_ABOUT = "what it is about"
_COMPARED = (*_CLAIMED, _ABOUT)
_LINKS = ("quotes", "supersedes")
_PRINT = struct.Struct(f"{len(_COMPARED)}q")


class _Link(NamedTuple):
    """That a figure points to another in one of its columns, and where it says so."""

    column: str
    place: int
    figure: str
    target: str
    source: str


class Links:
    """Remembers every figure of the files in few bytes, and finds those that don't go together."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._files: list[str] = []
        self._index: dict[str, int] = {}
        self._file_of = array("i")
        self._line_of = array("q")
        self._prints: list[bytes] = []
        self._sources: list[str] = []
        self._named: dict[str, int] = {}
        self._own_ids: list[str] = []
        self._refused: set[str] = set()
        self._links: list[_Link] = []

    def begin_file(self, name: str) -> None:
        """Say from which file the next figures come."""
        self._files.append(name)

    def refuse(self, figure_id: str) -> None:
        """Remember the id of a row that was refused, so that whoever names it isn't told that there is none."""
        self._refused.add(figure_id)

    def holds(self, figure_id: str) -> bool:
        """Say whether a figure of this id has been taken."""
        return figure_id in self._index

    def take(self, line: int, figure: Figure, *, stated: Collection[str] = _COMPARED) -> bool:
        """Remember a figure; say whether it is to be loaded, which a second one of its id is not.

        A second one may leave out columns: it is held against the first in those that are `stated`.
        """
        claim = identity(figure)
        own = derived_id(claim)
        fingerprint = _PRINT.pack(*(hash(getattr(figure, name)) for name in _CLAIMED), hash(claim))
        place = len(self._prints)
        self._file_of.append(len(self._files) - 1)
        self._line_of.append(line)
        self._prints.append(fingerprint)
        self._sources.append(figure.source)
        known = self._index.setdefault(figure.id, place)
        if known != place:
            differing = [name for name in self._differing(known, place) if name in stated or name == _ABOUT]
            return self._stands_twice((known, place), figure.id, differing, derived=figure.id == own)
        for column in _LINKS:
            target = getattr(figure, column)
            if target:
                self._links.append(_Link(column, place, figure.id, target, figure.source))
        return self._has_no_twin(figure.id, own, place)

    def finish(self, known: Known) -> None:
        """Check what every figure quotes and supersedes, once all of them are here."""
        missing = {link.target for link in self._links if link.target not in self._index}
        held = dict(known(missing)) if missing else {}
        for link in self._links:
            source = self._sources[self._index[link.target]] if link.target in self._index else None
            if source is None and link.target in held:
                source = held[link.target].source
            if source is None:
                if link.target not in self._refused:
                    self._error(link.place, link.column, self._unknown(link.target))
            elif link.column == "supersedes" and source != link.source:
                message = f"'{link.target}' is stated by {source}, and {link.source} can replace only its own figures."
                self._error(link.place, link.column, message)
        for column in _LINKS:
            self._find_circles(column, known)

    def _stands_twice(self, rows: tuple[int, int], figure_id: str, differing: list[str], *, derived: bool) -> bool:
        first, second = rows
        if not differing:
            message = f"The row stands on {self._place(first, second)} already; it counts once."
            self._findings.notice(self._files[self._file_of[second]], self._line_of[second], "", message)
            return False
        names = ", ".join(differing)
        for here, there in ((first, second), (second, first)):
            if derived:
                message = (
                    f"The row on {self._place(there, here)} makes the same claim otherwise ({names}); tell the two "
                    "apart by a basis, or give one an id of its own if the document really says both."
                )
            else:
                message = f"The row on {self._place(there, here)} has the same id, and differs in: {names}."
            self._error(here, "" if derived else "id", message)
        self._refused.add(figure_id)
        return False

    def _has_no_twin(self, figure_id: str, own: str, place: int) -> bool:
        """Say whether no other figure makes just the same claim under another id; the later one is refused."""
        if figure_id == own:
            twin = self._named.get(own)
        else:
            self._own_ids.append(figure_id)
            twin = self._index.get(own, self._named.setdefault(own, place))
        if twin is None or twin == place or self._differing(twin, place):
            return True
        message = f"The row says just the same as {self._place(twin, place)}, under another id; take one out."
        self._error(place, "id", message)
        return False

    def _differing(self, first: int, second: int) -> list[str]:
        pairs = zip(_PRINT.unpack(self._prints[first]), _PRINT.unpack(self._prints[second]), strict=True)
        return [name for name, (one, other) in zip(_COMPARED, pairs, strict=True) if one != other]

    def _place(self, place: int, seen_from: int) -> str:
        if not self._line_of[place]:
            return self._files[self._file_of[place]]
        line = f"line {self._line_of[place]}"
        if self._file_of[place] == self._file_of[seen_from]:
            return line
        return f"{line} of {self._files[self._file_of[place]]}"

    def _error(self, place: int, column: str, message: str) -> None:
        self._findings.error(self._files[self._file_of[place]], self._line_of[place], column, message)

    def _unknown(self, target: str) -> str:
        near = difflib.get_close_matches(target, self._own_ids, n=2, cutoff=0.6)
        hint = f"did you mean {' or '.join(near)}?" if near else "load it first, or in one load with this row."
        return f"There is no figure '{target}' in these files or in the ledger; {hint}"

    def _find_circles(self, column: str, known: Known) -> None:
        places = {link.figure: link.place for link in self._links if link.column == column}
        arrows = {link.figure: link.target for link in self._links if link.column == column}
        beyond = {target for target in arrows.values() if target not in self._index}
        while beyond:
            more = {i: getattr(figure, column) for i, figure in known(beyond).items() if getattr(figure, column)}
            arrows |= more
            beyond = {target for target in more.values() if target not in self._index and target not in arrows}
        for circle in _circles(arrows):
            named = " → ".join([*circle, circle[0]])
            for figure_id in circle:
                if figure_id in places:
                    self._error(places[figure_id], column, f"The {column} go in a circle: {named}.")


def _circles(arrows: Mapping[str, str]) -> Iterable[list[str]]:
    """Give every circle in a graph in which each node has at most one arrow."""
    settled: set[str] = set()
    for start in arrows:
        path: dict[str, None] = {}
        node: str | None = start
        while node is not None and node not in settled and node not in path:
            path[node] = None
            node = arrows.get(node)
        if node is not None and node in path:
            nodes = list(path)
            yield nodes[nodes.index(node) :]
        settled |= path.keys()
