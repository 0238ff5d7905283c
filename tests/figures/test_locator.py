"""Places in documents: read from locators, and the order in which one comes upon them."""

import pytest

from app.figures.locator import Place, in_reading_order, place_of
from tests.findings.claims import claim


@pytest.mark.parametrize(
    ("locator", "place"),
    [
        ("¶5", Place("", 5)),
        ("section 市场变化, ¶12", Place("section 市场变化", 12)),
        ("row “Huawei Ascend 910B Q1 2024”", Place("row “Huawei Ascend 910B Q1 2024”", 0)),
        ("table 3, page ¶ of notes", Place("table 3, page ¶ of notes", 0)),
        ("", Place("", 0)),
    ],
)
def test_a_locator_names_a_part_and_a_paragraph(locator: str, place: Place) -> None:
    """What is no paragraph stays as it is printed."""
    assert place_of(locator) == place


def test_figures_come_in_the_order_of_reading() -> None:
    """Paragraphs are counted, not spelled; sections keep the order of their first figures, and so does one place."""
    given = ["¶2", "section B, ¶2", "section A, ¶1", "¶10", "¶2", "section B, ¶1"]
    figures = [claim(str(number), 1, locator=locator) for number, locator in enumerate(given)]
    assert [figure.id for figure in in_reading_order(reversed(figures[:1]))] == ["0"]
    assert [figure.id for figure in in_reading_order(figures)] == ["0", "4", "3", "5", "1", "2"]
