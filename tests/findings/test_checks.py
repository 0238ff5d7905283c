"""What can't all be true is found from what metrics, subjects and places declare, and nothing else is."""

from decimal import Decimal
from typing import Any

import pytest

from app.figures.figure import Figure
from app.figures.interval import Interval
from app.figures.vocabulary import Nature, Status
from app.findings.checks import Cause, Check, CheckKind, Role, find_checks
from app.findings.checks.value import distance
from tests.findings.world import WORLD, says


def only(kind: CheckKind, *figures: Figure) -> Check | None:
    """Give the one check of a kind that figures make, or None."""
    found = [check for check in find_checks(figures, WORLD) if check.kind is kind]
    assert len(found) <= 1
    return found[0] if found else None


def share(printed: str, **cells: Any) -> Figure:
    """State a share of China in the maker's sales."""
    return says(printed, "sales_share", geography="CN", relative_to="maker", **cells)


def in_china(printed: str, **cells: Any) -> Figure:
    """State the maker's sales in China."""
    return says(printed, geography="CN", **cells)


def test_rounding_excuses_a_share() -> None:
    """A share that a total within rounding gives is no contradiction: 55.22 ÷ 440 is 12.55 %, and 12.53 % fits."""
    check = only(CheckKind.SHARE, share("12.53%"), in_china("$5.522 billion"), says("$44.0 billion"))
    assert check is not None
    assert (check.holds, check.gap, check.cause) == (True, Decimal(1), None)
    assert check.roles == (Role.STATED, Role.PART, Role.WHOLE)
    assert check.role(Role.WHOLE)[0].as_reported == "$44.0 billion"


def test_two_numbers_without_an_upper_end_try_no_share() -> None:
    """More than 5 of more than 44 may be any share: that nothing speaks against it is no support."""
    both = in_china("more than $5 billion"), says("more than $44 billion")
    assert only(CheckKind.SHARE, share("12.53%"), *both) is None


def test_a_wrong_share_fails_and_says_by_how_much() -> None:
    """A share beside numbers that don't give it fails, with the share that they do give."""
    check = only(CheckKind.SHARE, share("25%"), in_china("$5.522 billion"), says("$44.0 billion"))
    assert check is not None
    assert not check.holds
    assert check.implied.holds(Decimal("12.55"))
    assert Decimal("1.9") < (check.gap or 0) < Decimal("2.1")


def test_the_whole_of_another_subject_is_in_the_same_place() -> None:
    """A product's share of its maker in China is of the maker's sales in China, not in the world."""
    product = says("80%", "sales_share", "chip", geography="CN", relative_to="maker")
    check = only(CheckKind.SHARE, product, says("$8 bn", subject="chip", geography="CN"), in_china("$10 bn"))
    assert check is not None
    assert check.holds


@pytest.mark.parametrize(
    ("of_part", "of_whole"),
    [
        ({"unit": "chips"}, {}),
        ({"period": "2023"}, {}),
        ({"nature": Nature.FORECAST}, {}),
        ({"buyer": "rival"}, {}),
        ({"status": Status.WITHDRAWN, "status_note": "wrong"}, {}),
        ({"quotes": "another"}, {"id": "another"}),
    ],
)
def test_what_is_not_alike_is_not_checked(of_part: dict[str, str], of_whole: dict[str, str]) -> None:
    """Other units, days, natures and buyers, echoes and withdrawn claims make no check."""
    part = in_china("90万" if "unit" in of_part else "$9 bn", **of_part)
    assert only(CheckKind.SHARE, share("25%"), part, says("$10 bn", **of_whole)) is None


def test_nearly_the_same_days_support_and_never_accuse() -> None:
    """A fiscal year that ends in January stands in for the calendar year before, but proves nothing against it."""
    whole = says("$10 bn", period="FY2025")
    good, bad = share("80%"), share("20%")
    check = only(CheckKind.SHARE, good, in_china("$8 bn"), whole)
    assert check is not None
    assert check.holds
    assert only(CheckKind.SHARE, bad, in_china("$8 bn"), whole) is None


def test_market_edges_are_not_mixed() -> None:
    """A segment's share is held against sizes from its own source only."""
    stated = says("70%", "sales_share", "segment", relative_to="market")
    own = (says("$50 bn", subject="segment"), says("$100 bn", subject="market"))
    others = (says("$50 bn", subject="segment", source="bank"), says("$100 bn", subject="market", source="bank"))
    check = only(CheckKind.SHARE, stated, *own)
    assert check is not None
    assert not check.holds
    assert only(CheckKind.SHARE, stated, *others) is None


def test_growth_against_the_year_before() -> None:
    """66 % fits 171.08 after 103.06 and does not fit 183.06 before; the last wrong digit may be named as a cause."""
    growth = says("66%", "sales_growth", period="FY2025")
    now = says("$17.108 bn", period="FY2025")
    good = only(CheckKind.GROWTH, growth, now, says("$10.306 bn", period="FY2024"))
    bad = only(CheckKind.GROWTH, growth, now, says("$18.306 bn", period="FY2024"))
    assert good is not None
    assert good.holds
    assert bad is not None
    assert not bad.holds


def test_growth_per_year_names_the_base_that_it_needs() -> None:
    """53.7 % for 2025 to 2029 does not follow from 2024 and 2029: it holds if 2025 was about 239.5."""
    growth = says("53.7%", "sales_cagr", "rival", "2025/2029")
    ends = (says("1425.37亿元", subject="rival"), says("13367.92亿元", subject="rival", period="2029"))
    check = only(CheckKind.CAGR, growth, *ends)
    assert check is not None
    assert check.holds
    assert check.cause is Cause.BASE_YEAR
    assert check.needs is not None
    assert (check.needs.base, check.needs.steps) == ("2025", 4)
    assert check.needs.level is not None
    assert check.needs.level.holds(Decimal(239500000000))


def test_growth_per_year_that_fails_names_another_base() -> None:
    """Where the first year is known and wrong, the base year that makes the growth true is named."""
    growth = says("56.5%", "sales_cagr", "rival", "2025/2029")
    levels = (("2024", "1425.37亿元"), ("2025", "1500亿元"), ("2029", "13367.92亿元"))
    check = only(CheckKind.CAGR, growth, *(says(printed, subject="rival", period=year) for year, printed in levels))
    assert check is not None
    assert (check.holds, check.cause) == (False, Cause.BASE_YEAR)
    assert check.needs is not None
    assert (check.needs.base, check.needs.steps) == ("2024", 5)


def test_shares_of_one_whole_stay_within_a_hundred() -> None:
    """Vendors that don't overlap can't have more than all; a place and all others may be all there is."""
    vendors = [says(p, "sales_share", s, relative_to="market") for p, s in (("60%", "maker"), ("70%", "rival"))]
    failed = only(CheckKind.SHARES, *vendors)
    assert failed is not None
    assert not failed.holds
    nested = [says(p, "sales_share", s, relative_to="market") for p, s in (("60%", "maker"), ("50%", "chip"))]
    assert only(CheckKind.SHARES, *nested) is None
    places = [
        says(p, "sales_share", relative_to="maker", geography=g)
        for p, g in (("47%", "US"), ("53%", "OUTSIDE-US"), ("13%", "CN"))
    ]
    sums = [check for check in find_checks(places, WORLD) if check.kind is CheckKind.SHARES]
    assert [check.holds for check in sums] == [True, True]


@pytest.mark.parametrize(("fourth", "holds"), [("$4.0 bn", True), ("$5.0 bn", False)])
def test_quarters_make_the_year(fourth: str, *, holds: bool) -> None:
    """Four quarters of one source come to its year."""
    quarters = [says(p, period=f"2024-Q{n}") for n, p in enumerate(("$1.0 bn", "$2.0 bn", "$3.0 bn", fourth), start=1)]
    check = only(CheckKind.PERIODS, says("$10.0 bn"), *quarters)
    assert check is not None
    assert check.holds is holds


def test_some_quarters_are_no_more_than_the_year() -> None:
    """Quarters that are missing are no contradiction; one that exceeds the year is."""
    assert (check := only(CheckKind.PERIODS, says("$10 bn"), says("$3 bn", period="2024-Q2"))) is not None
    assert check.holds
    assert (check := only(CheckKind.PERIODS, says("$10 bn"), says("$30 bn", period="2024-Q2"))) is not None
    assert not check.holds


def test_levels_that_don_t_add_up_over_time_are_left_alone() -> None:
    """A share price of a quarter is no part of the year's."""
    quotes = [says(p, "quote", period=t) for p, t in (("$100", "2024"), ("$90", "2024-Q1"), ("$95", "2024-Q2"))]
    assert find_checks(quotes, WORLD) == ()


def test_products_and_places_lie_in_their_whole() -> None:
    """Products are added up against their maker; China lies in China with Hong Kong and in the world."""
    chips = [says("$6 bn", subject="chip"), says("$6 bn", subject="other-chip")]
    assert (check := only(CheckKind.PARTS, says("$10 bn"), *chips)) is not None
    assert not check.holds
    assert (check := only(CheckKind.PARTS, says("$15 bn"), *chips)) is not None
    assert check.holds
    assert (check := only(CheckKind.PARTS, in_china("$9.9 bn"), says("$8.1 bn", geography="CN-AND-HK"))) is not None
    assert not check.holds


def test_price_times_pieces() -> None:
    """Several hundred thousand pieces at 6,000 to 8,000 dollars are more than a billion."""
    told = (says("10亿美元", subject="chip"), says("數十萬塊", "pieces", "chip", unit="chips"))
    check = only(CheckKind.PRICE, *told, says("6000-8000美元", "price", "chip", period=""))
    assert check is not None
    assert not check.holds
    assert check.implied.low is not None
    assert check.implied.low > Decimal(1_050_000_000)
    fits = only(CheckKind.PRICE, *told, says("2000-3000美元", "price", "chip", period=""))
    assert fits is not None
    assert fits.holds
    elsewhere = says("6000-8000美元", "price", "chip", period="", document="another")
    assert only(CheckKind.PRICE, *told, elsewhere) is None


@pytest.mark.parametrize(
    ("printed", "converted", "cause"),
    [
        ("171.08亿美元", "约合人民币1235亿元", None),
        ("140亿-180亿美元", "约合1000亿-1300亿元", None),
        ("140亿-180亿美元", "约合1300亿元", Cause.ONE_END),
        ("15亿美元", "约合1080亿元", Cause.SCALE),
        ("100亿美元", "730亿元", Cause.RATE),
        ("100亿美元", "950亿元", None),
    ],
)
def test_printed_conversions(printed: str, converted: str, cause: Cause | None) -> None:
    """A conversion fits the rate of the time with both ends, or the likeliest slip is named."""
    check = only(CheckKind.CONVERSION, says(printed, period="2024", as_converted=converted))
    assert check is not None
    assert check.cause is cause
    assert check.holds is (cause is None and converted != "950亿元")


def test_a_difference_and_a_ratio_say_the_same() -> None:
    """25 % less is 75 %; 60 % less is not."""
    ratio = says("75%", "speed_ratio", "chip", "", relative_to="old-chip")
    for printed, holds in (("降低25%", True), ("降低60%", False)):
        check = only(CheckKind.BASELINE, ratio, says(printed, "speed_difference", "chip", "", relative_to="old-chip"))
        assert check is not None
        assert check.holds is holds


def test_what_names_no_measure_is_not_held_against_what_does() -> None:
    """28 % less at nobody says what, and 20 % of it in training, are not the same thing."""
    vague = says("降低28%", "speed_difference", "chip", "", relative_to="old-chip", source="bank")
    named = says("20%", "speed_ratio", "chip", "", relative_to="old-chip", basis="training")
    assert only(CheckKind.BASELINE, vague, named) is None


def test_a_ratio_of_levels_on_another_basis_says_so() -> None:
    """Told in one breath they are compared, with their bases as the cause; told by two sources they are not."""
    ratio = says("20%", "speed_ratio", "chip", "", relative_to="old-chip", basis="training")
    levels = [says(p, "speed", s, "", basis="fp16") for p, s in (("296 TFLOPS", "chip"), ("1,980 TFLOPS", "old-chip"))]
    check = only(CheckKind.BASELINE, ratio, *levels)
    assert check is not None
    assert (check.holds, check.cause) == (False, Cause.MIXED)
    other = says("20%", "speed_ratio", "chip", "", relative_to="old-chip", basis="training", source="bank")
    assert only(CheckKind.BASELINE, other, *levels) is None


def test_ratios_make_a_chain() -> None:
    """Half of half is a quarter."""
    steps = (
        says("50%", "speed_ratio", "chip", "", relative_to="other-chip"),
        says("50%", "speed_ratio", "other-chip", "", relative_to="old-chip"),
    )
    for printed, holds in (("25%", True), ("40%", False)):
        check = only(CheckKind.CHAIN, *steps, says(printed, "speed_ratio", "chip", "", relative_to="old-chip"))
        assert check is not None
        assert check.holds is holds


def test_a_day_s_change_can_be_supported_and_not_refuted() -> None:
    """172.25 is 4.99 % over the close of 164.07; which moment another percentage is of, nobody can tell."""
    before = says("164.07美元", "quote", period="2025-07-14", basis="close")
    now = says("172.25美元", "quote", period="2025-07-15", basis="pre-market")
    good = says("4.99%", "quote_change", period="2025-07-15", basis="pre-market")
    bad = says("9.99%", "quote_change", period="2025-07-15", basis="pre-market")
    assert (check := only(CheckKind.CHANGE, before, now, good)) is not None
    assert check.holds
    assert only(CheckKind.CHANGE, before, now, bad) is None


@pytest.mark.parametrize(
    ("stated", "part", "cause"),
    [
        ("1.255%", "$5.522 bn", Cause.SCALE),
        ("12.4%", "$5.522 bn", Cause.UNROUNDED),
        ("40%", "$5.522 bn", None),
    ],
)
def test_likely_causes_of_a_wrong_share(stated: str, part: str, cause: Cause | None) -> None:
    """A power of ten and rounding are recognised, and nothing is made up."""
    check = only(CheckKind.SHARE, share(stated), in_china(part), says("$44.0 bn"))
    assert check is not None
    assert (check.holds, check.cause) == (False, cause)


def test_another_figure_in_a_role_may_be_the_cause() -> None:
    """A share that fits the sum with Hong Kong, another basis or the fiscal year says so."""
    wrong, whole = in_china("$2.0 bn"), says("$10.0 bn")
    for right, cause in (
        (says("$3.0 bn", geography="CN-AND-HK"), Cause.PLACE),
        (in_china("$3.0 bn", basis="gaap", source="paper"), Cause.BASIS),
        (in_china("$3.0 bn", period="FY2025"), Cause.DAYS),
    ):
        found = find_checks([share("30.0%"), wrong, whole, right], WORLD)
        causes = [check.cause for check in found if check.kind is CheckKind.SHARE]
        assert causes == [cause]


def test_distance() -> None:
    """Distance is between the nearest ends, of factors where changes are compared, and none across zero."""
    of = {"one": Interval(Decimal(1), Decimal(2)), "four": Interval(Decimal(4), Decimal(8))}
    assert distance(of["one"], of["four"]) == distance(of["four"], of["one"]) == 2
    assert distance(of["one"], of["one"]) == 1
    assert distance(of["one"].scaled(Decimal(-1)), of["four"].scaled(Decimal(-1))) == 2
    assert distance(of["one"].scaled(Decimal(-1)), of["four"]) is None
    assert distance(Interval.point(Decimal(-50)), Interval.point(Decimal(0)), shift=100) == 2
