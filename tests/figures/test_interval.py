"""Intervals: their algebra, how they stand to one another, and what a printed claim allows."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.errors import UnreadableError
from app.figures.interval import Interval, Relation, claimed_interval, relate
from app.figures.vocabulary import Bound

D = Decimal

numbers = st.integers(-9, 9).map(D) | st.decimals(-1000, 1000, places=3)


def _interval(ends: tuple[Decimal | None, Decimal | None, bool, bool]) -> Interval:
    """Build an interval of any two ends, in whatever order they come."""
    low, high, low_open, high_open = ends
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
        if low == high:
            low_open = high_open = False
    return Interval(low, high, low_open=low_open, high_open=high_open)


intervals = st.tuples(numbers | st.none(), numbers | st.none(), st.booleans(), st.booleans()).map(_interval)
parts_of_one = st.sampled_from([D(0), D("0.001"), D("0.5"), D("0.75"), D(1)])


@st.composite
def intervals_with_member(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    """Draw an interval and a number that it holds, an end where it can."""
    interval = draw(intervals)
    low = interval.low if interval.low is not None else (interval.high or D(0)) - 100
    high = interval.high if interval.high is not None else low + 100
    member = low + (high - low) * draw(parts_of_one)
    assume(interval.holds(member))
    return interval, member


def holds(interval: Interval, number: Fraction) -> bool:
    """Say in exact fractions whether an interval holds a number."""
    above = interval.low is None or Fraction(interval.low) < number
    below = interval.high is None or number < Fraction(interval.high)
    on_low = interval.low is not None and not interval.low_open and Fraction(interval.low) == number
    on_high = interval.high is not None and not interval.high_open and Fraction(interval.high) == number
    return (above or on_low) and (below or on_high)


@pytest.mark.parametrize(
    ("low", "high", "low_open"),
    [(D(2), D(1), False), (D(1), D(1), True), (D("NaN"), None, False), (None, D("Infinity"), False)],
)
def test_an_interval_is_never_empty(low: Decimal | None, high: Decimal | None, low_open: bool) -> None:  # noqa: FBT001
    """Ends in the wrong order, an open point and ends that are no finite numbers are refused."""
    with pytest.raises(ValueError, match=r"number"):
        Interval(low, high, low_open=low_open)


def test_an_unbounded_end_has_one_spelling() -> None:
    """Open or closed means nothing where there is no end, so equal sets are equal values."""
    assert Interval(None, D(1), low_open=True) == Interval(None, D("1.0"))


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (Interval(D(1), D(2)), Interval(D("1.0"), D("2.00")), Relation.SAME),
        (Interval(D(1), D(4)), Interval(D(2), D(3)), Relation.CONTAINS),
        (Interval(D(1), None), Interval(D(1), None, low_open=True), Relation.CONTAINS),
        (Interval(D(2), D(3)), Interval(None, None), Relation.WITHIN),
        (Interval(D(1), D(3)), Interval(D(2), D(4)), Relation.OVERLAP),
        (Interval(D(1), D(2)), Interval(D(2), D(3)), Relation.OVERLAP),
        (Interval(D(1), D(2)), Interval(D(2), D(3), low_open=True), Relation.CONFLICT),
        (Interval(D(1), D(2)), Interval(D(3), None), Relation.CONFLICT),
    ],
)
def test_two_claims_stand_in_one_relation(a: Interval, b: Interval, relation: Relation) -> None:
    """Claims are the same, one contains the other, they overlap or conflict; closed ends that touch share a number."""
    assert relate(a, b) is relation
    assert relation.agrees is (relation is not Relation.CONFLICT)


@given(a=intervals, b=intervals)
def test_relations_turn_round(a: Interval, b: Interval) -> None:
    """Seen from the other side contains is within, and every other relation is itself."""
    swapped = {Relation.CONTAINS: Relation.WITHIN, Relation.WITHIN: Relation.CONTAINS}
    relation = relate(a, b)
    assert relate(b, a) is swapped.get(relation, relation)
    assert relation.agrees is a.intersects(b)


@given(a=intervals, b=intervals, number=numbers)
def test_intersection_and_hull_are_those_of_sets(a: Interval, b: Interval, number: Decimal) -> None:
    """The order doesn't matter, the intersection holds what both hold, and the hull contains both."""
    common = a.intersection(b)
    assert common == b.intersection(a)
    assert (common is not None and common.holds(number)) is (a.holds(number) and b.holds(number))
    hull = a.hull(b)
    assert hull == b.hull(a)
    assert hull.contains(a)
    assert hull.contains(b)
    assert a.intersection(hull) == a
    assert a.hull(a) == a


@given(one=intervals_with_member(), two=intervals_with_member())
def test_arithmetic_holds_every_result(one: tuple[Interval, Decimal], two: tuple[Interval, Decimal]) -> None:
    """What is reckoned with members of two intervals lies in what is reckoned with the intervals."""
    (a, x), (b, y) = one, two
    assert holds(a.add(b), Fraction(x) + Fraction(y))
    assert holds(a.sub(b), Fraction(x) - Fraction(y))
    assert holds(a.mul(b), Fraction(x) * Fraction(y))
    assert holds(a.scaled(y), Fraction(x) * Fraction(y))
    quotients = a.div(b)
    assert (quotients is None) is b.holds(D(0))
    if quotients:
        assert holds(quotients, Fraction(x) / Fraction(y))


@given(a=intervals, b=intervals)
def test_sums_and_products_commute(a: Interval, b: Interval) -> None:
    """Sums and products don't depend on the order, and taking away is adding the opposite."""
    assert a.add(b) == b.add(a)
    assert a.mul(b) == b.mul(a)
    assert a.sub(b) == a.add(b.scaled(D(-1)))


def test_arithmetic_is_as_tight_as_it_can_be() -> None:
    """Ends are the least and the greatest result, open only if no pair of members gives it."""
    over_zero = Interval(D(0), None, low_open=True)
    assert Interval(D(1), D(2)).mul(Interval(D(-3), D(4))) == Interval(D(-6), D(8))
    assert Interval(D(0), D(1)).mul(Interval(D(2), D(3), low_open=True, high_open=True)) == Interval(
        D(0), D(3), high_open=True
    )
    assert Interval(D(6), D(8)).div(Interval(D(-4), D(-2))) == Interval(D(-4), D("-1.5"))
    assert Interval(D(1), D(2)).div(over_zero) == over_zero
    assert Interval(D(1), D(2)).div(Interval(None, D(0), high_open=True)) == Interval(None, D(0), high_open=True)
    assert Interval(None, None).scaled(D(0)) == Interval.point(D(0))
    assert Interval(D(1), D(2)).div(Interval(D(0), D(5))) is None


def test_endless_quotients_are_rounded_outwards() -> None:
    """A third lies strictly between the two ends of one divided by three."""
    third = Interval.point(D(1)).div(Interval.point(D(3)))
    assert third is not None
    assert holds(third, Fraction(1, 3))
    assert third.width is not None
    assert 0 < third.width < D("1e-50")


def test_width_is_none_without_an_end() -> None:
    """The width is the distance of the ends, and None where one is missing."""
    assert Interval(D("-1.5"), D(2)).width == D("3.5")
    assert Interval(D(1), None).width is None


CLAIMS = [
    ("170亿", (None, 170, None), Bound.EXACT, (0, 1, 0), Interval(D("169.5"), D("170.5"))),
    ("171.08亿", (None, "171.08", None), Bound.EXACT, (0, "0.01", 0), Interval(D("171.075"), D("171.085"))),
    ("约128万", (None, 128, None), Bound.ABOUT, (0, 1, 0), Interval(D("121.6"), D("134.4"))),
    ("约1亿", (None, 1, None), Bound.ABOUT, (0, 1, 0), Interval(D("0.5"), D("1.5"))),
    ("约50亿至60亿", (50, None, 60), Bound.ABOUT, (10, 0, 10), Interval(D(45), D(65))),
    ("120-150亿", (120, None, 150), Bound.RANGE, (10, 0, 10), Interval(D(115), D(155))),
    ("45±2%", (D("44.1"), 45, D("45.9")), Bound.RANGE, (0, 1, 0), Interval(D("44.1"), D("45.9"))),
    ("超过90万", (None, 90, None), Bound.MORE_THAN, (0, 10, 0), Interval(D(90), None, low_open=True)),
    ("90%以上", (None, 90, None), Bound.AT_LEAST, (0, 1, 0), Interval(D(90), None)),
    ("至少50-60", (50, None, 60), Bound.AT_LEAST, (1, 0, 1), Interval(D(50), None)),
    ("up to 5.5", (None, "5.5", None), Bound.AT_MOST, (0, "0.1", 0), Interval(D(0), D("5.5"))),
    ("最多50%-60%", (50, None, 60), Bound.AT_MOST, (10, 0, 10), Interval(D(0), D(60))),
    ("不足20", (None, 20, None), Bound.LESS_THAN, (0, 1, 0), Interval(D(0), D(20), high_open=True)),
    ("大几十万", (50, None, 100), Bound.SEVERAL, (0, 0, 0), Interval(D(50), D(100))),
    ("几亿以上", (200, None, None), Bound.SEVERAL, (0, 0, 0), Interval(D(200), None)),
    ("0", (None, 0, None), Bound.EXACT, (0, 1, 0), Interval(D(0), D("0.5"))),
    ("约0.2", (None, "0.2", None), Bound.ABOUT, (0, 1, 0), Interval(D(0), D("0.7"))),
    ("0-3", (0, None, 3), Bound.RANGE, (1, 0, 1), Interval(D(0), D("3.5"))),
    ("more than 0", (None, 0, None), Bound.MORE_THAN, (0, 1, 0), Interval(D(0), None, low_open=True)),
]


@pytest.mark.parametrize(("printed", "claimed", "bound", "precisions", "expected"), CLAIMS, ids=[c[0] for c in CLAIMS])
def test_a_printed_claim_allows_an_interval(
    printed: str,
    claimed: tuple[str | None, ...],
    bound: Bound,
    precisions: tuple[str, str, str],
    expected: Interval,
) -> None:
    """Each bound gives the interval that the design says, never under zero where a metric can't be negative."""
    low, value, high = (None if number is None else D(number) for number in claimed)
    precision_low, precision, precision_high = (D(number) for number in precisions)
    assert printed
    assert (
        claimed_interval(
            low=low,
            value=value,
            high=high,
            bound=bound,
            precision_low=precision_low,
            precision=precision,
            precision_high=precision_high,
        )
        == expected
    )


def claimed(bound: Bound, value: str, precision: str = "1") -> Interval:
    """Give the interval of one number for a metric that can be negative."""
    return claimed_interval(
        low=None,
        value=D(value),
        high=None,
        bound=bound,
        precision_low=D(0),
        precision=D(precision),
        precision_high=D(0),
        floor=None,
    )


def test_losses_are_widened_by_their_size() -> None:
    """Where a metric can be negative there is no floor, and 5 % of a loss counts both ways."""
    assert claimed(Bound.ABOUT, "-100") == Interval(D(-105), D(-95))
    assert claimed(Bound.EXACT, "-7") == Interval(D("-7.5"), D("-6.5"))
    assert claimed(Bound.AT_MOST, "-3") == Interval(None, D(-3))
    assert claimed(Bound.MORE_THAN, "-3") == Interval(D(-3), None, low_open=True)


@given(value=st.decimals(-(10**15), 10**15, places=6), digit=st.integers(-6, 9))
def test_vaguer_words_allow_more(value: Decimal, digit: int) -> None:
    """The value lies in what exact allows, and about allows all of that."""
    exact = claimed(Bound.EXACT, str(value), f"1e{digit}")
    about = claimed(Bound.ABOUT, str(value), f"1e{digit}")
    assert exact.holds(value)
    assert about.contains(exact)


@pytest.mark.parametrize(
    ("low", "value", "high", "bound"),
    [
        (None, None, None, Bound.EXACT),
        (D(1), None, D(2), Bound.EXACT),
        (None, D(1), None, Bound.RANGE),
        (D(1), None, None, Bound.ABOUT),
        (None, D(1), None, Bound.SEVERAL),
        (D("1.1"), None, D("1.0"), Bound.RANGE),
        (None, D(-5), None, Bound.EXACT),
        (None, D(-5), None, Bound.AT_MOST),
        (None, D(0), None, Bound.LESS_THAN),
    ],
)
def test_contradictory_claims_are_refused(
    low: Decimal | None, value: Decimal | None, high: Decimal | None, bound: Bound
) -> None:
    """A bound without its number, ends in the wrong order and all that lies under the floor are errors."""
    with pytest.raises(UnreadableError):
        claimed_interval(
            low=low, value=value, high=high, bound=bound, precision_low=D(1), precision=D(1), precision_high=D(1)
        )
