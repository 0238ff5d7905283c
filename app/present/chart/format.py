"""The measures of the three sizes: a wide screen, a phone and a card on the front page."""

from dataclasses import dataclass, replace

from app.present.chart.values import Size


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """What a size allows, in pixels and counts.

    Attributes:
        height: of the whole chart where it is fixed or aimed at.
        font: size of all text; `line` is the distance of two lines.
        radius: of a marker.
        label_share: how much of the width row labels may take; 0 puts them above their rows.
        side_room: the most that labels to the right of the plot may take.
        lane: height of one claim in a panel of rows.
        least_plot: height of a plot over time, at least, where it is alone; `small_plot` where there are others.
        lanes: how many lanes of event names fit above the plot.
        most: how many claims are drawn at most, those stated last.
        rows: how many claims a panel of rows shows at most.
        panels: how many panels stand under one another at most.
        labelled: up to how many marks get their number written beside them.
    """

    size: Size
    width: float
    height: float
    font: float
    line: float
    radius: float
    label_share: float
    side_room: float
    lane: float
    lanes: int
    most: int
    rows: int
    panels: int
    least_plot: float
    small_plot: float
    labelled: int
    event_room: float


FORMATS = {
    Size.WIDE: Format(
        size=Size.WIDE,
        width=720,
        height=420,
        font=12,
        line=16,
        radius=5,
        label_share=0.34,
        side_room=170,
        lane=22,
        lanes=6,
        most=300,
        rows=40,
        panels=8,
        least_plot=270,
        small_plot=190,
        labelled=10,
        event_room=300,
    ),
    Size.NARROW: Format(
        size=Size.NARROW,
        width=360,
        height=400,
        font=12,
        line=16,
        radius=5,
        label_share=0,
        side_room=122,
        lane=20,
        lanes=6,
        most=300,
        rows=40,
        panels=8,
        least_plot=230,
        small_plot=180,
        labelled=6,
        event_room=190,
    ),
    Size.CARD: Format(
        size=Size.CARD,
        width=320,
        height=160,
        font=10.5,
        line=14,
        radius=4,
        label_share=0.36,
        side_room=100,
        lane=17,
        lanes=0,
        most=60,
        rows=6,
        panels=1,
        least_plot=60,
        small_plot=60,
        labelled=0,
        event_room=0,
    ),
}
"""The measures by size."""

PREVIEW = replace(FORMATS[Size.CARD], width=400, height=165)
"""The measures of a chart in the preview of a link: a card that is broader, and drawn larger."""
