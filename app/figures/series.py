"""What makes figures comparable: the key of a series, to and from the text that an address holds."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.figures.vocabulary import UNITS
from app.sentences import Sentence, sentence

_MUST = (("metric", "metrics"), ("subject", "subjects"), ("geography", "geographies"))
_MAY = {"buyer": "subjects", "relative_to": "subjects", "basis": "bases"}
_FORM = sentence(
    "metric:subject:geography:unit, such as revenue:nvidia:CN:USD, and then :buyer=…, :relative_to=… or :basis=…"
)


class SeriesKey(NamedTuple):
    """What must be the same for two figures to be comparable at all."""

    metric: str
    subject: str
    buyer: str | None
    relative_to: str | None
    geography: str
    basis: str | None
    unit: str

    @property
    def text(self) -> str:
        """Give the key as an address holds it: `revenue:nvidia:CN:USD:basis=gaap`."""
        more = [f"{name}={getattr(self, name)}" for name in _MAY if getattr(self, name) is not None]
        return ":".join((self.metric, self.subject, self.geography, self.unit, *more))


@dataclass(frozen=True, slots=True)
class HeldSeries:
    """A series, and what some figures of it come to.

    Attributes:
        figures: how many there are; `sources` how many different ones state them.
        first, last: the first day of their first period and the last day of their last; None where none is named.
        lowest, highest: the ends between which their numbers lie.
        latest: the one that was stated last; of several the one about the latest period.
    """

    key: SeriesKey
    figures: int
    sources: int
    first: date | None
    last: date | None
    lowest: Decimal
    highest: Decimal
    latest: Figure


def series_key(figure: Figure) -> SeriesKey:
    """Give the key of the series that a figure belongs to."""
    return SeriesKey(*figure.series)  # type: ignore[arg-type] # its tuple has these parts in this order


def read_series(text: str, catalogue: Catalogue) -> SeriesKey:
    """Read the key of a series; names and aliases are resolved to slugs.

    Raises:
        ValueError: it has not the form of a key; the message shows the form.
        UnknownNameError: a reference table has no such entry; the message offers the nearest.
    """
    parts = text.split(":")
    if len(parts) < len(_MUST) + 1:
        raise ValueError(_no_series(text))
    *named, unit = parts[: len(_MUST) + 1]
    more = dict(part.partition("=")[::2] for part in parts[len(_MUST) + 1 :])
    wrong = [name for name in more if name not in _MAY or not more[name]]
    if wrong or len(more) < len(parts) - len(_MUST) - 1:
        raise ValueError(_no_series(text))
    if unit not in UNITS:
        raise ValueError(
            sentence(
                "'%(unit)s' in '%(text)s' is no unit; the form is %(form)s.", unit=unit[:40], text=text[:80], form=_FORM
            )
        )
    found = {column: catalogue.resolve(table, name) for (column, table), name in zip(_MUST, named, strict=True)}
    found |= {name: catalogue.resolve(_MAY[name], value) for name, value in more.items()}
    return SeriesKey(
        metric=found["metric"],
        subject=found["subject"],
        buyer=found.get("buyer"),
        relative_to=found.get("relative_to"),
        geography=found["geography"],
        basis=found.get("basis"),
        unit=unit,
    )


def _no_series(text: str) -> Sentence:
    return sentence("'%(text)s' is no series; the form is %(form)s.", text=text[:80], form=_FORM)
