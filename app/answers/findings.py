"""What do some figures come to? Which number to quote, and how they stand to one another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.answers.conversion import flips, restated
from app.answers.entries import MOST_COMPARED
from app.answers.ledger_findings import known_against
from app.errors import RefusedError
from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.figures.selection import Selection, not_compared
from app.figures.vocabulary import RateBasis
from app.findings import quoting
from app.findings.comparison import COUNTED, Bracket, Comparison
from app.findings.comparison import compare as compare_figures
from app.findings.contradictions import Contradiction
from app.findings.conversion import Flip, Restatement
from app.findings.quoting import Quote, Rule
from app.findings.series import series_key
from app.sentences import sentence
from app.store import figures as rows
from app.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class QuotesAnswer:
    """The number to quote for every series and period that a selection holds.

    Attributes:
        against: what can't all be true of the figures and of others, as far as that was known, the strongest first.
        restatement: the figures that were chosen among, in the currency asked for, and what was converted.
        flips: the pairs of which the basis of the rate decides who is larger.
    """

    selection: Selection
    rule: Rule
    quotes: tuple[tuple[Bracket, Quote], ...]
    against: tuple[Contradiction, ...]
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
    against = known_against(ledger, selected, selection)
    return QuotesAnswer(selection, rule, quotes, against, restatement, flips(ledger, selected, currency=currency))


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
        raise RefusedError([(name, not_compared(name)) for name in steering])
    found = rows.select_all(ledger.session, selection, ledger.catalogue(), most=MOST_COMPARED + 1)
    if len(found) > MOST_COMPARED:
        message = sentence(
            "More than %(most)s figures fit; no more are held against one another at once. Name a metric.",
            most=MOST_COMPARED,
        )
        raise RefusedError([("metric", message)])
    return found
