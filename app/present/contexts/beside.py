"""Where a figure stands among comparable ones, on its page."""

from dataclasses import dataclass

from app.figures.figure import Figure
from app.findings.comparison import Comparison
from app.present.chart import Size
from app.present.chart.beside import beside_chart
from app.present.contexts.accounts import left_words
from app.present.svg import render_svg
from app.present.words.terms import Narrator


@dataclass(frozen=True, slots=True)
class Beside:
    """Where a figure stands among comparable ones, drawn for wide and for narrow screens, and told in words."""

    wide: str
    narrow: str
    words: str


def beside_figure(figure: Figure, beside: Comparison, narrator: Narrator) -> Beside | None:
    """Draw where a figure stands among comparable ones; None where it is alone."""
    say, made = narrator.say, (figure, beside, narrator.catalogue, narrator.say)
    wide, narrow = (beside_chart(*made, size=size) for size in (Size.WIDE, Size.NARROW))
    if wide is None or narrow is None:
        return None
    drawn = sum(len(panel.points) for panel in wide.panels)
    claims = sum(len(bracket.claims) for bracket in beside.brackets)
    words = say.t("This one stands in bold among the claims about the same thing and the same days.")
    return Beside(render_svg(wide), render_svg(narrow), say.together(words, left_words(drawn, claims, narrator)))
