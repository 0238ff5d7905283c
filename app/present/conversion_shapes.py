"""The public JSON of conversions: what amounts come to in another currency, and where the rate's basis matters."""

from typing import Annotated, Literal

from pydantic import Field

from app.figures.vocabulary import RateBasis
from app.findings.conversion import NoRateReason
from app.present.entry_shapes import Number, Shape


class SentencesShape(Shape):
    """The same in words, in three languages."""

    en: str
    zh_hans: str
    zh_hant: str


class ConversionShape(Shape):
    """What a figure's amount comes to in another currency: derived, nobody stated it."""

    id: str = Field(description="The figure's id; its row is as it was printed.")
    unit: str = Field(description="The currency of the numbers here.", examples=["USD"])
    low: Number | None = Field(description="`value_low` × the rate.")
    value: Number | None = Field(description="`value` × the rate.")
    high: Number | None = Field(description="`value_high` × the rate.")
    rate: Number = Field(description="What one unit of the figure's own currency bought.")
    rate_period: str = Field(description="The days that the rate holds for, as a period's label.", examples=["2024"])
    rate_basis: RateBasis = Field(
        description="Which days were taken: those of the figure's `period`, or of its `statement`. It is the other one "
        "than was asked for where a figure has no such days, or is about days that no rate covers yet."
    )
    origin: str = Field(description="Where the rate comes from.")
    exact: bool = Field(description="Whether the rate is of just those days; false for an average over more.")
    derived: Literal[True] = Field(description="Always true.")


class NoConversionShape(Shape):
    """An amount that stays in its own currency, and why."""

    id: str = Field(description="The figure's id.")
    reason: NoRateReason = Field(description="Why it could not be converted.")


class FlipShape(Shape):
    """Two claims of which the larger one depends on the days that the rate is taken of."""

    one: str = Field(description="The id of the claim that is larger at averages of the period.")
    other: str = Field(description="The id of the claim that is larger at rates of when they were stated.")
    unit: str = Field(description="The currency of the amounts.")
    by_period: list[Number] = Field(description="Both amounts at averages of the period, in the order of the ids.")
    by_statement: list[Number] = Field(description="Both amounts at rates of when they were stated.")
    sentences: SentencesShape


Conversions = Annotated[
    list[ConversionShape | NoConversionShape],
    Field(
        description="What was done with each amount that was stated in another currency than `currency` asks for; "
        "empty without `currency`."
    ),
]
"""What stands beside figures that were compared in one currency."""

Warnings = Annotated[
    list[FlipShape],
    Field(description="Pairs of claims of which `rate` decides who is larger; empty without `currency`."),
]
"""What a reader of converted amounts should know."""

CONVERSION_SHAPES = (ConversionShape, NoConversionShape, FlipShape)
"""Every shape of this page that the documentation tells of."""
