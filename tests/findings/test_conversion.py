"""Money in another currency: the rate of the period or of the day, its days and origin, or the reason why not."""

from decimal import Decimal

from app.figures.reference import Catalogue
from app.findings.conversion import Converted, NoRate, NoRateReason, RateBasis, RateTable, convert
from tests.findings.world import WORLD, says

RATES = RateTable.of(WORLD)


def converted(printed: str, unit: str, period: str = "2024", basis: RateBasis = RateBasis.PERIOD) -> Converted:
    """Convert a printed amount."""
    found = convert(says(printed, period=period), unit, RATES, basis=basis)
    assert isinstance(found, Converted)
    return found


def test_by_the_average_of_the_period() -> None:
    """A year's amount takes the year's average; the answer names the rate, its days and its origin, and is derived."""
    found = converted("$10-20 bn", "CNY")
    assert (found.low, found.value, found.high) == (Decimal(72_000_000_000), None, Decimal(144_000_000_000))
    assert (found.rate, found.rate_period, found.origin, found.exact) == (Decimal("7.2"), "2024", "a bank", True)
    assert found.derived


def test_by_the_day_of_the_statement() -> None:
    """The day's rate is taken where it is asked for, and where there is no period; without a day, the period's."""
    asked = converted("$10 bn", "CNY", basis=RateBasis.STATEMENT)
    undated = converted("$10 bn", "CNY", period="")
    for found in (asked, undated):
        assert (found.rate, found.rate_basis) == (Decimal("7.18"), RateBasis.STATEMENT)
    never_dated = convert(says("$10 bn", stated_on=None), "CNY", RATES, basis=RateBasis.STATEMENT)
    assert isinstance(never_dated, Converted)
    assert (never_dated.rate, never_dated.rate_basis) == (Decimal("7.2"), RateBasis.PERIOD)


def test_what_was_still_to_come_takes_the_day_of_its_statement() -> None:
    """Days that no rate covers take the rate of the statement, if it was made before they were over, and say so."""
    found = converted("$10 bn", "CNY", period="2029")
    assert (found.rate, found.rate_period, found.rate_basis) == (Decimal("7.18"), "2025-07-16", RateBasis.STATEMENT)
    assert converted("$10 bn", "CNY", period="2025").rate_basis is RateBasis.PERIOD
    undated = says("$10 bn", period="2029", stated_on=None)
    assert convert(undated, "CNY", RATES) == NoRate(NoRateReason.NO_RATE)


def test_the_table_names_its_currencies() -> None:
    """What can be converted into are the hub and what has rates against it; without rates, nothing."""
    assert RATES.currencies == ("USD", "CNY", "HKD")
    assert RateTable.of(Catalogue()).currencies == ()


def test_a_fiscal_year_weighs_its_months() -> None:
    """NVIDIA-like years take the months that they share days with: 338 days at 7.2 and 26 at 7.3."""
    found = converted("$10 bn", "CNY", period="FY2025")
    assert found.rate_period == "2024-01/2025-01"
    assert abs(found.rate - (Decimal("7.2") * 338 + Decimal("7.3") * 26) / 364) < Decimal("1e-9")


def test_across_the_dollar_and_back() -> None:
    """Yuan become Hong Kong dollars through the US dollar."""
    found = converted("7.18亿元", "HKD", basis=RateBasis.STATEMENT)
    assert abs((found.value or 0) - Decimal(785_000_000)) < 1
    back = converted("HK$785 million", "CNY", basis=RateBasis.STATEMENT)
    assert abs((back.value or 0) - Decimal(718_000_000)) < 1


def test_a_longer_average_is_marked() -> None:
    """Where only the year is known, a day within it takes the year's rate and says so."""
    found = converted("$10 bn", "CNY", period="2025-03-03")
    assert (found.rate_period, found.exact) == ("2025", False)


def test_no_rate_has_a_reason() -> None:
    """What is no money, what has no days and what no rate covers stays as it is."""
    chips = says("90万块", "pieces", unit="chips")
    assert convert(chips, "CNY", RATES) == NoRate(NoRateReason.NOT_MONEY)
    assert convert(says("$1 bn", period="2019"), "CNY", RATES) == NoRate(NoRateReason.NO_RATE)
    assert convert(says("$1 bn", period="", stated_on=None), "CNY", RATES) == NoRate(NoRateReason.NO_DAYS)
    assert convert(says("$1 bn"), "EUR", RATES) == NoRate(NoRateReason.NO_RATE)
