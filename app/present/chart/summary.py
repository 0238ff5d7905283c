"""The words around a chart: what it rests on, and what it shows, for readers who can't see it too."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from app.figures.figure import Figure
from app.findings.comparison import Comparison
from app.present.chart.naming import SCOPE, Naming, differing
from app.present.chart.values import Form, Panel, Point
from app.present.languages import Speaker


def footnotes(  # noqa: PLR0913 - what there is to note
    comparison: Comparison,
    speaker: Speaker,
    *,
    as_of: date | None,
    hidden: int,
    newest: int,
    cut: bool,
    more: Sequence[str],
) -> tuple[str, ...]:
    """Say how many figures and independent sources there are, as of when, and what the drawing leaves out.

    `newest` is how many are drawn where that is not all of them, `hidden` how many of these found no panel, `more` what
    else is to be said.
    """
    t = speaker.t
    counts = [speaker.n("%(num)s figure", "%(num)s figures", len(comparison.figures))]
    counts.append(
        speaker.n("%(num)s independent source", "%(num)s independent sources", comparison.independent_sources)
    )
    if as_of:
        counts.append(t("as stated by %(day)s", day=speaker.day(as_of)))
    elif comparison.last_stated:
        counts.append(t("last stated on %(day)s", day=speaker.day(comparison.last_stated)))
    notes = [" · ".join(counts)]
    if cut:
        notes.append(t("The axis of values does not start at zero."))
    if newest:
        notes.append(
            speaker.n("Drawn is the figure stated last.", "Drawn are the %(num)s figures stated last.", newest)
        )
    if hidden > 0:
        notes.append(
            speaker.n(
                "%(num)s more figure is in the table only.", "%(num)s more figures are in the table only.", hidden
            )
        )
    return (*notes, *more)


def summary(
    comparison: Comparison, panels: Sequence[Panel], notes: Sequence[str], naming: Naming, *, title: str
) -> str:
    """Say in one paragraph what the chart shows: panel by panel, how many claims, and between which they lie."""
    say = naming.speaker
    figures = {figure.id: figure for figure in comparison.figures}
    parts = [title, *notes, *(_panel_words(panel, figures, naming) for panel in panels if panel.points)]
    drawn = {point.figure for panel in panels for point in panel.points}
    disputed = [each for each in comparison.conflicts if len({claim.figure.id for claim in each.claims} & drawn) > 1]
    if disputed:
        parts.append(
            say.n(
                "In %(num)s case sources can't all be right",
                "In %(num)s cases sources can't all be right",
                len(disputed),
            )
        )
    parts += dict.fromkeys(point.objection for panel in panels for point in panel.points if point.objection)
    stop, space = (".", " ") if say.language == "en" else ("。", "")
    ended = (part if part[-1] in "?？" else part.rstrip(".。") + stop for part in parts if part)
    return space.join(ended)


def _panel_words(panel: Panel, figures: Mapping[str, Figure], naming: Naming) -> str:
    """Say what a panel shows: its only claim, or the least and the greatest, and the first and the last over time."""
    say = naming.speaker
    shown = [figures[point.figure] for point in panel.points]
    columns = differing(shown, (*SCOPE, "period"))

    def told(point: Point) -> str:
        about = naming.label(figures[point.figure], columns) if columns else ""
        return said(point, say, named=naming.with_source(about, point))

    heading = " · ".join(dict.fromkeys(label.hover or label.text for label in panel.heading))
    least = min(panel.points, key=lambda point: (_end(point, point.low, min), point.value, point.figure))
    most = max(panel.points, key=lambda point: (_end(point, point.high, max), point.value, point.figure))
    if len(panel.points) == 1:
        return say.t("%(panel)s: %(only)s", panel=heading, only=told(least))
    claims = say.n("%(num)s claim", "%(num)s claims", len(panel.points))
    words = {"panel": heading, "claims": claims, "least": told(least), "most": told(most)}
    if panel.form is Form.ROWS:
        return say.t("%(panel)s: %(claims)s, the least %(least)s, the greatest %(most)s", **words)
    in_time = [mark.point for mark in sorted(panel.marks, key=lambda mark: (mark.x, mark.point.figure))]
    words |= {"first": told(in_time[0]), "last": told(in_time[-1])}
    return say.t(
        "%(panel)s: %(claims)s over time, the first %(first)s, the last %(last)s,"
        " the least %(least)s, the greatest %(most)s",
        **words,
    )


def _end(point: Point, end: Decimal | None, further: Callable[[Decimal, Decimal], Decimal]) -> Decimal:
    return point.value if end is None else further(end, point.value)


def said(point: Point, speaker: Speaker, *, named: str = "") -> str:
    """Give a claim's number with its source, or with other words that name it."""
    template = "%(number)s (%(source)s)" if speaker.language == "en" else "%(number)s（%(source)s）"
    return template % {"number": point.words, "source": named or point.source_name}
