"""The currency that an answer is asked for in, and the days that its rates are taken of."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query

from app.errors import RefusedError
from app.figures.selection.cells import read_choice
from app.figures.vocabulary import CURRENCIES, RateBasis
from app.sentences import sentence

AS_REPORTED = "reported"
"""What `currency` says by default: each amount stays in the currency it was stated in."""

CURRENCY_PARAMETERS = ("currency", "rate")
"""The parameters that are read here."""

CurrencyQuery = Annotated[
    str,
    Query(
        description="The currency that amounts of money are compared in: `reported` (the default) leaves them as they "
        "were stated; any other converts those that the ledger has rates of, and `conversions` tells how.",
        examples=[AS_REPORTED, "USD", "CNY", "HKD"],
        json_schema_extra={"enum": [AS_REPORTED, *CURRENCIES]},
    ),
]
RateQuery = Annotated[
    str,
    Query(
        description="The days that the rate of a conversion is taken of: `period` (the default) the average of those "
        "that a figure is about, `statement` the day on which it was stated.",
        examples=list(RateBasis),
        json_schema_extra={"enum": list(RateBasis)},
    ),
]


@dataclass(frozen=True, slots=True)
class AskedCurrency:
    """In which currency an answer is wanted; "" as reported."""

    currency: str
    rate: RateBasis


def asked_currency(currency: CurrencyQuery = AS_REPORTED, rate: RateQuery = RateBasis.PERIOD) -> AskedCurrency:
    """Read the currency and the basis of its rates; an empty value asks for nothing.

    Raises:
        RefusedError: one is not known; the message offers the nearest.
    """
    read, problems = {}, []
    for name, text, choices, kind in (
        ("currency", currency or AS_REPORTED, [AS_REPORTED, *CURRENCIES], sentence("currency")),
        ("rate", rate or RateBasis.PERIOD, list(RateBasis), sentence("basis of a rate")),
    ):
        try:
            read[name] = read_choice(text, choices, kind)
        except ValueError as error:
            problems.append((name, str(error)))
    if problems:
        raise RefusedError(problems)
    return AskedCurrency(read["currency"].removeprefix(AS_REPORTED), RateBasis(read["rate"]))


AskedCurrencyDep = Annotated[AskedCurrency, Depends(asked_currency)]
"""The currency that the address asks for."""
