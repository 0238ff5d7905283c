"""Series: the figures that may be held against one another, put in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.figures.figure import Figure
from app.figures.series import SeriesKey, series_key

__all__ = ["Series", "SeriesKey", "group_series", "in_order", "key_order", "series_key"]


@dataclass(frozen=True, slots=True)
class Series:
    """Every figure of one key, ordered by period, statement, source and id."""

    metric: str
    subject: str
    buyer: str | None
    relative_to: str | None
    geography: str
    basis: str | None
    unit: str
    figures: tuple[Figure, ...]

    @property
    def key(self) -> SeriesKey:
        """Give what the figures have in common."""
        return SeriesKey(self.metric, self.subject, self.buyer, self.relative_to, self.geography, self.basis, self.unit)


def in_order(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Order figures by first day of the period, date of the statement, source and id; empty dates come first."""
    return tuple(sorted(figures, key=_place))


def group_series(figures: Iterable[Figure]) -> tuple[Series, ...]:
    """Group figures into series, ordered by their keys; the result does not depend on the order of the input."""
    grouped: dict[SeriesKey, list[Figure]] = {}
    for figure in in_order(figures):
        grouped.setdefault(series_key(figure), []).append(figure)
    return tuple(Series(*key, tuple(grouped[key])) for key in sorted(grouped, key=key_order))


def key_order(key: SeriesKey) -> tuple[str, ...]:
    """Order series keys by their words, empty parts first."""
    return tuple(part or "" for part in key)


def _place(figure: Figure) -> tuple[date, date, str, str]:
    return figure.period_start or date.min, figure.stated_on or date.min, figure.source, figure.id


def dated_metrics(figures: Iterable[Figure]) -> frozenset[str]:
    """List the metrics of which some figure names a period, so that claims without one leave their days open."""
    return frozenset(figure.metric for figure in figures if figure.period_start is not None)
