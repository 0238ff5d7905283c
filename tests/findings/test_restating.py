"""Many figures in one currency: nothing is lost or mixed, intervals scale; and which pairs the basis turns round."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from app.figures.figure import Figure
from app.figures.vocabulary import RateBasis, Status, is_currency
from app.findings.comparison import Verdict, compare
from app.findings.conversion import Converted, NoRate, NoRateReason, RateTable, order_flips, restate
from tests.findings.world import WORLD, says
from tests.strategies import figures

RATES = RateTable.of(WORLD)
several = st.lists(figures(), max_size=8, unique_by=lambda f: f.id)
bases = st.sampled_from(RateBasis)
dollars_with_a_rate = figures().filter(
    lambda f: f.unit == "USD" and f.period not in {"2022-01/2024-03", "FY2024-H1"}  # the table begins in 2024
)


@given(several, bases)
def test_restating_loses_nothing(given_figures: list[Figure], basis: RateBasis) -> None:
    """Every figure comes out once, in its place, with its print, its days and its bound; other units stay."""
    found = restate(given_figures, "CNY", RATES, basis=basis)
    assert [f.id for f in found.figures] == [f.id for f in given_figures]
    for before, after in zip(given_figures, found.figures, strict=True):
        assert found.as_printed(after) == before
        done = found.conversions.get(before.id)
        assert (done is not None) == (is_currency(before.unit) and before.unit != "CNY")
        if isinstance(done, Converted):
            assert (after.unit, after.value, done.derived) == ("CNY", done.value, True)
            assert (after.as_reported, after.period, after.bound) == (before.as_reported, before.period, before.bound)
        else:
            assert after is before


@given(several, bases)
def test_into_its_own_currency_nothing_changes(given_figures: list[Figure], basis: RateBasis) -> None:
    """Figures that are all in the currency asked for, or no money, are given back untouched."""
    own = [f for f in given_figures if f.unit != "CNY"]
    found = restate(own, "USD", RATES, basis=basis)
    assert found.figures == tuple(own)
    assert (found.conversions, found.printed) == ({}, {})


@given(dollars_with_a_rate, bases)
def test_there_and_back(figure: Figure, basis: RateBasis) -> None:
    """Dollars made yuan and dollars again are the same to eleven digits, whatever bounds them."""
    there = restate([figure], "CNY", RATES, basis=basis)
    (back,) = restate(there.figures, "USD", RATES, basis=basis).figures
    assert (there.figures[0].unit, back.unit) == ("CNY", "USD")
    for name in ("value_low", "value", "value_high", "precision_low", "precision", "precision_high"):
        before, after = getattr(figure, name), getattr(back, name)
        assert (before is None) == (after is None)
        assert before is None or abs(after - before) <= abs(before) * Decimal("1e-11")


@given(dollars_with_a_rate, bases)
def test_intervals_scale(figure: Figure, basis: RateBasis) -> None:
    """The numbers that a claim allows are those that it allowed before, each times the rate."""
    found = restate([figure], "CNY", RATES, basis=basis)
    done = found.conversions[figure.id]
    assert isinstance(done, Converted)
    assert found.figures[0].interval() == figure.interval().scaled(done.rate)


@given(several, bases)
def test_a_comparison_mixes_no_units(given_figures: list[Figure], basis: RateBasis) -> None:
    """After restating, claims stand in one bracket only if both are money or of the same unit."""
    found = restate(given_figures, "USD", RATES, basis=basis)
    for bracket in compare(found.figures, WORLD.metrics).brackets:
        printed = {found.as_printed(claim.figure).unit for claim in bracket.claims}
        assert len(printed) == 1 or all(is_currency(unit) for unit in printed)


def test_dollars_and_yuan_can_be_held_against_one_another() -> None:
    """Two claims on the same thing agree or conflict once they are in one currency; before, they were not compared."""
    dollars, fits, too_much = says("$10 bn"), says("720亿元", source="bank"), says("900亿元", source="paper")
    assert {b.verdict for b in compare([dollars, fits, too_much], WORLD.metrics).brackets} == {
        Verdict.SINGLE,
        Verdict.CONFLICT,
    }
    for other, verdict in ((fits, Verdict.AGREE), (too_much, Verdict.CONFLICT)):
        found = restate([dollars, other], "USD", RATES, basis=RateBasis.PERIOD)
        (bracket,) = compare(found.figures, WORLD.metrics).brackets
        assert (bracket.verdict, bracket.series.unit) == (verdict, "USD")


def test_what_has_no_rate_passes_unchanged() -> None:
    """An amount without rate stays in its currency, and the reason is told."""
    old = says("$1 bn", period="2019")
    found = restate([old], "CNY", RATES, basis=RateBasis.PERIOD)
    assert found.figures == (old,)
    assert found.conversions == {old.id: NoRate(NoRateReason.NO_RATE)}


def test_a_longer_average_stays_visible() -> None:
    """Where only the year's average covers the days, the conversion says that it is not of just those days."""
    found = restate([says("$10 bn", period="2025-03-03")], "CNY", RATES, basis=RateBasis.PERIOD)
    (done,) = found.conversions.values()
    assert isinstance(done, Converted)
    assert (done.rate_period, done.exact) == ("2025", False)


NEAR = says("719亿元", subject="rival", source="bank")
"""Less than ten billion dollars at 7.2 yuan, the average of 2024, and more at 7.18, the rate of the statement's day."""


def test_the_basis_can_turn_an_order_round() -> None:
    """Ten billion dollars are more than 71.9 billion yuan at the year's average, and less at the day's rate."""
    dollars = says("$10 bn")
    for unit in ("USD", "CNY", "HKD"):
        flips = order_flips([NEAR, dollars], unit, RATES)
        if unit == "HKD":
            assert flips == (), "there is no rate of the year for it"
            continue
        (flip,) = flips
        assert (flip.one, flip.other, flip.unit) == (dollars, NEAR, unit)
        assert flip.by_period[0] > flip.by_period[1]
        assert flip.by_statement[0] < flip.by_statement[1]


def test_what_is_not_held_against_one_another_flips_nothing() -> None:
    """One currency, other days, another metric, one voice, an echo, a withdrawn claim, a clear distance: no warning."""
    dollars = says("$10 bn")
    for other in (
        says("$9.99 bn", subject="rival", source="bank"),
        says("719亿元", subject="rival", source="bank", period="2024-Q1"),
        says("719亿元", metric="quote", subject="rival", source="bank"),
        says("719亿元"),
        says("719亿元", source="bank", quotes=dollars.id),
        says("719亿元", source="bank", status=Status.WITHDRAWN),
        says("700亿元", source="bank"),
        says("719亿元", source="bank", stated_on=None),
    ):
        assert order_flips([dollars, other], "USD", RATES) == (), other


amounts = st.lists(
    st.builds(
        lambda number, dollars, subject, source: says(
            f"${number / 100:.2f} bn" if dollars else f"{number * 72 // 100}亿元", subject=subject, source=source
        ),
        st.integers(990, 1010),
        st.booleans(),
        st.sampled_from(["maker", "rival", "market"]),
        st.sampled_from(["lab", "bank", "paper"]),
    ),
    max_size=12,
    unique_by=lambda f: f.id,
)


@given(amounts)
def test_flips_are_those_that_trying_every_pair_finds(given_figures: list[Figure]) -> None:
    """The quick way finds the pairs that the plain way does, each once."""
    found = order_flips(given_figures, "CNY", RATES)
    assert sorted((flip.one.id, flip.other.id) for flip in found) == sorted(_every_flip(given_figures))


def _every_flip(given_figures: list[Figure]) -> Iterator[tuple[str, str]]:
    """Try every pair by both rates, which for dollars are 7.2 and 7.18."""
    for one, other in product(given_figures, repeat=2):
        a, b = (f.sort_value * (Decimal("7.2") if f.unit == "USD" else 1) for f in (one, other))
        c, d = (f.sort_value * (Decimal("7.18") if f.unit == "USD" else 1) for f in (one, other))
        voices = (one.subject, one.source), (other.subject, other.source)
        if one.unit != other.unit and voices[0] != voices[1] and a > b and c < d:
            yield one.id, other.id
