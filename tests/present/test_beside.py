"""A claim among comparable ones: drawn in bold, and as the picture that a link to it shows."""

from datetime import date

import pytest

from app.figures.figure import Figure
from app.figures.vocabulary import Status
from app.findings.comparison import compare
from app.present.chart import Chart, Size
from app.present.chart.beside import MOST_BESIDE, PREVIEW_BESIDE, beside_chart
from app.present.contexts.preview import claim_card
from app.present.languages import Language
from app.present.svg import PREVIEW_HEIGHT, PREVIEW_WIDTH, draw_claim
from tests.findings.claims import METRICS, claim
from tests.present.charts import CATALOGUE, english
from tests.present.narration import narrator

THIS = claim("this", 5, source="idc")
OTHERS = [claim("more", 8, source="omdia"), claim("less", 2, source="nvidia")]


def laid_out(figure: Figure, others: list[Figure], size: Size = Size.WIDE) -> Chart | None:
    """Lay out a figure among others."""
    return beside_chart(figure, compare([figure, *others], METRICS), CATALOGUE, english(), size=size)


def bold(chart: Chart | None) -> list[str]:
    """List what is written in bold in the rows of a chart."""
    assert chart is not None
    return [label.text for label in chart.panels[0].labels if label.role == "section"]


@pytest.mark.parametrize("size", [Size.WIDE, Size.NARROW])
def test_just_this_claim_is_written_in_bold(size: Size) -> None:
    """Its source, its day and its number, and nothing of the others."""
    assert sorted(bold(laid_out(THIS, OTHERS, size))) == sorted(["IDC", "16 Jul 2025", "$5"])


def test_a_claim_alone_is_not_drawn() -> None:
    """It takes another claim about the same days that stands; an echo of this one is none."""
    assert laid_out(THIS, []) is None
    assert laid_out(THIS, [claim("echo", 5, source="omdia", quotes="this")]) is None
    assert laid_out(THIS, [claim("gone", 9, source="omdia", status=Status.DENIED)]) is None


def test_an_echo_stands_where_its_origin_does() -> None:
    """What only repeats a claim has no row of its own; the row of that claim is bold."""
    echo = claim("echo", 5, source="nvidia", quotes="more")
    assert bold(laid_out(echo, [*OTHERS, THIS]))[0] == "OMDIA"


def test_of_very_many_this_one_is_drawn_and_the_latest() -> None:
    """The claim itself is always there, however long ago it was stated."""
    old = claim("this", 5, source="idc", stated_on=date(2020, 1, 1))
    many = [claim(f"o{day}", day, source=f"source-{day + 3}", stated_on=date(2025, 1, day + 1)) for day in range(1, 26)]
    chart = laid_out(old, many)
    assert chart is not None
    drawn = {point.figure for point in chart.panels[0].points}
    assert len(drawn) == MOST_BESIDE
    assert {"this", "o25"} <= drawn
    assert "o1" not in drawn


@pytest.mark.parametrize("language", Language)
def test_the_picture_of_a_link_tells_the_claim(language: Language) -> None:
    """Whatever the language it has the size that networks ask for, the sentence, the number and the print."""
    tells = narrator(language)
    figure = claim("this", 5, source="idc", unit="percent", as_reported="about 5 %")
    card = claim_card(figure, tells)
    beside = compare([figure, claim("more", 8, source="omdia", unit="percent")], METRICS)
    chart = beside_chart(figure, beside, tells.catalogue, tells.say, size=PREVIEW_BESIDE)
    assert chart is not None
    for drawn in (chart, None):
        picture = draw_claim(card, drawn)
        assert (picture.width, picture.height) == (PREVIEW_WIDTH, PREVIEW_HEIGHT) == (600, 315)
        assert ">5%</text>" in picture.svg
        assert "about 5 %" in picture.svg
        assert f'lang="{language}"' in picture.svg
        assert ("Omdia" in picture.svg) is (drawn is not None)
