"""Pairs of claims of which the larger one depends on the days that the exchange rate is taken of."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.figures.figure import Figure
from app.figures.vocabulary import RateBasis, is_currency
from app.findings.comparison import COUNTED, fold_echoes
from app.findings.conversion.rates import RateTable
from app.findings.conversion.restating import restate


@dataclass(frozen=True, slots=True)
class Flip:
    """Two claims, printed in different currencies, that change places with the basis of the rate.

    Attributes:
        one: as printed; the larger at the averages of the period.
        other: as printed; the larger at the rates of the days on which both were stated.
        unit: the currency in which they are held against one another.
        by_period: the amounts of `one` and `other` at the averages of the period.
        by_statement: their amounts at the rates of the days of statement.
    """

    one: Figure
    other: Figure
    unit: str
    by_period: tuple[Decimal, Decimal]
    by_statement: tuple[Decimal, Decimal]


class _Amount(NamedTuple):
    """A claim's amount by either basis; the one by statement comes first, for the search."""

    by_statement: Decimal
    by_period: Decimal
    figure: Figure


def order_flips(figures: Iterable[Figure], unit: str, rates: RateTable) -> tuple[Flip, ...]:
    """List the pairs of claims of which the basis of the rate decides who is larger, the largest amounts first.

    Only claims of one metric about the same days are held against one another, of different subjects or sources, and
    printed in different currencies; echoes, and claims that no longer stand, are left out. An amount is the number
    that the claim sorts by: its value, the middle of its range, or its one stated end. The work grows with the number
    of figures and of pairs found, not with that of all pairs.

    Args:
        figures: any figures.
        unit: the currency that they are to be shown in.
        rates: the table to take the rates from.
    """
    held = tuple(figures)
    origins = fold_echoes(held)
    claims = [f for f in held if origins[f.id] == f.id and f.status in COUNTED and is_currency(f.unit) and f.period]
    by_period = restate(claims, unit, rates, basis=RateBasis.PERIOD)
    by_statement = restate(claims, unit, rates, basis=RateBasis.STATEMENT)
    groups: dict[tuple[str, date | None, date | None], list[_Amount]] = {}
    for printed, one, other in zip(claims, by_period.figures, by_statement.figures, strict=True):
        if one.unit == other.unit == unit:
            key = printed.metric, printed.period_start, printed.period_end
            groups.setdefault(key, []).append(_Amount(other.sort_value, one.sort_value, printed))
    flips = [_flip(*pair, unit) for group in groups.values() for pair in _changing_places(group)]
    return tuple(sorted(flips, key=_place))


def _changing_places(amounts: Sequence[_Amount]) -> Iterator[tuple[_Amount, _Amount]]:
    """Give the pairs, the one that is larger by period first, that stand the other way round by statement."""
    smaller: list[_Amount] = []
    for larger in sorted(amounts, key=lambda a: (a.by_period, a.by_statement, a.figure.id)):
        above = bisect_right(smaller, larger.by_statement, key=_by_statement)
        yield from ((larger, other) for other in smaller[above:] if _comparable(larger, other))
        insort(smaller, larger, key=_by_statement)


def _comparable(one: _Amount, other: _Amount) -> bool:
    a, b = one.figure, other.figure
    return one.by_period > other.by_period and a.unit != b.unit and (a.subject, a.source) != (b.subject, b.source)


def _by_statement(amount: _Amount) -> Decimal:
    return amount.by_statement


def _flip(one: _Amount, other: _Amount, unit: str) -> Flip:
    return Flip(
        one.figure,
        other.figure,
        unit,
        by_period=(one.by_period, other.by_period),
        by_statement=(one.by_statement, other.by_statement),
    )


def _place(flip: Flip) -> tuple[Decimal, str, str]:
    return -max(flip.by_period), flip.one.id, flip.other.id
