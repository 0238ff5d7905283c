"""Which source makes the range: what the others say without each of them, on what most sources speak of."""

from dataclasses import dataclass

from app.figures.interval import Interval
from app.findings.comparison import Bracket, Comparison, current
from app.findings.spread import Without, envelope, leave_one_out
from app.present.contexts.frame import Link, Visit
from app.present.words.comparisons import bracket_words
from app.present.words.findings import interval_words

LEAST_SOURCES = 2
"""From how many sources on it tells something to leave one out."""

MOST_SOURCES = 12
"""How many sources are left out in turn at the most, those that move the range most."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The range without one source; `moves` says whether it is another one than with it."""

    source: Link
    remains: str
    moves: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What becomes of a range when each source is left out in turn: of what, from what, to what."""

    about: str
    whole: str
    without: tuple[LeftOut, ...]


def leaving(comparison: Comparison, visit: Visit) -> Leaving | None:
    """Tell how the range moves without each source; None where nobody else speaks of the same thing."""
    bracket = max(comparison.brackets, key=lambda each: (_sources(each), str(each.period_end or "")), default=None)
    if bracket is None or _sources(bracket) < LEAST_SOURCES:
        return None
    narrator, unit = visit.narrator, bracket.series.unit
    all_of_them = envelope(current(bracket.claims))
    ranked = sorted(leave_one_out(bracket), key=lambda each: (not _moves(each, all_of_them), each.source))
    return Leaving(
        about=bracket_words(bracket, comparison, narrator),
        whole=interval_words(all_of_them, unit, narrator),
        without=tuple(
            LeftOut(
                Link(narrator.name("sources", each.source), _leave(visit, each.source)),
                interval_words(Interval(each.low, each.high), unit, narrator),
                _moves(each, all_of_them),
            )
            for each in ranked[:MOST_SOURCES]
        ),
    )


def _sources(bracket: Bracket) -> int:
    return len({claim.figure.source for claim in current(bracket.claims)})


def _moves(each: Without, whole: Interval) -> bool:
    return (each.low, each.high) != (whole.low, whole.high)


def _leave(visit: Visit, source: str) -> str:
    """Give the address of the same view without a source, besides those that it leaves out already."""
    out = [text for name, text in visit.pairs if name == "without"]
    return visit.with_parameter("without", "~".join(sorted({*"~".join(out).split("~"), source} - {""})))
