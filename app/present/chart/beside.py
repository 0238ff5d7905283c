"""Where one claim stands among those that it can be held against: its interval beside theirs."""

from dataclasses import replace
from datetime import date

from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.figures.view import ChartKind, View
from app.findings.comparison import Comparison, compare, fold_echoes
from app.present.chart.emphasis import emphasised
from app.present.chart.format import FORMATS, PREVIEW, Format
from app.present.chart.topic import Around, topic_chart
from app.present.chart.values import Chart, Size
from app.present.languages import Speaker

LEAST_BESIDE = 2
"""How many claims there must be for one to stand among them."""

MOST_BESIDE = 20
"""How many of them are drawn: the claim itself, and those stated last."""

PREVIEW_BESIDE = replace(PREVIEW, width=330, height=150)
"""The measures of the chart in the preview of a claim, where its sentence and its number need room."""


def beside_chart(
    figure: Figure, beside: Comparison, catalogue: Catalogue, speaker: Speaker, *, size: Size | Format
) -> Chart | None:
    """Lay out a claim among those about the same thing and the same days; None where it is alone.

    A figure that only repeats another one stands where that does.

    Args:
        figure: the claim, written in bold.
        beside: it and the others, held against one another.
        catalogue: gives names, colours and floors.
        speaker: says everything in the reader's language.
        size: of the drawing; where it has less room for rows, fewer are drawn.
    """
    drawn = [claim.figure for bracket in beside.brackets for claim in bracket.claims]
    if len(drawn) < LEAST_BESIDE:
        return None
    stands_as = fold_echoes(beside.figures).get(figure.id, figure.id)
    latest = sorted(drawn, key=lambda each: (each.id == stands_as, each.stated_on or date.min), reverse=True)
    measures = size if isinstance(size, Format) else FORMATS[size]
    chart = topic_chart(
        compare(latest[: min(MOST_BESIDE, measures.rows)], catalogue.metrics),
        catalogue,
        (),
        speaker,
        around=Around(title=speaker.t("Comparable claims")),
        size=size,
        view=View(chart=ChartKind.SOURCES, period=figure.period or "", events=False),
    )
    return emphasised(chart, stands_as)
