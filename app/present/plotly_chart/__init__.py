"""The chart as a Plotly figure: the same picture, to hover, zoom and click. Takes the place of the SVG in the page."""

from app.present.plotly_chart.figure import plotly_figure, to_plotly_json, warm

__all__ = ["plotly_figure", "to_plotly_json", "warm"]
