"""The rows of a panel: which claims go by one label, and who says each where several sources do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.figures.figure import Figure
from app.present.chart.panel import Matter
from app.present.chart.values import Point

_Pair = tuple[Figure, Point]


@dataclass(frozen=True, slots=True)
class Row:
    """Claims that go by one label, each on a lane of its own; `lanes` name the lanes where the label does not do."""

    label: str
    points: tuple[Point, ...]
    lanes: tuple[str, ...] = ()


def rows_of(matter: Matter, columns: Sequence[str]) -> list[Row]:
    """Group claims by what tells them apart, and see to it that colour is never all that names a source.

    Where several sources speak in one panel, a row of one claim has its source in the label; otherwise every lane
    is named. A card has no room for lanes with names: there each claim is a row, called by what differs most.
    """
    groups = _groups(matter, columns)
    several = tuple(columns) != ("source",) and len({point.source for point in matter.points}) > 1
    brief = several and not matter.format.lanes
    labels = [matter.naming.label(group[0][0], columns[:1] if brief else columns) for group in groups]
    if not several:
        return [
            Row(label or group[0][1].source_name, tuple(point for _, point in group))
            for label, group in zip(labels, groups, strict=True)
        ]
    if not matter.format.lanes or all(len(group) == 1 for group in groups):
        return [
            Row(matter.naming.with_source(label, point), (point,))
            for label, group in zip(labels, groups, strict=True)
            for _, point in group
        ]
    return [
        Row(label, tuple(point for _, point in group), _lanes(group, matter))
        for label, group in zip(labels, groups, strict=True)
    ]


def _groups(matter: Matter, columns: Sequence[str]) -> list[list[_Pair]]:
    """Group claims, the largest first, or in time if the period differs most; not more than a panel holds."""
    grouped: dict[tuple[str | None, ...], list[_Pair]] = {}
    for figure, point in zip(matter.figures, matter.points, strict=True):
        grouped.setdefault(tuple(getattr(figure, column) for column in columns), []).append((figure, point))
    groups = list(grouped.values())
    groups.sort(key=lambda group: (-max(point.value for _, point in group), group[0][1].figure))
    if columns[0] == "period":
        groups.sort(key=lambda group: (group[0][0].period_start or date.max, group[0][0].period_end or date.max))
    kept, left = [], matter.format.rows
    for group in groups:
        group.sort(key=lambda pair: (pair[1].stated_on or date.min, pair[1].source, pair[1].figure))
        sources = list(dict.fromkeys(point.source for _, point in group))
        group.sort(key=lambda pair: sources.index(pair[1].source))
        if left > 0:
            kept.append(group[:left])
        left -= len(group)
    return kept


def _lanes(group: Sequence[_Pair], matter: Matter) -> tuple[str, ...]:
    """Name each lane by its source, and by the day of the statement where one source speaks more than once."""
    say = matter.naming.speaker
    sources = [point.source for _, point in group]
    days = {source: {p.stated_on for _, p in group if p.source == source} for source in sources}
    return tuple(
        f"{point.source_name} · {say.day(point.stated_on)}"
        if len(days[point.source]) > 1 and point.stated_on
        else point.source_name
        for _, point in group
    )
