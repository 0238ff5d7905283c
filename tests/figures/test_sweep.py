"""Many intervals at once: a sweep over their ends finds what comparing each with each does."""

from decimal import Decimal
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from app.figures.interval import Interval, begin, clashes, end
from tests.figures.test_interval import intervals


@given(st.lists(intervals, max_size=8))
def test_clashes_are_the_pairs_that_share_no_number(several: list[Interval]) -> None:
    """Each pair that doesn't intersect is found once, in order, and no other."""
    pairs = combinations(range(len(several)), 2)
    assert clashes(several) == [(one, two) for one, two in pairs if not several[one].intersects(several[two])]


@given(intervals, intervals)
def test_two_share_a_number_if_neither_begins_after_the_other_ends(one: Interval, other: Interval) -> None:
    """Edges tell what `intersects` does, open ends included."""
    assert (begin(one) <= end(other) and begin(other) <= end(one)) == one.intersects(other)


@given(intervals, st.integers(-9, 9).map(Decimal))
def test_a_shift_is_a_sum_with_one_number(one: Interval, by: Decimal) -> None:
    """Shifting moves both ends as adding a point does."""
    assert one.shifted(by) == one.add(Interval.point(by))
