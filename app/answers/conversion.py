"""What do amounts come to in another currency? By the ledger's exchange rates, read once for each of its versions."""

from collections.abc import Iterable
from weakref import WeakKeyDictionary

from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.figures.vocabulary import RateBasis, is_currency
from app.findings.conversion import Converted, Flip, NoRate, RateTable, Restatement, convert, order_flips, restate
from app.store.ledger import Ledger

TOLD_IN = ("USD", "CNY")
"""The currencies that a figure's own page tells an amount in: those of this market's two sides."""


def currencies(ledger: Ledger) -> tuple[str, ...]:
    """Which currencies can amounts be shown in? Those that the ledger has rates of."""
    return rate_table(ledger).currencies


def restated(
    ledger: Ledger, figures: Iterable[Figure], *, currency: str, basis: RateBasis = RateBasis.PERIOD
) -> Restatement:
    """What do these figures come to in one currency?

    Args:
        ledger: whose rates are taken.
        figures: any figures, of money or not.
        currency: the currency wanted; "" leaves every figure as it was printed.
        basis: whether the average of the period or the rate of the statement's day is wanted.
    """
    if not currency:
        return Restatement("", basis, tuple(figures), {})
    return restate(figures, currency, rate_table(ledger), basis=basis)


def flips(ledger: Ledger, figures: Iterable[Figure], *, currency: str) -> tuple[Flip, ...]:
    """Of which of these figures, as printed, does the basis of the rate decide who is larger? None if "" is asked."""
    return order_flips(figures, currency, rate_table(ledger)) if currency else ()


def in_other_currencies(ledger: Ledger, figure: Figure) -> tuple[Converted | NoRate, ...]:
    """What does an amount come to in dollars and in yuan, if it was printed in neither or the other?

    Nothing for what is no money, or where the ledger has no rates.
    """
    rates = rate_table(ledger)
    if not is_currency(figure.unit):
        return ()
    return tuple(convert(figure, unit, rates) for unit in TOLD_IN if unit in rates.currencies and unit != figure.unit)


def rate_table(ledger: Ledger) -> RateTable:
    """Give the ledger's exchange rates, ready to be asked; the same table for as long as its catalogue stands."""
    catalogue = ledger.catalogue()
    pool = ledger.session.get_bind().engine.pool
    kept = _kept.get(pool)
    if kept is None or kept[0] is not catalogue:
        kept = _kept[pool] = (catalogue, RateTable.of(catalogue))
    return kept[1]


_kept: WeakKeyDictionary[object, tuple[Catalogue, RateTable]] = WeakKeyDictionary()
