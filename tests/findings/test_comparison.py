"""Claims held against one another: who agrees, who only repeats, and what was merely revised."""

import random
from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given

from app.figures.figure import Figure
from app.figures.interval import relate
from app.figures.vocabulary import Bound, Nature, Status
from app.findings.comparison import COUNTED, Bracket, Verdict, compare, current, fold_echoes
from tests.findings.claims import METRICS, claim, claim_sets


def bracket_of(*figures: Figure) -> Bracket:
    """Give the one bracket that figures of one series and period make."""
    (bracket,) = compare(figures, METRICS).brackets
    return bracket


@given(claim_sets())
def test_order_of_input_does_not_matter(figures: list[Figure]) -> None:
    """The same figures in any order come to the same comparison."""
    shuffled = random.Random(7).sample(figures, len(figures))  # noqa: S311 - no secret
    assert compare(shuffled, METRICS) == compare(figures, METRICS)


@given(claim_sets())
def test_echoes_never_raise_the_number_of_sources(figures: list[Figure]) -> None:
    """Someone else's repetition of a claim in the set adds no independent source."""
    before = compare(figures, METRICS)
    added = [
        claim(f"echo-{figure.id}", 1, source=f"parrot-{figure.id}", quotes=figure.id, subject="amd")
        for figure in figures
    ]
    after = compare([*figures, *added], METRICS)
    assert after.independent_sources == before.independent_sources
    assert [len(bracket.claims) for bracket in after.brackets] == [len(b.claims) for b in before.brackets]


@given(claim_sets())
def test_agreement_is_that_every_pair_shares_a_number(figures: list[Figure]) -> None:
    """A bracket agrees exactly if all pairs of its latest claims intersect, and lists exactly the pairs that don't."""
    for bracket in compare(figures, METRICS).brackets:
        heard = current(bracket.claims)
        apart = [pair for pair in combinations(heard, 2) if not pair[0].interval.intersects(pair[1].interval)]
        assert list(bracket.conflicts) == apart
        expected = {Verdict.SINGLE} if len(heard) < 2 else {Verdict.AGREE}
        assert bracket.verdict in ({Verdict.CONFLICT, Verdict.REVISED, Verdict.UNDATED} if apart else expected)


def test_claims_that_name_no_days_are_no_conflict_where_others_do() -> None:
    """A share “in the past” may be of any year; a chip's memory, of which nobody names a period, has one size."""
    past = [claim("a", 66, period=None), claim("b", 90, source="idc", period=None)]
    assert bracket_of(*past).verdict is Verdict.CONFLICT
    undated, _ = compare([*past, claim("c", 50)], METRICS).brackets
    assert undated.verdict is Verdict.UNDATED
    assert len(undated.conflicts) == 1


@given(claim_sets())
def test_every_standing_figure_is_counted_once(figures: list[Figure]) -> None:
    """Each figure is a claim, or an echo of one, or left out with a claim that doesn't stand; never two of these."""
    comparison = compare(figures, METRICS)
    origins = fold_echoes(figures)
    claims = [c for bracket in comparison.brackets for c in bracket.claims]
    named = [c.figure.id for c in claims] + [echo.id for c in claims for echo in c.echoes]
    by_id = {figure.id: figure for figure in figures}
    assert sorted(named) == sorted(f.id for f in figures if by_id[origins[f.id]].status in COUNTED)


@given(claim_sets())
def test_spread_is_never_under_one(figures: list[Figure]) -> None:
    """The largest is never smaller than the smallest, and one claim has no spread."""
    for bracket in compare(figures, METRICS).brackets:
        assert bracket.spread is None or bracket.spread >= 1
        assert bracket.verdict is not Verdict.SINGLE or bracket.spread is None


def test_nothing_compares_to_nothing() -> None:
    """An empty set has no brackets, no sources, no dates and no spread."""
    comparison = compare([], METRICS)
    assert (comparison.figures, comparison.brackets, comparison.independent_sources) == ((), (), 0)
    assert (comparison.first_stated, comparison.last_stated, comparison.widest_spread) == (None, None, None)
    assert (comparison.units, comparison.conflicts) == ((), ())


def test_two_sources_with_different_numbers_conflict() -> None:
    """4.5 and 5.5 for the same days can't both be true, and are 1.222 times apart."""
    bracket = bracket_of(claim("a", 4.5), claim("b", 5.5, source="idc"))
    assert (bracket.verdict, bracket.spread) == (Verdict.CONFLICT, Decimal("1.222"))
    assert [[c.figure.id for c in pair] for pair in bracket.conflicts] == [["b", "a"]]


def test_other_days_are_another_bracket() -> None:
    """A quarter is not held against its year."""
    assert len(compare([claim("a", 1), claim("b", 9, period="2024-Q1")], METRICS).brackets) == 2


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.DENIED])
def test_what_no_longer_stands_is_not_held_against_anyone(status: Status) -> None:
    """A withdrawn or denied claim is kept in the set, and out of the verdict and the count of sources."""
    comparison = compare([claim("a", 1), claim("b", 9, source="idc", status=status)], METRICS)
    assert comparison.brackets[0].verdict is Verdict.SINGLE
    assert (len(comparison.figures), comparison.independent_sources) == (2, 1)


@pytest.mark.parametrize("nature", [Nature.FORECAST, Nature.GUIDANCE, Nature.TARGET, Nature.ORDER, Nature.RUMOUR])
def test_an_actual_revises_what_was_expected(nature: Nature) -> None:
    """Guidance of 5.5 before an actual of 4.5, by whomever, is a revision and no contradiction."""
    guided = claim("a", 5.5, nature=nature, stated_on=date(2025, 4, 15))
    assert bracket_of(guided, claim("b", 4.5, stated_on=date(2025, 5, 28))).verdict is Verdict.REVISED


def test_an_estimate_revises_nothing() -> None:
    """An estimate that an actual contradicts is a conflict, as is a rumour that comes after the actual."""
    actual = claim("a", 4.5, stated_on=date(2025, 5, 28))
    assert bracket_of(actual, claim("b", 5.5, source="idc", nature=Nature.ESTIMATE)).verdict is Verdict.CONFLICT
    late = claim("b", 5.5, source="idc", nature=Nature.RUMOUR, stated_on=date(2025, 6, 1))
    assert bracket_of(actual, late).verdict is Verdict.CONFLICT


def test_the_latest_statement_speaks_for_its_source() -> None:
    """An earlier number by the same source is kept among the claims and out of the verdict."""
    earlier, later = claim("a", 1, stated_on=date(2025, 1, 1)), claim("b", 2, stated_on=date(2025, 2, 1))
    bracket = bracket_of(earlier, later, claim("c", 2, source="idc"))
    assert (bracket.verdict, len(bracket.claims), bracket.spread) == (Verdict.AGREE, 3, Decimal(1))


def test_what_is_named_as_superseded_is_silent() -> None:
    """Of two statements of one day, the one that the other supersedes does not count."""
    assert bracket_of(claim("a", 1), claim("b", 2, supersedes="a")).verdict is Verdict.SINGLE


def test_an_echo_of_an_echo_folds_into_the_first() -> None:
    """A chain of quotations ends at the claim that quotes none; one whose origin is missing stands for itself."""
    figures = [claim("a", 1), claim("b", 1, quotes="a"), claim("c", 1, quotes="b"), claim("d", 1, quotes="elsewhere")]
    assert fold_echoes(figures) == {"a": "a", "b": "a", "c": "a", "d": "d"}
    (first, _) = bracket_of(*figures).claims
    assert [echo.id for echo in first.echoes] == ["b", "c"]


def test_a_ring_of_quotations_has_one_origin() -> None:
    """Claims that quote one another in a circle count once."""
    ring = [claim("a", 1, quotes="b"), claim("b", 1, quotes="c"), claim("c", 1, quotes="b")]
    assert fold_echoes(ring) == {"a": "b", "b": "b", "c": "b"}


def test_the_floor_of_the_metric_closes_open_ends() -> None:
    """At most 3 is 0 to 3 of a revenue, and anything up to 3 of a profit."""
    revenue, profit = (claim("a", high=3, bound=Bound.AT_MOST, metric=metric) for metric in ("revenue", "profit"))
    assert bracket_of(revenue).claims[0].interval.low == 0
    assert bracket_of(profit).claims[0].interval.low is None


def test_no_spread_from_zero_or_less() -> None:
    """A ratio to zero or to a loss means nothing, so none is given."""
    assert bracket_of(claim("a", 0), claim("b", 2, source="idc")).spread is None
    losses = claim("a", -1, metric="profit"), claim("b", 2, metric="profit", source="idc")
    assert bracket_of(*losses).spread is None


def test_a_comparison_sums_itself_up() -> None:
    """Dates, units, conflicts and the widest spread are those of the figures."""
    figures = [
        claim("a", 1, stated_on=date(2025, 1, 1)),
        claim("b", 3, source="idc", stated_on=date(2025, 3, 1)),
        claim("c", 7, unit="CNY", stated_on=None),
    ]
    comparison = compare(figures, METRICS)
    assert (comparison.first_stated, comparison.last_stated) == (date(2025, 1, 1), date(2025, 3, 1))
    assert (comparison.units, comparison.widest_spread) == (("CNY", "USD"), Decimal(3))
    assert [relate(*(c.interval for c in pair)).agrees for b in comparison.conflicts for pair in b.conflicts] == [False]
