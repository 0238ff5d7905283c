"""The public JSON of a source: the entry, how far it stands from the others, how it changed its numbers."""

from datetime import date

from pydantic import Field

from app.figures.interval import Relation
from app.present.conversion_shapes import SentencesShape
from app.present.entry_shapes import ENTRY_SHAPES, Number, Shape
from app.present.schemas import Meta

MOST_LISTED = 100
"""How many distances and how many ladders an answer lists at the most."""


class SourceDistanceShape(Shape):
    """A source's number on one series and period, against the middle of the other sources' numbers."""

    figure: str = Field(description="The id of the figure by which the source speaks there.")
    period: str | None
    unit: str
    middle: Number = Field(description="The middle of the other sources' numbers; of two middle ones the mean.")
    others: int = Field(description="How many other sources state a number.")
    ratio: Number | None = Field(description="Its number ÷ that middle; null where one of them is not above zero.")
    agrees: bool = Field(description="Whether it shares a number with what is in the middle of the others.")


class SourceTallyShape(Shape):
    """How far a source stands from the others, in all."""

    compared: int = Field(description="On how many series and periods another source states a number too.")
    agreeing: int = Field(description="On how many of these it agrees.")
    typical: Number | None = Field(description="The middle of its ratios where it does not agree; null if none.")
    farthest: list[SourceDistanceShape] = Field(
        description=f"One by one, what differs first and the farthest first; {MOST_LISTED} at the most."
    )
    sentences: SentencesShape


class StepShape(Shape):
    """What a source said of a number on one day, and how far that is from what it had said before."""

    stated_on: date
    figure: str = Field(description="The figure's id.")
    besides: list[str] = Field(description="The ids of its other statements of that day.")
    change: Number | None = Field(description="How far it moved, in the unit; null on the first step.")
    percent: Number | None = Field(description="The same in percent of the number before, where that is above zero.")
    relation: Relation | None = Field(description="How what it allows now stands to what it allowed before.")


class LadderShape(Shape):
    """A source's statements of one number, from the first to the latest."""

    metric: str
    subject: str
    buyer: str | None
    relative_to: str | None
    geography: str
    basis: str | None
    unit: str
    period: str | None
    period_start: date | None
    period_end: date | None
    steps: list[StepShape]


Source = ENTRY_SHAPES["sources"]


class SourceDetail(Shape):
    """One source with its record."""

    data: Source  # type: ignore[valid-type]
    figures_url: str = Field(description="Where the figures that name the source are.")
    distance: SourceTallyShape | None = Field(
        description="Null in a ledger too large to hold all figures against one another while you wait."
    )
    revisions: list[LadderShape] | None = Field(
        description=f"The numbers that it stated on two days or more, {MOST_LISTED} at the most; null as above."
    )
    meta: Meta


SOURCE_SHAPES = (SourceDetail, SourceTallyShape, SourceDistanceShape, LadderShape, StepShape)
"""Every shape of this answer that the documentation tells of."""
