"""Common ground: the numbers that most sources allow, by the arithmetic that also finds contradictions."""

from hypothesis import given

from app.figures.figure import Figure
from app.figures.interval import begin, end
from app.figures.vocabulary import Bound, Nature
from app.findings.agreement import CommonGround, common_ground
from app.findings.comparison import EXPECTATIONS, compare, current
from tests.findings.claims import METRICS, claim, claim_sets


def ground(*figures: Figure) -> CommonGround | None:
    """Find the common ground of claims about one thing."""
    (bracket,) = compare(figures, METRICS).brackets
    return common_ground(bracket.claims)


def test_most_sources_share_what_their_intervals_share() -> None:
    """Of 4–6, 5–7 and 9, the first two share 4.95 to 6.05; the third stands alone."""
    found = ground(claim("a", low=4, high=6), claim("b", low=5, high=7, source="idc"), claim("c", 9, source="omdia"))
    assert found
    assert (str(found.interval.low), str(found.interval.high)) == ("4.95", "6.05")
    assert [each.figure.id for each in found.claims] == ["b", "a"]
    assert (found.sources, found.of) == (2, 3)


def test_half_of_the_sources_are_not_most() -> None:
    """Two against two have no common ground, and neither has one source with itself."""
    assert ground(*(claim(s, v, source=s) for s, v in zip("wxyz", (1, 1, 5, 5), strict=True))) is None
    assert ground(claim("a", 4)) is None


def test_open_bounds_take_part() -> None:
    """More than 3 and 5 agree on 4.95 to 5.05."""
    found = ground(claim("a", low=3, bound=Bound.MORE_THAN), claim("b", 5, source="idc"))
    assert found
    assert (str(found.interval.low), str(found.interval.high)) == ("4.95", "5.05")


def test_what_was_expected_counts_only_where_nothing_was_found() -> None:
    """Two who expected 5.5 don't outvote the one who then reported 4.5."""
    hope = {"nature": Nature.GUIDANCE}
    expected = claim("a", 5.5, source="idc", **hope), claim("b", 5.5, source="omdia", **hope)
    assert ground(*expected)
    assert ground(*expected, claim("c", 4.5)) is None


@given(claim_sets())
def test_all_that_share_the_ground_contain_it_and_nobody_else_could_join(figures: list[Figure]) -> None:
    """Every claim counted allows every number of the ground; where none conflict and none is expected, all count."""
    for bracket in compare(figures, METRICS).brackets:
        found = common_ground(bracket.claims)
        heard = current(bracket.claims)
        if found:
            assert all(each.interval.contains(found.interval) for each in found.claims)
        hoped = any(each.figure.nature in EXPECTATIONS for each in heard)
        if not bracket.conflicts and not hoped and len({each.figure.source for each in heard}) > 1:
            assert found
            assert {each.figure.id for each in found.claims} == {each.figure.id for each in heard}


@given(claim_sets())
def test_nowhere_are_more_sources_to_be_met(figures: list[Figure]) -> None:
    """At the beginning of no claim do more sources meet than at that of the ground."""
    for bracket in compare(figures, METRICS).brackets:
        heard = current(bracket.claims)
        heard = tuple(each for each in heard if each.figure.nature not in EXPECTATIONS) or heard
        met = [
            {other.figure.source for other in heard if begin(other.interval) <= start <= end(other.interval)}
            for start in (begin(each.interval) for each in heard)
        ]
        most = max((len(sources) for sources in met), default=0)
        found = common_ground(bracket.claims)
        everyone = len({each.figure.source for each in heard})
        assert (found.sources if found else 0) == (most if most > 1 and 2 * most > everyone else 0)
