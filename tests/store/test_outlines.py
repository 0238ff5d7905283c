"""Counts and days of figures, in all and by their parts, on both databases."""

from datetime import date

import pytest
from sqlalchemy import Engine

from app.figures.outline import Outline
from app.figures.selection import Selection
from app.figures.vocabulary import Status
from app.store import figures as rows
from app.store.engine import session
from app.store.ledger import Ledger
from tests.store.rows import figure, fill

FIGURES = (
    figure(id="first", stated_on=date(2025, 1, 1)),
    figure(id="last", stated_on=date(2025, 7, 1)),
    figure(id="echo", stated_on=date(2025, 8, 1), quotes="last"),
    figure(id="denied", stated_on=date(2025, 9, 1), status=Status.DENIED),
    figure(id="other", subject="amd", stated_on=None),
)
ALL = Selection()


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """Give a database with the figures above."""
    with session(engine, writing=True) as opened:
        fill(Ledger(opened), *FIGURES)
    return engine


def test_figures_are_outlined_in_one_row(filled: Engine) -> None:
    """All are counted; a source counts that states something of its own; nothing selected is nothing told."""
    with session(filled) as opened:
        catalogue = Ledger(opened).catalogue()
        found = rows.outline(opened, ALL, catalogue)
        nothing = rows.outline(opened, Selection().where("subject", "none"), catalogue)
    assert (found.figures, found.echoes) == (5, 1)
    assert found.sources == len({each.source for each in FIGURES if each.quotes is None})
    assert (found.first_stated, found.last_stated) == (date(2025, 1, 1), date(2025, 9, 1))
    assert (found.first, found.last) == (
        min(each.period_start for each in FIGURES if each.period_start),
        max(each.period_end for each in FIGURES if each.period_end),
    )
    assert nothing == Outline()


def test_parts_tell_the_latest_number_that_stands_by_itself(filled: Engine) -> None:
    """Those of most figures first; neither an echo nor what was denied stands for the others."""
    with session(filled) as opened:
        catalogue = Ledger(opened).catalogue()
        parts, every = rows.outlined_by(opened, ALL, catalogue, column="subject", first=("subject", "amd"), most=9)
        few, still = rows.outlined_by(opened, ALL, catalogue, column="subject", first=("subject", "amd"), most=1)
    assert [(part.value, part.outline.figures, part.latest.id) for part in parts] == [
        ("nvidia", 4, "last"),
        ("amd", 1, "other"),
    ]
    assert (every, [part.value for part in few], still) == (2, ["nvidia"], 2)


def test_several_selections_are_counted_at_once(filled: Engine) -> None:
    """Each for itself, or what of it lies within another one."""
    asked = [Selection().where("subject", "nvidia"), Selection().where("subject", "amd"), ALL]
    with session(filled) as opened:
        catalogue = Ledger(opened).catalogue()
        assert rows.count_each(opened, asked, catalogue) == [4, 1, 5]
        assert rows.count_each(opened, asked, catalogue, within=asked[1]) == [0, 1, 1]
        assert rows.count_each(opened, [], catalogue) == []


def test_a_document_gives_its_figures_as_they_came(filled: Engine) -> None:
    """A correction stays in the place of what it corrects, and the first are those that are read."""
    with session(filled, writing=True) as opened:
        fill(Ledger(opened), figure(id="first", stated_on=date(2025, 1, 1), note="Corrected."))
    with session(filled) as opened:
        found = rows.as_printed(opened, FIGURES[0].document, most=4)
    assert [each.id for each in found] == ["first", "last", "echo", "denied"]
    assert found[0].note == "Corrected."
