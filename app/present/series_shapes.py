"""The public JSON of a list of series: its models, to be documented and held against, and its values."""

from datetime import date
from typing import Any

from pydantic import Field

from app.figures.series import HeldSeries
from app.present.entry_shapes import Number, Shape
from app.present.json_values import figure_values
from app.present.schemas import FigureRow, Meta


class SeriesShape(Shape):
    """A series, and what the selected figures of it come to."""

    series: str = Field(
        description="Its key, as `series=` takes it here, in `/compare` and in every list of figures.",
        examples=["revenue:nvidia:CN:USD"],
    )
    metric: str
    subject: str
    buyer: str | None
    relative_to: str | None
    geography: str
    basis: str | None
    unit: str
    figures: int = Field(description="How many of the selected figures belong to it.")
    sources: int = Field(description="How many different sources state them.")
    period_start: date | None = Field(description="The first day of their first period.")
    period_end: date | None = Field(description="The last day of their last period.")
    lowest: Number = Field(description="The lowest number printed in them, an end of a range included.")
    highest: Number = Field(description="The highest.")
    last_stated_on: date | None = Field(description="When the latest of them was stated.")
    latest: FigureRow = Field(description="The figure that was stated last.")  # type: ignore[valid-type]


class SeriesList(Shape):
    """A page of series, those of most figures first."""

    data: list[SeriesShape]
    next: str | None = Field(description="Opaque cursor of the next page, for `_next`; null on the last page.")
    next_url: str | None = Field(description="Address of the next page.")
    meta: Meta = Field(description="`count` and `facets` are of series, not of figures.")


SERIES_SHAPES = (SeriesList, SeriesShape)
"""Every shape of this answer that the documentation tells of."""


def series_values(held: HeldSeries) -> dict[str, Any]:
    """Give a series and what its figures come to."""
    return {
        "series": held.key.text,
        **held.key._asdict(),
        "figures": held.figures,
        "sources": held.sources,
        "period_start": held.first,
        "period_end": held.last,
        "lowest": held.lowest,
        "highest": held.highest,
        "last_stated_on": held.latest.stated_on,
        "latest": figure_values(held.latest),
    }
