"""The legend: a colour for each source, and in neutral ink the shapes and signs that the chart uses."""

from collections.abc import Sequence

from app.figures.vocabulary import Nature
from app.present.chart.format import Format
from app.present.chart.naming import Naming
from app.present.chart.text import fitted, width_of
from app.present.chart.values import BandKind, LegendItem, Panel, Point, Size

_SIGN = 15
_APART = 14
_BUTTONS = 76  # at the right end of the first row Plotly shows its buttons
SOURCE = "source"
STRUCK = "struck"
RINGED = "ringed"


def legend(
    panels: Sequence[Panel], naming: Naming, measures: Format, *, sources: bool = True
) -> tuple[tuple[LegendItem, ...], float]:
    """Lay out the legend from the top left corner; also give the height it takes.

    A card has room for one row: sources that don't fit are counted. Where panels are named by their source, `sources`
    are left out.
    """
    points = [point for panel in panels for point in panel.points]
    entries = [*(_sources(points, naming) if sources else ()), *_signs(panels, points, naming)]
    if not measures.lanes:
        entries = _one_row([entry for entry in entries if entry[0] == SOURCE], measures)
    items: list[LegendItem] = []
    x, y = 0.0, measures.font
    for sign, text, colour, badge in entries:
        shown = fitted(text, measures.width - _SIGN, measures.font)
        width = (_SIGN if sign else 0) + width_of(shown, measures.font)
        if x and x + width > measures.width - (_BUTTONS if y == measures.font and measures.size is Size.WIDE else 0):
            x, y = 0.0, y + measures.line + 2
        items.append(LegendItem(x, y, shown, sign, colour, badge))
        x += width + _APART
    return tuple(items), (y + 8 if items else 0)


_Entry = tuple[str, str, int | None, str]


def _sources(points: Sequence[Point], naming: Naming) -> list[_Entry]:
    order = {slug: place for place, slug in enumerate(naming.catalogue.sources)}
    found = {point.source: point for point in points}
    return [
        (SOURCE, point.source_name + (f" ({point.badge})" if point.badge else ""), point.colour, point.badge)
        for point in sorted(found.values(), key=lambda point: (order.get(point.source, len(order)), point.source))
    ]


def _signs(panels: Sequence[Panel], points: Sequence[Point], naming: Naming) -> list[_Entry]:
    """List the natures of marks, unless all are actuals, and the other signs that occur; bars say theirs in words."""
    t = naming.speaker.t
    marks = [mark for panel in panels for mark in panel.marks]
    used = {mark.point.nature for mark in marks}
    entries: list[_Entry] = []
    if used - {Nature.ACTUAL}:
        entries += [(nature.value, naming.nature(nature), None, "") for nature in Nature if nature in used]
    if any(point.struck for point in points):
        entries.append((STRUCK, t("withdrawn or denied"), None, ""))
    bands = [band for panel in panels for band in panel.bands]
    said = {
        BandKind.AGREED: t("where most agree"),
        BandKind.DISPUTED: t("can’t all be true"),
        BandKind.REVISED: t("expected, then reported"),
    }
    entries += [(RINGED, t("contradicts another number"), None, "")] * any(mark.point.objection for mark in marks)
    entries += [(kind.value, words, None, "") for kind, words in said.items() if any(b.kind is kind for b in bands)]
    if any(point.echoes for point in points):
        entries.append(("", t("×n: told n times"), None, ""))
    return entries


def _one_row(entries: list[_Entry], measures: Format) -> list[_Entry]:
    kept: list[_Entry] = []
    x = 0.0
    for number, entry in enumerate(entries):
        left = len(entries) - number - 1
        x += _SIGN + width_of(entry[1], measures.font) + _APART
        if kept and x + (width_of(f"+{left}", measures.font) if left else -_APART) > measures.width:
            return [*kept, ("", f"+{left + 1}", None, "")]
        kept.append(entry)
    return kept
