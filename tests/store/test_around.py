"""What was stated around some moments, on both databases."""

from datetime import date

import pytest
from sqlalchemy import Engine

from app.figures.figure import Figure
from app.store import figures as rows
from app.store.engine import session
from app.store.figures import Moment
from app.store.ledger import Ledger
from tests.store.rows import figure, fill


def stated(key: str, *day: int, **changes: object) -> Figure:
    """Make a figure stated on a day."""
    return figure(id=key, stated_on=date(*day), **changes)


FIGURES = (
    stated("long-before", 2025, 1, 1),
    stated("before-2", 2025, 6, 1),
    stated("before-1", 2025, 6, 30),
    stated("on-the-day", 2025, 7, 1),
    stated("after-1", 2025, 7, 3),
    stated("after-2", 2025, 7, 9),
    stated("much-later", 2025, 12, 1),
    stated("other-subject", 2025, 7, 2, subject="amd"),
    stated("echo", 2025, 7, 2, quotes="before-1"),
    figure(id="undated", stated_on=None),
)
JULY = Moment(date(2025, 7, 1), ["nvidia"])


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """Give a database with the figures above."""
    with session(engine, writing=True) as opened:
        fill(Ledger(opened), *FIGURES)
    return engine


def ids(engine: Engine, *moments: Moment, most: int = 9) -> list[tuple[list[str], list[str]]]:
    """List the ids of what was stated around moments."""
    with session(engine) as opened:
        found = rows.around(opened, moments, most=most)
    return [([f.id for f in before], [f.id for f in after]) for before, after in found]


def test_statements_around_a_moment_come_in_their_order(filled: Engine) -> None:
    """However far away, about the subjects asked for, echoes aside; the day itself is after."""
    before, after = ["long-before", "before-2", "before-1"], ["on-the-day", "after-1", "after-2", "much-later"]
    assert ids(filled, JULY) == [(before, after)]


def test_the_nearest_are_kept(filled: Engine) -> None:
    """Of many, the last before and the first after."""
    assert ids(filled, JULY, most=1) == [(["before-1"], ["on-the-day"])]
    assert ids(filled, JULY, most=2) == [(["before-2", "before-1"], ["on-the-day", "after-1"])]


def test_each_moment_has_its_own(filled: Engine) -> None:
    """Several moments are asked for at once; one without subjects has nothing around it."""
    none = Moment(date(2025, 7, 1), [])
    both = Moment(date(2025, 7, 2), ["nvidia", "amd"])
    assert ids(filled, none, both, JULY, most=2) == [
        ([], []),
        (["before-1", "on-the-day"], ["other-subject", "after-1"]),
        (["before-2", "before-1"], ["on-the-day", "after-1"]),
    ]
    assert ids(filled) == []


def test_the_wider_speak_only_where_the_subjects_are_silent(filled: Engine) -> None:
    """Each side by itself: what was said about the wider subjects is told only where nothing narrower was."""
    moment = Moment(date(2025, 7, 2), ["amd"], ["nvidia"])
    assert ids(filled, moment, most=1) == [(["on-the-day"], ["other-subject"])]
