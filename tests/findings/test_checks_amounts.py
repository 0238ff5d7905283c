"""What adds up, what limits what, and amounts in two currencies: found from what metrics declare."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.figures.figure import Figure
from app.figures.interval import Interval
from app.figures.vocabulary import Nature
from app.findings.checks import Cause, Check, CheckKind, Role, find_checks
from tests.findings.world import WORLD, says


def of_kind(kind: CheckKind, *figures: Figure) -> list[Check]:
    """Give the checks of a kind that figures make."""
    return [check for check in find_checks(figures, WORLD) if check.kind is kind]


def only(kind: CheckKind, *figures: Figure) -> Check:
    """Give the one check of a kind that figures make."""
    (check,) = of_kind(kind, *figures)
    return check


def prints(check: Check, role: Role) -> list[str]:
    """Give what is printed of the figures in a role."""
    return [figure.as_reported for figure in check.role(role)]


def test_the_fewest_periods_that_fill_a_longer_one_are_taken() -> None:
    """Two halves are held against the year, not the four quarters beside them."""
    year = says("$10.0 bn")
    halves = [says("$4.0 bn", period="2024-H1"), says("$6.0 bn", period="2024-H2")]
    quarters = [
        says(p, period=f"2024-Q{n}") for n, p in enumerate(("$1.5 bn", "$2.5 bn", "$2.5 bn", "$3.5 bn"), start=1)
    ]
    checks = of_kind(CheckKind.PERIODS, year, *halves, *quarters)
    assert [prints(check, Role.PART) for check in checks if check.figures[0] == year] == [["$4.0 bn", "$6.0 bn"]]
    assert [check.holds for check in checks] == [True] * 3


def test_a_day_is_a_part_even_if_it_is_the_first() -> None:
    """Two days fill a period of two days, the first one included."""
    whole = says("$5.0 bn", period="2024-07-01/2024-07-02")
    check = only(CheckKind.PERIODS, whole, says("$2.0 bn", period="2024-07-01"), says("$3.0 bn", period="2024-07-02"))
    assert (prints(check, Role.PART), check.holds) == (["$2.0 bn", "$3.0 bn"], True)


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("2024-Q1/2024-Q3", ("2024-H1", "2024-Q3")),
        ("2023/2024", ("2023", "2024-Q1/2024-Q3", "2024-Q4")),
        ("2024-Q1", ("2024-01", "2024-02", "2024-03")),
        ("FY2025", ("FY2025-H1", "FY2025-Q3", "FY2025-Q4")),
        ("FY2024/FY2025", ("FY2024", "FY2025-H1", "FY2025-H2")),
    ],
)
def test_any_periods_may_fill_any_longer_one(whole: str, parts: tuple[str, ...]) -> None:
    """Nine months, two years, months of a quarter, fiscal halves: what fills the days counts, not its label."""
    for each, holds in (("$1.00 bn", True), ("$1.20 bn", False)):
        pieces = [says(each, period=part) for part in parts]
        check = only(CheckKind.PERIODS, says(f"${len(parts)}.00 bn", period=whole), *pieces)
        assert check.holds is holds
        assert len(check.role(Role.PART)) == len(parts)


def test_a_profit_may_shrink_and_so_needs_all_of_its_parts() -> None:
    """A quarter's profit above the year's says nothing, as a loss may follow; all four quarters do."""
    year, first = says("$3.0 bn", "profit"), says("$5.0 bn", "profit", period="2024-Q1")
    assert of_kind(CheckKind.PERIODS, year, first) == []
    rest = [says("-$1.0 bn", "profit", period=f"2024-Q{n}") for n in (2, 3, 4)]
    check = only(CheckKind.PERIODS, year, first, *rest)
    assert not check.holds
    assert check.implied.holds(Decimal(2_000_000_000))


def test_stocks_do_not_add_up_over_time() -> None:
    """Chips owned at the end of each quarter are no parts of those owned at the end of the year; products are."""
    quarters = [says("90万", "stock", unit="chips", period=f"2024-Q{n}") for n in (1, 2, 3, 4)]
    year = says("90万", "stock", unit="chips")
    assert of_kind(CheckKind.PERIODS, year, *quarters) == []
    assert not only(CheckKind.PARTS, year, says("95万", "stock", "chip", unit="chips")).holds


def test_stocks_stand_in_for_one_another_by_their_last_day() -> None:
    """A stock at the end of the fourth quarter is that at the year's end; one of nearly the same year is not."""
    share = says("50%", "stock_share", "chip", relative_to="maker")
    whole = says("80万", "stock", unit="chips")
    at_end = says("40万", "stock", "chip", unit="chips", period="2024-Q4")
    check = only(CheckKind.SHARE, share, whole, at_end)
    assert check.holds
    nearly = says("40万", "stock", "chip", unit="chips", period="FY2025")
    assert of_kind(CheckKind.SHARE, share, whole, nearly) == []


def test_one_source_s_quarters_are_held_against_another_s_year() -> None:
    """Where a source has no parts of its own, the best-sourced ones that fill the period are taken."""
    year = says("$20.0 bn", source="paper")
    quarters = [says("$2.0 bn", period=f"2024-Q{n}") for n in (1, 2, 3, 4)]
    check = only(CheckKind.PERIODS, year, *quarters)
    assert (check.holds, check.cause) == (False, None)
    assert of_kind(CheckKind.PERIODS, year, *quarters[:3]) == []
    vague = [says(f.as_reported, subject="market", period=f.period or "", source=f.source) for f in (year, *quarters)]
    assert of_kind(CheckKind.PERIODS, *vague) == []


def test_the_most_precise_of_a_source_s_numbers_is_taken() -> None:
    """A number that is printed rounded elsewhere does not blur the sum."""
    halves = [says("$4.004 bn", period="2024-H1"), says("$6.004 bn", period="2024-H2")]
    check = only(CheckKind.PERIODS, says("$10.008 bn"), *halves, says("$4.0 bn", period="2024-H1"))
    assert prints(check, Role.PART) == ["$4.004 bn", "$6.004 bn"]


def test_a_number_that_the_press_rounds_later_replaces_nothing() -> None:
    """NVIDIA's 44.1 stays beside a later article's 44; a later number that differs does replace it."""
    early, late = date(2025, 5, 28), date(2025, 7, 17)
    halves = [says("$22.04 bn", period="2024-H1", stated_on=early), says("$22.06 bn", period="2024-H2")]
    check = only(CheckKind.PERIODS, says("$44.10 bn"), *halves, says("$22 bn", period="2024-H1", stated_on=late))
    assert prints(check, Role.PART) == ["$22.04 bn", "$22.06 bn"]
    check = only(CheckKind.PERIODS, says("$44.10 bn"), *halves, says("$30 bn", period="2024-H1", stated_on=late))
    assert prints(check, Role.PART) == ["$30 bn", "$22.06 bn"]


def made(printed: str, subject: str = "chip", **cells: Any) -> Figure:
    """State pieces made."""
    return says(printed, "pieces", subject, unit="chips", **cells)


def capacity(printed: str, subject: str = "chip", **cells: Any) -> Figure:
    """State how many pieces could be made."""
    return says(printed, "capacity", subject, unit="chips", source="paper", **cells)


def test_no_more_is_made_than_there_is_capacity_for() -> None:
    """Production above capacity fails, below it holds; what the capacity would have to be is told."""
    check = only(CheckKind.CEILING, made("80万"), capacity("up to 200,000"))
    assert (check.holds, check.cause, check.roles) == (False, None, (Role.STATED, Role.CEILING))
    assert check.gap == Decimal("3.975")
    assert check.needed[1] is not None
    assert check.needed[1].low == Decimal(795_000)
    assert only(CheckKind.CEILING, made("10万"), capacity("20万")).holds


def test_a_ceiling_is_of_the_same_thing_or_of_what_it_is_part_of() -> None:
    """A product can't exceed its maker's capacity; another year's, place's, unit's or scenario's limits nothing."""
    assert not only(CheckKind.CEILING, made("80万"), capacity("20万", "maker")).holds
    for other in ({"period": "2023"}, {"geography": "CN"}, {"basis": "gaap"}, {"nature": Nature.FORECAST}):
        assert of_kind(CheckKind.CEILING, made("80万"), capacity("20万", **other)) == []
    assert of_kind(CheckKind.CEILING, made("80万"), says("20万", "capacity", "chip", unit="dies")) == []
    assert of_kind(CheckKind.CEILING, made("80万", "maker"), capacity("20万", "chip")) == []


@pytest.mark.parametrize(("stated", "holds"), [("50%", True), ("49.4%", False), ("70%", False)])
def test_a_share_of_amounts_in_two_currencies(stated: str, *, holds: bool) -> None:
    """36 bn yuan are half of 10 bn dollars at 7.2; the rates taken are marked in the check."""
    share = says(stated, "sales_share", geography="CN", relative_to="maker")
    check = only(CheckKind.SHARE, share, says("360.0亿元", geography="CN"), says("$10.00 bn"))
    assert check.holds is holds
    assert check.rates is not None
    assert (check.rates.base, check.rates.quote, check.rates.origin) == ("USD", "CNY", "a bank")
    assert check.rates.rates == Interval.point(Decimal("7.2"))


def test_the_rates_of_a_period_s_months_are_its_tolerance() -> None:
    """In fiscal 2025 a dollar was 7.2 yuan, in its last month 7.3: a share by either of the two holds."""
    for stated in ("50.00%", "49.4%"):
        share = says(stated, "sales_share", geography="CN", relative_to="maker", period="FY2025")
        whole = says("$10.00 bn", period="FY2025")
        assert only(CheckKind.SHARE, share, says("360.00亿元", geography="CN", period="FY2025"), whole).holds


def test_one_currency_is_taken_before_two() -> None:
    """Where part and whole are stated in one currency, nothing is converted."""
    share = says("50%", "sales_share", geography="CN", relative_to="maker")
    parts = [says("360.0亿元", geography="CN"), says("$5.0 bn", geography="CN", source="paper")]
    check = only(CheckKind.SHARE, share, *parts, says("$10.0 bn"))
    assert check.rates is None
    assert prints(check, Role.PART) == ["$5.0 bn"]


def test_a_conversion_tells_the_end_that_fails() -> None:
    """14 to 18 bn dollars printed as 130 bn yuan fail at the lower end: both sides and the gap are that end's."""
    (check,) = of_kind(CheckKind.CONVERSION, says("140亿-180亿美元", as_converted="约合1300亿元"))
    assert not check.stated.intersects(check.implied)
    assert check.gap == Decimal("1.221")
    assert check.implied.high is not None
    assert check.implied.high < Decimal(104_000_000_000)
    assert check.cause is Cause.ONE_END


def test_what_each_figure_would_have_to_be() -> None:
    """Of a wrong share: a share of 12.55 %, a part of 11 bn or a whole of 22 bn, each if the other two are right."""
    figures = (
        says("25%", "sales_share", geography="CN", relative_to="maker"),
        says("$5.522 bn", geography="CN"),
        says("$44.0 bn"),
    )
    check = only(CheckKind.SHARE, *figures)
    share, part, whole = check.needed
    assert share is not None
    assert part is not None
    assert whole is not None
    assert share.holds(Decimal("12.55"))
    assert part.holds(Decimal(11_000_000_000))
    assert whole.holds(Decimal(22_088_000_000))
    held = only(CheckKind.SHARE, says("12.55%", "sales_share", geography="CN", relative_to="maker"), *figures[1:])
    assert held.needed == ()


def test_where_no_number_would_do_none_is_named() -> None:
    """If one product alone exceeds its maker, no sales of the other product can mend it."""
    products = says("$9.0 bn", subject="chip"), says("$3.0 bn", subject="other-chip")
    check = only(CheckKind.PARTS, says("$5.0 bn"), *products)
    needed = dict(zip((figure.subject for figure in check.figures), check.needed, strict=True))
    assert needed["other-chip"] is None
    assert needed["maker"] is not None


def test_what_any_number_would_pass_is_no_check() -> None:
    """A year is no less than a quarter of "at most 5": that says nothing of the year."""
    assert of_kind(CheckKind.PERIODS, says("$10 bn"), says("up to $5 bn", period="2024-Q1")) == []
