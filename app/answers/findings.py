"""What do the figures come to? Contradictions, checks and coverage of all; quotes and comparisons of some."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from threading import Lock
from weakref import WeakKeyDictionary

from app.answers.conversion import flips, restated
from app.answers.entries import MOST_COMPARED
from app.errors import RefusedError
from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.figures.selection import Selection
from app.figures.vocabulary import RateBasis
from app.findings import quoting
from app.findings.checks import Check, find_checks
from app.findings.comparison import COUNTED, Bracket, Comparison
from app.findings.comparison import compare as compare_figures
from app.findings.contradictions import Contradiction, find_contradictions
from app.findings.conversion import Flip, Restatement
from app.findings.coverage import Coverage
from app.findings.coverage import coverage as cover
from app.findings.quoting import Quote, Rule
from app.findings.series import series_key
from app.store import figures as rows
from app.store.ledger import Ledger

MOST_RECKONED = 200_000
"""From more figures than this on, a figure's own page does not wait until all have been held against one another."""


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that arithmetic finds in a whole ledger, reckoned once for each of its versions.

    Attributes:
        involved: the contradictions that a figure takes part in, by its id.
        tried: the checks that a figure takes part in, by its id.
        brackets: what a claim is compared with, by the figure's id.
    """

    contradictions: tuple[Contradiction, ...]
    checks: tuple[Check, ...]
    coverage: Coverage
    involved: Mapping[str, tuple[Contradiction, ...]] = field(repr=False)
    tried: Mapping[str, tuple[Check, ...]] = field(repr=False)
    brackets: Mapping[str, Bracket] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Standing:
    """How some figures stand among all others.

    Attributes:
        contradictions: those that any of them takes part in, by rank.
        checks: the checks that any of them takes part in, that hold and that not just any number would pass.
        supporters: the other figures that support them: by a check that holds, or as another source's claim that
            shares a number.
    """

    contradictions: tuple[Contradiction, ...]
    checks: tuple[Check, ...]
    supporters: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class QuotesAnswer:
    """The number to quote for every series and period that a selection holds.

    Attributes:
        restatement: the figures that were chosen among, in the currency asked for, and what was converted.
        flips: the pairs of which the basis of the rate decides who is larger.
    """

    selection: Selection
    rule: Rule
    quotes: tuple[tuple[Bracket, Quote], ...]
    restatement: Restatement
    flips: tuple[Flip, ...]


@dataclass(frozen=True, slots=True)
class ComparisonAnswer:
    """The figures of a selection, held against one another.

    Attributes:
        restatement: the figures that were compared, in the currency asked for, and what was converted.
        flips: the pairs of which the basis of the rate decides who is larger.
    """

    selection: Selection
    comparison: Comparison
    restatement: Restatement
    flips: tuple[Flip, ...]


def contradictions(ledger: Ledger) -> tuple[Contradiction, ...]:
    """What in this ledger can't all be true, the strongest first; and what was revised?"""
    return _all(ledger).contradictions


def checks(ledger: Ledger) -> tuple[Check, ...]:
    """Which relations among figures can arithmetic try, and do they hold? Failed ones first."""
    return _all(ledger).checks


def coverage(ledger: Ledger) -> Coverage:
    """Who measures what, and for which periods has nobody a number?"""
    return _all(ledger).coverage


def standing(ledger: Ledger, figures: Iterable[Figure]) -> Standing:
    """What speaks against these figures, and what supports them? Nothing is told of a ledger too large to be asked."""
    found = findings_of(ledger, most=MOST_RECKONED)
    if found is None:
        return Standing((), (), ())
    ids = dict.fromkeys(figure.id for figure in figures)
    against = {each.rank: each for key in ids for each in found.involved.get(key, ())}
    held = {id(check): check for key in ids for check in found.tried.get(key, ()) if _supports(check)}
    supporters = {f.id: f for check in held.values() for f in check.figures}
    for key in ids:
        supporters |= {figure.id: figure for figure in _agreeing(key, found.brackets.get(key))}
    return Standing(
        contradictions=tuple(against[rank] for rank in sorted(against)),
        checks=tuple(held.values()),
        supporters=tuple(figure for key, figure in supporters.items() if key not in ids),
    )


def _supports(check: Check) -> bool:
    """Say whether a check speaks for its figures: it holds as they are, and would not hold for any number."""
    return check.holds and check.needs is None and check.implied.width is not None


def _agreeing(figure_id: str, bracket: Bracket | None) -> list[Figure]:
    """List the claims of other sources on the same thing that share a number with a claim."""
    claims = bracket.claims if bracket else ()
    own = next((claim for claim in claims if claim.figure.id == figure_id), None)
    if own is None:
        return []
    others = [claim for claim in claims if claim.figure.source != own.figure.source]
    return [claim.figure for claim in others if claim.interval.intersects(own.interval)]


def compare(
    ledger: Ledger, selection: Selection, *, currency: str = "", rate: RateBasis = RateBasis.PERIOD
) -> ComparisonAnswer:
    """What do the figures of a selection come to, held against one another?

    Args:
        ledger: the ledger.
        selection: which figures.
        currency: the currency that amounts of money are compared in; "" for those that they were stated in.
        rate: the days that the rate of a conversion is taken of.

    Raises:
        RefusedError: more figures fit than are compared at once, or the selection asks for pages, columns or counts.
    """
    selected = _selected(ledger, selection)
    restatement = restated(ledger, selected, currency=currency, basis=rate)
    comparison = compare_figures(restatement.figures, ledger.catalogue().metrics)
    return ComparisonAnswer(selection, comparison, restatement, flips(ledger, selected, currency=currency))


def quote(
    ledger: Ledger,
    selection: Selection,
    rule: Rule = Rule.BEST,
    *,
    currency: str = "",
    rate: RateBasis = RateBasis.PERIOD,
) -> QuotesAnswer:
    """Which number should be quoted, for each series and period of a selection? As `compare`, by a rule.

    Raises:
        RefusedError: more figures fit than are compared at once, or the selection asks for pages, columns or counts.
    """
    selected = _selected(ledger, selection)
    restatement = restated(ledger, selected, currency=currency, basis=rate)
    quotes = quotes_on(ledger, restatement.figures, selection, rule)
    return QuotesAnswer(selection, rule, quotes, restatement, flips(ledger, selected, currency=currency))


def quotes_on(
    ledger: Ledger, figures: Sequence[Figure], selection: Selection, rule: Rule = Rule.BEST
) -> tuple[tuple[Bracket, Quote], ...]:
    """Which number should be quoted, of figures that a selection has chosen already? No statement."""
    return tuple(_quotes(figures, ledger.catalogue(), selection, rule))


def _quotes(
    figures: Sequence[Figure], catalogue: Catalogue, selection: Selection, rule: Rule
) -> Iterator[tuple[Bracket, Quote]]:
    fallen: dict[object, list[Figure]] = {}
    for figure in figures:
        if figure.status not in COUNTED:
            fallen.setdefault(_about(figure), []).append(figure)
    for bracket in compare_figures(figures, catalogue.metrics).brackets:
        claimed = _claimed(bracket)
        known = {figure.id for figure in claimed}
        besides = [figure for figure in fallen.get(_about(claimed[0]), ()) if figure.id not in known]
        yield bracket, quoting.quote([*claimed, *besides], catalogue, rule, as_of=selection.as_of)


def _claimed(bracket: Bracket) -> list[Figure]:
    """Give a bracket's claims with the echoes that are about the same."""
    wanted = _about(bracket.claims[0].figure)
    every = [figure for claim in bracket.claims for figure in (claim.figure, *claim.echoes)]
    return [figure for figure in every if _about(figure) == wanted]


def _about(figure: Figure) -> object:
    return series_key(figure), figure.period_start, figure.period_end


_STEERING = {"_sort", "_sort_desc", "_size", "_next", "_count", "_facet", "_fields"}


def _selected(ledger: Ledger, selection: Selection) -> tuple[Figure, ...]:
    """Read the figures of a selection that may only choose, and not too many.

    Raises:
        RefusedError: it does more, or chooses more than are compared at once.
    """
    steering = dict.fromkeys(name for name, _ in selection.to_pairs() if name in _STEERING)
    if steering:
        message = "All figures that fit are held against one another at once, so '{}' has no place here."
        raise RefusedError([(name, message.format(name)) for name in steering])
    found = rows.select_all(ledger.session, selection, ledger.catalogue(), most=MOST_COMPARED + 1)
    if len(found) > MOST_COMPARED:
        message = f"More than {MOST_COMPARED} figures fit; no more are held against one another at once. Name a metric."
        raise RefusedError([("metric", message)])
    return found


def findings_of(ledger: Ledger, *, most: int | None = None) -> Findings | None:
    """What does arithmetic find in the whole ledger? Reckoned once for each version, and kept for the latest.

    Args:
        ledger: the ledger.
        most: how many figures are worth the wait; None for any number.

    Returns:
        None if nothing is kept and the ledger holds more than that.
    """
    pool = ledger.session.get_bind().engine.pool
    stands = ledger.version, ledger.changed_at
    with _reckoning:
        kept = _kept.get(pool)
        if kept and kept[0] == stands and (kept[1] or most):
            return kept[1]
        figures = tuple(islice(ledger.figures(), None if most is None else most + 1))
        found = _reckon(figures, ledger.catalogue()) if most is None or len(figures) <= most else None
        _kept[pool] = (stands, found)
        return found


def _all(ledger: Ledger) -> Findings:
    found = findings_of(ledger)
    assert found is not None  # noqa: S101 - any number is worth the wait
    return found


def _reckon(figures: Sequence[Figure], catalogue: Catalogue) -> Findings:
    comparison = compare_figures(figures, catalogue.metrics)
    tried = find_checks(figures, catalogue)
    told = find_contradictions(figures, catalogue, comparison=comparison, checks=tried)
    involved: dict[str, list[Contradiction]] = {}
    for each in told:
        for figure in each.figures:
            involved.setdefault(figure.id, []).append(each)
    by_figure: dict[str, list[Check]] = {}
    for check in tried:
        for key in dict.fromkeys(figure.id for figure in check.figures):
            by_figure.setdefault(key, []).append(check)
    return Findings(
        contradictions=told,
        checks=tried,
        coverage=cover(figures),
        involved={key: tuple(found) for key, found in involved.items()},
        tried={key: tuple(found) for key, found in by_figure.items()},
        brackets={claim.figure.id: bracket for bracket in comparison.brackets for claim in bracket.claims},
    )


_reckoning = Lock()
_kept: WeakKeyDictionary[object, tuple[tuple[int, datetime | None], Findings | None]] = WeakKeyDictionary()
