"""One claim among others, made to stand out: its words are written as headings are."""

from collections.abc import Sequence
from dataclasses import replace

from app.present.chart.values import Chart, Label, Mark, Panel, Size

_WORDS = ("row", "subheading", "number")
"""The roles of what is written of one claim."""


def emphasised(chart: Chart, figure_id: str) -> Chart:
    """Write the words of one claim in bold, in a chart whose panels are rows of claims."""
    above = chart.size is Size.NARROW
    return replace(chart, panels=tuple(_emphasised(panel, figure_id, names_above=above) for panel in chart.panels))


def _emphasised(panel: Panel, figure_id: str, *, names_above: bool) -> Panel:
    labels = tuple(
        replace(label, role="section")
        if label.role in _WORDS and _owner(label, panel.marks, names_above=names_above) == figure_id
        else label
        for label in panel.labels
    )
    return replace(panel, labels=labels)


def _owner(label: Label, marks: Sequence[Mark], *, names_above: bool) -> str:
    """Say which claim a label is of: the one in whose row it stands, or under which row of names its mark is."""
    below = [mark for mark in marks if mark.y >= label.y] if names_above and label.role != "number" else []
    nearest = min(below or marks, key=lambda mark: abs(mark.y - label.y), default=None)
    return nearest.point.figure if nearest else ""
