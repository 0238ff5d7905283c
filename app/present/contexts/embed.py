"""A chart shown within other sites' pages: its question, what it rests on, and the way to the evidence."""

from dataclasses import dataclass
from enum import StrEnum

from app.findings.comparison import Comparison
from app.present.contexts.frame import Frame, Visit
from app.present.contexts.views import ChartView
from app.present.words.comparisons import counts_sentence


class Theme(StrEnum):
    """The colours of an embedded chart: one set of them always, or as the reader's system says."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedPage:
    """A chart for a frame.

    Attributes:
        theme: "light" or "dark"; "" as the reader's system says.
        page: the whole address of the page that shows the same with every figure.
    """

    frame: Frame
    question: str
    chart: ChartView | None
    counts: str
    as_of: str
    theme: str
    page: str


def embed_page(visit: Visit, *, title: str, comparison: Comparison, chart: ChartView | None, theme: Theme) -> EmbedPage:
    """Make the page of a chart for a frame; `visit` is one of the page that shows the same with every figure."""
    return EmbedPage(
        frame=visit.frame(title),
        question=title,
        chart=chart,
        counts=counts_sentence(comparison, visit.narrator),
        as_of=visit.narrator.say.day(comparison.last_stated),
        theme="" if theme is Theme.AUTO else theme.value,
        page=visit.permalink,
    )
