"""The words around a chart: what it rests on, and what it shows, for readers who can't see it too."""

from collections.abc import Sequence
from datetime import date

from app.findings.comparison import Comparison
from app.present.chart.values import Panel, Point
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
    comparison: Comparison, panels: Sequence[Panel], notes: Sequence[str], speaker: Speaker, *, title: str
) -> str:
    """Say in one paragraph what the chart shows."""
    t = speaker.t
    parts = [title, *notes]
    for panel in panels:
        points = sorted(panel.points, key=lambda point: (point.value, point.figure))
        heading = " · ".join(label.text for label in panel.heading)
        if len(points) == 1:
            parts.append(t("%(panel)s: %(only)s", panel=heading, only=said(points[0], speaker)))
        else:
            least, most = said(points[0], speaker), said(points[-1], speaker)
            parts.append(t("%(panel)s: from %(least)s to %(most)s", panel=heading, least=least, most=most))
    if comparison.conflicts:
        parts.append(
            speaker.n(
                "In %(num)s case sources can't all be right",
                "In %(num)s cases sources can't all be right",
                len(comparison.conflicts),
            )
        )
    stop, space = (".", " ") if speaker.language == "en" else ("。", "")
    ended = (part if part[-1] in "?？" else part.rstrip(".。") + stop for part in parts if part)
    return space.join(ended)


def said(point: Point, speaker: Speaker) -> str:
    """Give a claim's number with its source."""
    template = "%(number)s (%(source)s)" if speaker.language == "en" else "%(number)s（%(source)s）"
    return template % {"number": point.words, "source": point.source_name}
