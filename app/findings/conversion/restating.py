"""Many figures in one currency, so that claims printed in different ones can be compared and drawn together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.figures.figure import Figure
from app.figures.vocabulary import RateBasis, is_currency
from app.findings.conversion.amounts import Converted, NoRate, convert, times
from app.findings.conversion.rates import RateTable


@dataclass(frozen=True, slots=True)
class Restatement:
    """Figures of which the money is in one currency, as far as there are rates.

    Attributes:
        unit: the currency asked for.
        basis: which days the rates were asked of.
        figures: every figure given, in the given order, under its own id; converted ones are copies whose numbers
            nobody stated. What is no money, is in the unit already, or has no rate is the very figure given.
        conversions: what was done with each amount that was printed in another currency, by the figure's id.
        printed: the figures that were converted, as they were given, by id.
    """

    unit: str
    basis: RateBasis
    figures: tuple[Figure, ...]
    conversions: Mapping[str, Converted | NoRate]
    printed: Mapping[str, Figure] = field(default_factory=dict, repr=False)

    def as_printed(self, figure: Figure) -> Figure:
        """Give a figure as it was before it was converted; any other one is given back."""
        return self.printed.get(figure.id, figure)


def restate(figures: Iterable[Figure], unit: str, rates: RateTable, *, basis: RateBasis) -> Restatement:
    """Put every amount of money into one currency.

    The place value of the last printed digit is converted along with the number, so that a claim allows the same
    amounts as before. What was printed stays in `as_reported`.

    Args:
        figures: any figures, of money or not.
        unit: the currency wanted.
        rates: the table to take the rates from.
        basis: whether the average of the period or the rate of the statement's day is wanted.
    """
    restated: list[Figure] = []
    conversions: dict[str, Converted | NoRate] = {}
    printed: dict[str, Figure] = {}
    for figure in figures:
        found = convert(figure, unit, rates, basis=basis) if is_currency(figure.unit) and figure.unit != unit else None
        if found:
            conversions[figure.id] = found
        if isinstance(found, Converted):
            printed[figure.id] = figure
            restated.append(_in_unit(figure, found))
        else:
            restated.append(figure)
    return Restatement(unit, basis, tuple(restated), conversions, printed)


def _in_unit(figure: Figure, converted: Converted) -> Figure:
    return replace(
        figure,
        unit=converted.unit,
        value_low=converted.low,
        value=converted.value,
        value_high=converted.high,
        precision_low=times(figure.precision_low, converted.rate),
        precision=times(figure.precision, converted.rate),
        precision_high=times(figure.precision_high, converted.rate),
    )
