"""What is true of checks whatever the figures: consistent worlds pass; scale, order and echoes change nothing."""

import random
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Context, Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.figures.figure import Figure
from app.figures.interval import Interval
from app.figures.vocabulary import Bound, is_currency
from app.findings.checks import find_checks
from app.findings.contradictions import find_contradictions
from tests.findings.world import WORLD, says

_DIGITS = st.integers(2, 6)
_AMOUNTS = st.integers(1_000, 10_000_000).map(lambda millions: Decimal(millions) * 1_000_000)


def rounded(number: Decimal, digits: int) -> Decimal:
    """Round to so many digits, as print does."""
    return Context(prec=digits, rounding=ROUND_HALF_EVEN).plus(number)


def money(number: Decimal, digits: int) -> str:
    """Print an amount to so many digits, in a unit in which none of them is a zero that only holds a place."""
    shown = rounded(number, digits)
    exponent, word = (9, "bn") if shown.adjusted() - 9 < digits else (12, "trillion")
    return f"${shown.scaleb(-exponent):.{digits - 1 - shown.adjusted() + exponent}f} {word}"


def percent(number: Decimal, digits: int) -> str:
    """Print a percentage to so many digits, but never rounded further than to whole percents."""
    return f"{rounded(number, max(digits, number.adjusted() + 1)):f}%"


@st.composite
def true_worlds(draw: st.DrawFn) -> list[Figure]:
    """Draw true amounts of two years and all that follows from them, each printed with its own digits."""
    now, before = draw(_AMOUNTS), draw(_AMOUNTS)
    part = now * draw(st.integers(1, 100)) / 100
    digits = iter(draw(st.lists(_DIGITS, min_size=16, max_size=16)))
    quarters = [now / 10, now / 5, now / 10 * 3, now / 10 * 4]
    ratio, change = part / now * 100, (now / before - 1) * 100
    return [
        says(money(now, next(digits))),
        says(money(before, next(digits)), period="2023"),
        says(money(part, next(digits)), geography="CN"),
        says(money(part, next(digits)), subject="chip"),
        says(percent(ratio, next(digits)), "sales_share", geography="CN", relative_to="maker"),
        says(percent(change, next(digits)), "sales_growth"),
        *(says(money(q, next(digits)), period=f"2024-Q{n}") for n, q in enumerate(quarters, start=1)),
    ]


@st.composite
def any_worlds(draw: st.DrawFn) -> list[Figure]:
    """Draw figures that follow from nothing: some fit, some don't."""
    made = []
    for number in range(draw(st.integers(2, 12))):
        percent = draw(st.booleans())
        printed = f"{draw(st.integers(1, 99))}%" if percent else f"${draw(st.integers(1, 99))} bn"
        metric = draw(st.sampled_from(["sales_share", "sales_growth"])) if percent else "sales"
        made.append(
            says(
                printed,
                metric,
                draw(st.sampled_from(["maker", "chip", "market", "segment"])),
                draw(st.sampled_from(["2023", "2024", "FY2025", "2024-Q1", "2024-Q2"])),
                geography=draw(st.sampled_from(["CN", "US", "WORLD", "CN-AND-HK"])),
                source=draw(st.sampled_from(["maker", "lab", "paper"])),
                relative_to=draw(st.sampled_from(["maker", "market"])) if metric == "sales_share" else None,
                id=f"f{number}",
            )
        )
    return made


@given(true_worlds())
def test_what_follows_from_one_truth_always_holds(figures: list[Figure]) -> None:
    """However coarsely true numbers are rounded, no check on them fails, and nothing contradicts."""
    checks = find_checks(figures, WORLD)
    assert [check for check in checks if not check.holds] == []
    assert {check.kind.value for check in checks} >= {"share", "growth", "parts", "periods"}
    assert find_contradictions(figures, WORLD) == ()


@given(any_worlds(), st.sampled_from([Decimal(10), Decimal("0.001"), Decimal(7)]))
def test_scaling_all_money_by_a_rate_changes_no_verdict(figures: list[Figure], rate: Decimal) -> None:
    """Shares, growth and sums don't ask in which currency the money is."""
    verdicts = {
        tuple(f.id for f in check.figures): (check.kind, check.holds, check.gap)
        for check in find_checks(figures, WORLD)
    }
    scaled = [
        replace(
            figure,
            value=figure.value * rate,
            precision=figure.precision * rate,
            precision_low=figure.precision_low * rate,
            precision_high=figure.precision_high * rate,
        )
        if is_currency(figure.unit) and figure.value is not None
        else figure
        for figure in figures
    ]
    assert verdicts == {
        tuple(f.id for f in check.figures): (check.kind, check.holds, check.gap) for check in find_checks(scaled, WORLD)
    }


@given(any_worlds())
def test_a_figure_that_were_what_it_would_have_to_be_would_fit(figures: list[Figure]) -> None:
    """Whichever figure of a failing check is set to a number that is told for it, the same figures then hold."""
    for check in find_checks(figures, WORLD):
        for at, wanted in enumerate(check.needed):
            number = _inside(wanted)
            if number is None:
                continue
            mended = list(check.figures)
            mended[at] = replace(mended[at], value=number, bound=Bound.EXACT, precision=Decimal("1e-6"))
            assert any(
                again.holds
                for again in find_checks(mended, WORLD)
                if again.kind is check.kind and {f.id for f in again.figures} == {f.id for f in mended}
            )


def _inside(wanted: Interval | None) -> Decimal | None:
    """Choose a number of an interval, well inside if it has an inside."""
    if wanted is None or wanted.low is wanted.high is None:
        return None
    if wanted.low is None or wanted.high is None:
        return wanted.high - 1 if wanted.low is None and wanted.high is not None else (wanted.low or Decimal(0)) + 1
    return (wanted.low + wanted.high) / 2


@given(any_worlds())
def test_order_does_not_matter(figures: list[Figure]) -> None:
    """The same figures in any order come to the same checks and the same ranks."""
    shuffled = random.Random(7).sample(figures, len(figures))  # noqa: S311 - no secret
    assert find_checks(shuffled, WORLD) == find_checks(figures, WORLD)
    assert find_contradictions(shuffled, WORLD) == find_contradictions(figures, WORLD)


@given(any_worlds())
def test_echoes_change_nothing(figures: list[Figure]) -> None:
    """Whoever only repeats a claim adds no contradiction, no support and no rank."""
    echoes = [replace(figure, id=f"echo-{figure.id}", source="somebody", quotes=figure.id) for figure in figures]
    assert find_contradictions([*figures, *echoes], WORLD) == find_contradictions(figures, WORLD)


@given(any_worlds())
def test_a_check_holds_exactly_if_its_numbers_meet(figures: list[Figure]) -> None:
    """Checks that hold have no gap; those that fail have none in common, stand first and are ranked by strength."""
    checks = find_checks(figures, WORLD)
    for check in checks:
        assert check.holds == check.stated.intersects(check.implied)
        assert (check.gap == 1) == check.holds
        assert len(check.figures) == len(check.roles)
    assert [check.holds for check in checks] == sorted(check.holds for check in checks)
    found = find_contradictions(figures, WORLD)
    assert [each.rank for each in found] == list(range(1, len(found) + 1))
    facts = [each.strength for each in found if each.kind != "revision"]
    assert facts == sorted(facts, reverse=True)
