"""Revisions: each source's statements of one number in a row, with the size of every step."""

from datetime import date
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from app.figures.figure import Figure
from app.figures.interval import Relation
from app.figures.reference import Catalogue
from app.figures.vocabulary import Bound, Nature
from app.findings.revisions import ladders
from tests.findings.claims import METRICS, claim, claim_sets

KNOWN = Catalogue(metrics=METRICS)
FIRST, SECOND, THIRD = date(2025, 4, 9), date(2025, 5, 28), date(2025, 8, 27)


def test_a_number_moves_step_by_step() -> None:
    """Guidance, result and restatement are steps of one ladder, each with its size against the one before."""
    said = [
        claim("c", 5, stated_on=THIRD),
        claim("a", 5.5, stated_on=FIRST, nature=Nature.GUIDANCE),
        claim("b", 4.4, stated_on=SECOND, supersedes="a"),
    ]
    (ladder,) = ladders(said, KNOWN)
    assert [(s.figure.id, s.change, s.percent, s.relation) for s in ladder.steps] == [
        ("a", None, None, None),
        ("b", Decimal("-1.1"), Decimal(-20), Relation.CONFLICT),
        ("c", Decimal("0.6"), Decimal("13.64"), Relation.CONFLICT),
    ]
    assert (ladder.source, ladder.period, ladder.moved) == ("nvidia", "2024", True)


def test_a_step_stays_within_what_was_said() -> None:
    """“Up to 6” is kept by 5, a range by a narrower one; a range that also reaches further is left."""
    said = [
        claim("a", high=6, bound=Bound.AT_MOST, stated_on=FIRST),
        claim("b", low=4, high=6, stated_on=SECOND),
        claim("c", low=4, high=7, stated_on=THIRD),
    ]
    (kept,) = ladders([said[0], claim("b", 5, stated_on=SECOND)], KNOWN)
    (left,) = ladders(said[1:], KNOWN)
    assert ([s.within for s in kept.steps], kept.moved) == ([None, True], False)
    assert ([s.within for s in left.steps], left.moved) == ([None, False], True)


def test_two_days_make_a_ladder() -> None:
    """One day, other days of the period, another unit, another source or no date make none."""
    said = claim("a", 5, stated_on=FIRST)
    assert ladders([said, claim("b", 6, stated_on=FIRST)], KNOWN) == ()
    for other in ({"period": "2023"}, {"unit": "CNY"}, {"source": "idc"}, {"basis": "gaap"}, {"stated_on": None}):
        assert ladders([said, claim("b", 6, **{"stated_on": SECOND, **other})], KNOWN) == ()


def test_who_only_repeats_takes_no_step() -> None:
    """A later print of the same statement is an echo and no new statement."""
    assert ladders([claim("a", 5, stated_on=FIRST), claim("b", 5, stated_on=SECOND, quotes="a")], KNOWN) == ()


def test_a_day_has_one_step() -> None:
    """Of one day's statements that which replaced the others is told, else the most exact; the others stand beside."""
    said = [
        claim("a", 5, stated_on=FIRST),
        claim("b", low=4, high=7, stated_on=SECOND),
        claim("c", 6, stated_on=SECOND),
        claim("d", 5, stated_on=THIRD),
        claim("e", low=1, high=9, stated_on=THIRD, supersedes="d"),
    ]
    (ladder,) = ladders(said, KNOWN)
    told = [(step.figure.id, [figure.id for figure in step.besides]) for step in ladder.steps]
    assert told == [("a", []), ("c", ["b"]), ("e", ["d"])]


def test_no_percent_of_nothing() -> None:
    """From a loss or from zero a step has a size but no percentage."""
    said = [claim("a", -2, metric="profit", stated_on=FIRST), claim("b", 3, metric="profit", stated_on=SECOND)]
    (ladder,) = ladders(said, KNOWN)
    assert (ladder.steps[1].change, ladder.steps[1].percent) == (Decimal(5), None)


@given(claim_sets(), st.randoms(use_true_random=False))
def test_order_changes_nothing_and_days_go_up(said: list[Figure], chance: Random) -> None:
    """However the figures come, the ladders are the same; days ascend, and changes add up to the whole way."""
    shuffled = list(said)
    chance.shuffle(shuffled)
    found = ladders(said, KNOWN)
    assert ladders(shuffled, KNOWN) == found
    for ladder in found:
        days = [step.stated_on for step in ladder.steps]
        assert days == sorted(set(days))
        assert len(days) > 1
        way = ladder.steps[-1].figure.sort_value - ladder.steps[0].figure.sort_value
        assert sum(step.change or 0 for step in ladder.steps) == way
