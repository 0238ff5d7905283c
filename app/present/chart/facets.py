"""Small multiples: what one panel would show in small panels, one for each source or subject, on the same axes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.figures.view import Facet
from app.present.chart.format import FORMATS, Format
from app.present.chart.panel import Frame, Margins, Matter
from app.present.chart.plan import Pair
from app.present.chart.rows import margins, rows
from app.present.chart.values import Form, Panel, Size

MOST = 24
"""How many small panels a chart holds."""

_COLUMNS: Mapping[Facet, str] = {Facet.SOURCE: "source", Facet.SUBJECT: "subject"}
_APART = 24
_BETWEEN = 14
_FOOT = 20
_PLOT = 120
_LABELLED = 4
_SQUARE = 4  # so many stand better two by two


def facets_of(matter: Matter, facet: Facet) -> dict[str, list[Pair]]:
    """Part the claims of a panel by source or subject, what most is said of first, else in the catalogue's order."""
    column = _COLUMNS[facet]
    order = {slug: place for place, slug in enumerate(matter.naming.catalogue.table(f"{column}s"))}
    parts: dict[str, list[Pair]] = {}
    for pair in zip(matter.figures, matter.points, strict=True):
        parts.setdefault(getattr(pair[0], column), []).append(pair)
    return dict(sorted(parts.items(), key=lambda part: (-len(part[1]), order.get(part[0], len(order)), part[0])))


def grid(matter: Matter, parts: Mapping[str, Sequence[Pair]], facet: Facet, frame: Frame) -> tuple[Panel, ...]:
    """Lay out small panels in rows under the heading that their whole would have.

    Args:
        matter: the whole.
        parts: the claims of each small panel, by the slug of its source or subject.
        facet: by what the whole was parted.
        frame: where it begins.
    """
    whole = matter.layout(matter, frame)
    columns = _columns(matter, whole, len(parts))
    small = _small(matter.format, columns)
    made = [_part(matter, pairs, matter.naming.entry(_COLUMNS[facet], slug), small) for slug, pairs in parts.items()]
    company = tuple(made)
    made = [replace(part, company=company) for part in made]
    edges = margins(made) if matter.layout is rows else Margins(0, 0)
    top = frame.top + len(whole.heading) * matter.format.line + 6
    panels: list[Panel] = []
    for first in range(0, len(made), columns):
        row = []
        for number, part in enumerate(made[first : first + columns]):
            panel = part.layout(part, Frame(top, False, edges, tuple(made)))  # noqa: FBT003 - never alone
            row.append(panel.moved(number * (small.width + _APART), 0))
        panels += row
        top = max(panel.plot.bottom for panel in row) + _FOOT + _BETWEEN
    return (replace(panels[0], heading=(*whole.heading, *panels[0].heading)), *panels[1:])


def _columns(matter: Matter, whole: Panel, count: int) -> int:
    """Choose how many panels stand side by side: rows need room for their labels, a phone has room for one."""
    if matter.format.size is Size.NARROW:
        return 1
    most = 2 if whole.form is Form.ROWS or count == _SQUARE else 3
    return min(most, count)


def _small(measures: Format, columns: int) -> Format:
    """Give the measures of a small panel: those of a phone, where it is narrow, and less room for words."""
    if columns == 1:
        return replace(measures, small_plot=_PLOT, event_room=0)
    width = (measures.width - (columns - 1) * _APART) / columns
    phone = FORMATS[Size.NARROW]
    room = min(phone.side_room, width * 0.3)
    return replace(phone, width=width, side_room=room, small_plot=_PLOT, event_room=0, labelled=_LABELLED)


def _part(matter: Matter, pairs: Sequence[Pair], name: str, small: Format) -> Matter:
    ids = {figure.id for figure, _ in pairs}
    return replace(
        matter,
        figures=tuple(figure for figure, _ in pairs),
        points=tuple(point for _, point in pairs),
        brackets=tuple(b for b in matter.brackets if any(claim.figure.id in ids for claim in b.claims)),
        format=small,
        facet=name,
    )
