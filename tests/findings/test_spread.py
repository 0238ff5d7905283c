"""Quartiles, how pairs stand to one another, and ranges without one source."""

from decimal import Decimal
from itertools import combinations
from statistics import quantiles

from hypothesis import given
from hypothesis import strategies as st

from app.figures.figure import Figure
from app.figures.interval import Interval, Relation
from app.figures.vocabulary import Bound
from app.findings.comparison import Bracket, compare, current
from app.findings.spread import envelope, leave_one_out, quartiles, relations
from tests.findings.claims import METRICS, claim, claim_sets

SOURCES = ("nvidia", "idc", "omdia", "trendforce", "jefferies", "bernstein", "epoch", "semianalysis")


def bracket_of(*figures: Figure) -> Bracket:
    """Give the one bracket that figures of one series and period make."""
    (bracket,) = compare(figures, METRICS).brackets
    return bracket


def by_sources(*values: float | str) -> Bracket:
    """Give a bracket in which each value is another source's."""
    return bracket_of(*(claim(f"f{at}", value, source=SOURCES[at]) for at, value in enumerate(values)))


def test_quartiles_of_an_odd_number_are_values() -> None:
    """Of five values the second, third and fourth are the quartiles, and the gap is told in percent of the middle."""
    found = quartiles(by_sources(50, 10, 40, 20, 30))
    assert found is not None
    assert [found.lower, found.median, found.upper, found.gap_percent] == [
        *map(Decimal, (20, 30, 40)),
        Decimal("66.67"),
    ]


def test_quartiles_between_two_values_are_exact() -> None:
    """A quarter of the way from 0.1 to 0.2 is 0.175 with three steps of a quarter, without any rounding."""
    found = quartiles(by_sources("0.1", "0.2", "0.3", "0.4"))
    assert found is not None
    assert (found.lower, found.median, found.upper) == (Decimal("0.175"), Decimal("0.25"), Decimal("0.325"))


@given(st.lists(st.integers(0, 1000), min_size=4, max_size=8))
def test_quartiles_are_those_of_statistics(values: list[int]) -> None:
    """They are what Python's own inclusive quantiles, which interpolate alike, come to."""
    found = quartiles(by_sources(*values))
    assert found is not None
    assert [found.lower, found.median, found.upper] == quantiles(map(Decimal, values), method="inclusive")
    assert (found.gap_percent is None) == (found.median == 0)


def test_three_values_have_no_quartiles() -> None:
    """Under four latest claims there are none, however often one source spoke."""
    assert quartiles(by_sources(1, 2, 3)) is None
    again = claim("again", 9, source="nvidia", stated_on=None)
    assert quartiles(bracket_of(*(c.figure for c in by_sources(1, 2, 3).claims), again)) is None


def test_each_pair_is_related_by_its_intervals() -> None:
    """A range contains a number inside it, overlaps one that reaches beyond, and conflicts with one that is apart."""
    bracket = bracket_of(
        claim("range", low=1, high=5, source="idc"),
        claim("inside", 3, source="nvidia"),
        claim("beyond", low=4, high=8, source="omdia"),
        claim("apart", 9, source="epoch"),
    )
    found = {frozenset((one.figure.id, other.figure.id)): relation for one, other, relation in relations(bracket)}
    assert found[frozenset(("range", "inside"))] in {Relation.CONTAINS, Relation.WITHIN}
    assert found[frozenset(("range", "beyond"))] is Relation.OVERLAP
    assert found[frozenset(("range", "apart"))] is found[frozenset(("beyond", "apart"))] is Relation.CONFLICT
    assert len(found) == 6


@given(claim_sets())
def test_relations_tell_of_the_same_conflicts(figures: list[Figure]) -> None:
    """The pairs that conflict are the bracket's conflicts, and every pair of latest claims is told of."""
    for bracket in compare(figures, METRICS).brackets:
        told = relations(bracket)
        assert tuple((one, other) for one, other, relation in told if not relation.agrees) == bracket.conflicts
        assert [pair[:2] for pair in told] == list(combinations(current(bracket.claims), 2))


def test_without_the_outlier_the_range_is_narrow() -> None:
    """Leaving out the source that stands apart moves the range; leaving out another one doesn't."""
    found = {each.source: each for each in leave_one_out(by_sources(4, 5, 40))}
    assert (found["omdia"].low, found["omdia"].high) == (Decimal("3.95"), Decimal("5.05"))
    assert found["omdia"].spread == Decimal("1.25")
    assert (found["nvidia"].low, found["nvidia"].high, found["nvidia"].spread) == (
        Decimal("4.95"),
        Decimal("40.05"),
        Decimal(8),
    )


def test_an_open_claim_leaves_the_range_open() -> None:
    """With `at least 3` among the others, there is no upper end; without it there is."""
    bracket = bracket_of(
        claim("a", 4), claim("b", 5, source="idc"), claim("c", low=3, bound=Bound.AT_LEAST, source="epoch")
    )
    found = {each.source: each.high for each in leave_one_out(bracket)}
    assert found == {"epoch": Decimal("5.05"), "idc": None, "nvidia": None}


def test_a_single_source_can_t_be_left_out() -> None:
    """Without the only source nothing remains, and the bracket says that it stands alone."""
    alone = bracket_of(claim("a", 4), claim("b", 4, source="idc", quotes="a"))
    assert leave_one_out(alone) == ()
    assert alone.stands_alone
    assert not by_sources(4, 5).stands_alone


@given(claim_sets())
def test_no_range_grows_when_a_source_is_left_out(figures: list[Figure]) -> None:
    """What the others allow lies within what all allow, and every source that is heard is left out once."""
    for bracket in compare(figures, METRICS).brackets:
        heard = current(bracket.claims)
        rest = leave_one_out(bracket)
        sources = sorted({claim.figure.source for claim in heard})
        assert [each.source for each in rest] == (sources if len(sources) > 1 else [])
        for each in rest:
            whole = envelope(heard)
            assert whole.contains(Interval(each.low, each.high)) or whole.low_open or whole.high_open
            assert each.spread is None or (bracket.spread is None or each.spread <= bracket.spread)
