"""The public JSON of why two figures differ, as models to be documented."""

from pydantic import Field

from app.findings.why import DifferingField, Relation
from app.present.conversion_shapes import SentencesShape
from app.present.entry_shapes import Shape
from app.present.schemas import FigureRow, Meta


class DifferenceShape(Shape):
    """A field in which two figures differ."""

    field: DifferingField = Field(
        description="The column; `days` are the period’s first and last day, `calendar` the years it counts in."
    )
    one: str | None = Field(description="What the one says there; null for nothing.")
    other: str | None = Field(description="What the other says there.")
    relation: Relation = Field(description="Whether what the one says is part of what the other says, or its whole.")


class WhyShape(Shape):
    """Why two figures differ."""

    one: FigureRow  # type: ignore[valid-type]
    other: FigureRow  # type: ignore[valid-type]
    comparable: bool = Field(description="Whether both are about the same, so that their numbers should agree.")
    differences: list[DifferenceShape] = Field(description="Every field that differs, the numbers aside.")
    sentences: SentencesShape


class WhyDetail(Shape):
    """The answer to why two figures differ."""

    data: WhyShape
    meta: Meta


WHY_SHAPES = (WhyDetail, WhyShape, DifferenceShape)
"""Every shape of this answer that the documentation tells of."""
