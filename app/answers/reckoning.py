"""What does arithmetic find in a whole ledger, at any turn of its clocks? Reckoned once for each, and kept."""

import gc
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from threading import Lock
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.figures.selection import Selection
from app.findings.checks import Check, FigureIndex, find_checks
from app.findings.comparison import Bracket, compare
from app.findings.contradictions import Contradiction, find_contradictions
from app.findings.coverage import Coverage, coverage
from app.store import figures as rows
from app.store.ledger import Ledger

MOST_KEPT = 4
"""At how many turns of the clocks the findings of one ledger are kept; what was asked for longest ago goes first."""

COLUMNS = ("metric", "subject", "source")
"""The columns by whose values findings can be chosen, beside what kind they are."""


@dataclass(frozen=True, slots=True)
class Clocks:
    """Up to when statements are heard, and at what time the ledger is looked at; None for now."""

    as_of: date | None = None
    recorded_as_of: datetime | None = None

    def selection(self) -> Selection:
        """Give what had been stated and was held by then: every statement, earlier ones of one source included.

        A source's latest statement is what counts against others. That arithmetic finds by itself, as it does without
        clocks; so a revision that had been made by then still knows what it replaced.
        """
        held = Selection(recorded_as_of=self.recorded_as_of)
        return held.where("stated_on", self.as_of, operator="lte") if self.as_of else held

    def to_pairs(self) -> list[tuple[str, str]]:
        """Give the parameters that turn the clocks like this."""
        return Selection(as_of=self.as_of, recorded_as_of=self.recorded_as_of).to_pairs()


NOW = Clocks()

Found = TypeVar("Found", Contradiction, Check)

Wanted = tuple[str, Collection[str]]
"""A column, and the values with any of which a finding must have to do."""


@dataclass(frozen=True, slots=True)
class Listed(Generic[Found]):
    """Findings in their order, and at which places stand those that have to do with a value of a column.

    Attributes:
        places: by column, then by value: those of `COLUMNS`, `figure` for the ids of figures, `kind`, and `holds` for
            checks.
    """

    findings: tuple[Found, ...]
    places: Mapping[str, Mapping[str, Sequence[int]]] = field(repr=False)

    def fitting(self, wanted: Sequence[Wanted]) -> Sequence[int]:
        """Give the places of the findings that fit each of what is wanted."""
        fits: set[int] | None = None
        for column, values in wanted:
            known = self.places.get(column, {})
            at = {place for value in values for place in known.get(value, ())}
            fits = at if fits is None else fits & at
        return range(len(self.findings)) if fits is None else sorted(fits)

    def counts(self, column: str, wanted: Sequence[Wanted]) -> list[tuple[str, int]]:
        """Count what fits by the values of one column, most first; what is wanted of that column is left aside."""
        others = [one for one in wanted if one[0] != column]
        fits = frozenset(self.fitting(others)) if others else None
        counted = [
            (value, len(places) if fits is None else len(fits.intersection(places)))
            for value, places in self.places.get(column, {}).items()
        ]
        return sorted((one for one in counted if one[1]), key=lambda one: (-one[1], one[0]))

    def about(self, figure_id: str) -> tuple[Found, ...]:
        """Give the findings that a figure takes part in."""
        return tuple(self.findings[place] for place in self.places.get("figure", {}).get(figure_id, ()))


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that arithmetic finds in a whole ledger.

    Attributes:
        brackets: what a claim is compared with, by the figure's id.
    """

    contradictions: Listed[Contradiction]
    checks: Listed[Check]
    coverage: Coverage
    brackets: Mapping[str, Bracket] = field(repr=False)


def findings_of(ledger: Ledger, clocks: Clocks = NOW, *, most: int | None = None) -> Findings | None:
    """What does arithmetic find in the whole ledger? Reckoned once for each version and turn of the clocks, and kept.

    Args:
        ledger: the ledger.
        clocks: up to when statements are heard, and at what time the ledger is looked at.
        most: how many figures are worth the wait; None for any number.

    Returns:
        None if nothing is kept and the ledger holds more than that.
    """
    with _reckoning:
        kept = _kept_of(ledger)
        if not _answers(kept, clocks, most):
            figures = tuple(islice(_held(ledger, clocks), None if most is None else most + 1))
            beyond = most is not None and len(figures) > most
            kept[clocks] = None if beyond else reckon(figures, ledger.catalogue())
        kept.move_to_end(clocks)
        while len(kept) > MOST_KEPT:
            kept.popitem(last=False)
        return kept[clocks]


def is_kept(ledger: Ledger, clocks: Clocks = NOW, *, most: int | None = None) -> bool:
    """Is what `findings_of` would give known already, so that nobody has to wait for it?"""
    stands, kept = _kept.get(_pool(ledger), (None, _Kept()))
    return stands == _stands(ledger) and _answers(kept, clocks, most)


def _answers(kept: "_Kept", clocks: Clocks, most: int | None) -> bool:
    """Say whether what is kept tells the findings, or that there are too many figures to wait for them."""
    return clocks in kept and (kept[clocks] is not None or most is not None)


def reckon(figures: Iterable[Figure], catalogue: Catalogue) -> Findings:
    """Find everything that arithmetic finds in some figures."""
    with _uncollected():
        figures = tuple(figures)
        comparison = compare(figures, catalogue.metrics)
        index = FigureIndex(comparison, catalogue)
        tried = find_checks(figures, catalogue, index=index)
        told = find_contradictions(figures, catalogue, index=index, checks=tried)
        return Findings(
            contradictions=_listed(told, {"kind": [each.kind for each in told]}),
            checks=_listed(
                tried, {"kind": [each.kind for each in tried], "holds": [str(int(each.holds)) for each in tried]}
            ),
            coverage=coverage(figures, comparison=comparison),
            brackets={claim.figure.id: bracket for bracket in comparison.brackets for claim in bracket.claims},
        )


def _listed(findings: tuple[Found, ...], said: Mapping[str, Sequence[str]]) -> Listed[Found]:
    """Note at which places each value stands: those said of the findings, and those of the figures in them."""
    places: dict[str, defaultdict[str, list[int]]] = {name: defaultdict(list) for name in (*said, "figure", *COLUMNS)}
    for name, values in said.items():
        for place, value in enumerate(values):
            places[name][value].append(place)
    of_figure: dict[str, list[list[int]]] = {}
    for place, finding in enumerate(findings):
        for figure in finding.figures:
            noted = of_figure.get(figure.id)
            if noted is None:
                noted = of_figure[figure.id] = _noted(figure, places)
            for at in noted:
                if not at or at[-1] != place:
                    at.append(place)
    return Listed(findings, {name: dict(by_value) for name, by_value in places.items()})


def _noted(figure: Figure, places: Mapping[str, Mapping[str, list[int]]]) -> list[list[int]]:
    """Give the lists in which the findings of a figure are noted."""
    return [places["figure"][figure.id], *(places[name][getattr(figure, name)] for name in COLUMNS)]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the collector of garbage rest: it would walk again and again over all that is made here and stays in use.

    Frozen and thawed, what was made counts as old at once; else the collector's next turn would walk over all of it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def _held(ledger: Ledger, clocks: Clocks) -> Iterable[Figure]:
    """Read what the clocks show."""
    if clocks == NOW:
        return ledger.figures()
    return rows.select_all(ledger.session, clocks.selection(), ledger.catalogue(), most=_ALL)


_ALL = 1_000_000_000


_Kept = OrderedDict[Clocks, Findings | None]


def _kept_of(ledger: Ledger) -> _Kept:
    """Give what is kept for the ledger's version; nothing is kept of any other."""
    pool, stands = _pool(ledger), _stands(ledger)
    kept = _kept.get(pool)
    if kept is None or kept[0] != stands:
        kept = _kept[pool] = (stands, OrderedDict())
    return kept[1]


def _pool(ledger: Ledger) -> object:
    return ledger.session.get_bind().engine.pool


def _stands(ledger: Ledger) -> tuple[int, datetime | None]:
    return ledger.version, ledger.changed_at


_reckoning = Lock()
_kept: WeakKeyDictionary[object, tuple[tuple[int, datetime | None], _Kept]] = WeakKeyDictionary()
