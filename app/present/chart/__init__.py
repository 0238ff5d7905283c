"""A comparison as a drawing: a value that says what stands where, for inline SVG and for Plotly alike."""

from app.present.chart.colours import PALETTE, source_colours
from app.present.chart.geometry import Scale
from app.present.chart.offered import kinds_offered, periods_offered
from app.present.chart.topic import Around, topic_chart
from app.present.chart.values import Chart, Form, Size

__all__ = [
    "PALETTE",
    "Around",
    "Chart",
    "Form",
    "Scale",
    "Size",
    "kinds_offered",
    "periods_offered",
    "source_colours",
    "topic_chart",
]
