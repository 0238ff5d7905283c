"""Comparisons and quotes in another currency: rows as printed, conversions beside them, warnings."""

from decimal import Decimal
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.findings.conversion import RateBasis, RateTable, restate
from tests.web.conftest import load_into
from tests.web.reading import get, held, refused
from tests.web.test_api import conforms

COMPARE, QUOTE = "/api/v1/compare", "/api/v1/quote"
MONEY = {"metric": "revenue", "period_start__gte": "2021-01-01", "period_end__lte": "2025-12-31"}
SHAPES = {COMPARE: "ComparisonDetail", QUOTE: "QuoteList"}


@pytest.mark.parametrize("address", SHAPES)
@pytest.mark.parametrize("currency", ["USD", "CNY", "HKD", "EUR", "usd"])
@pytest.mark.parametrize("rate", RateBasis)
def test_every_answer_has_the_shape_that_is_described(
    client: TestClient, address: str, currency: str, rate: RateBasis
) -> None:
    """Whatever currency is asked for, what comes is what the description says, the query as understood included."""
    answer = client.get(address, params={**MONEY, "currency": currency, "rate": rate})
    description = client.get("/api/v1/openapi.json").json()
    assert conforms(description, SHAPES[address], answer.json()) == []
    assert answer.json()["meta"]["query"].endswith(f"&currency={currency.upper()}&rate={rate}")


@pytest.mark.parametrize("rate", RateBasis)
def test_rows_stay_as_printed(client: TestClient, seeded: Path, rate: RateBasis) -> None:
    """Every row is the one that the ledger holds; what its amount comes to stands beside, with rate and origin."""
    figures, catalogue = held(seeded)
    body = get(client, COMPARE, **MONEY, currency="USD", rate=rate)
    plain = get(client, COMPARE, **MONEY)
    assert body["figures"] == plain["figures"]
    printed = {figure.id: figure for figure in figures}
    expected = restate(
        [printed[row["id"]] for row in body["figures"]], "USD", RateTable.of(catalogue), basis=rate
    ).conversions
    told = {each["id"]: each for each in body["conversions"]}
    assert told.keys() == expected.keys() == {row["id"] for row in body["figures"] if row["unit"] == "CNY"}
    assert told
    for each in told.values():
        own = printed[each["id"]]
        taken = rate if own.stated_on else RateBasis.PERIOD
        assert (each["unit"], each["derived"], each["rate_basis"]) == ("USD", True, taken)
        assert "European Central Bank" in each["origin"]
        for name, number in (("low", own.value_low), ("value", own.value), ("high", own.value_high)):
            assert each[name] == (None if number is None else number * each["rate"])


def test_nothing_is_converted_unless_asked(client: TestClient) -> None:
    """By default, and with `reported` or an empty word, amounts stand as they were stated."""
    plain = get(client, COMPARE, **MONEY)
    assert (plain["conversions"], plain["warnings"]) == ([], [])
    for currency in ("reported", ""):
        assert get(client, COMPARE, **MONEY, currency=currency, rate="statement") == plain


def test_what_has_no_rate_is_told_with_the_reason(client: TestClient) -> None:
    """The ledger has no euro rates: every amount stays in its currency, and each says why."""
    body = get(client, COMPARE, **MONEY, currency="EUR")
    assert {each["reason"] for each in body["conversions"]} == {"no-rate"}
    assert body["data"] == get(client, COMPARE, **MONEY)["data"]


def test_brackets_are_in_the_currency_asked_for(client: TestClient) -> None:
    """Intervals and series are in yuan where yuan are asked for, and a quote names the printed figure beside."""
    body = get(client, COMPARE, **MONEY, currency="CNY")
    assert {bracket["unit"] for bracket in body["data"]["brackets"]} == {"CNY"}
    for quoted in get(client, QUOTE, **MONEY, currency="CNY")["data"]:
        assert quoted["unit"] == "CNY"
        printed = quoted["figure"]
        if printed["unit"] == "USD":
            assert printed["value"] is None or 6 < quoted["value"] / printed["value"] < 8
            assert "converted" in quoted["sentences"]["en"]
            again = get(client, quoted["permalink"])["data"]
            assert [each["value"] for each in again] == [quoted["value"]]


ROWS = """metric,subject,geography,period,as_reported,nature,source,document
revenue,amd,CN,2023,$10.00 billion,estimate,idc,h20-returns-newspaper-2025-07
revenue,cambricon,CN,2023,713亿元,estimate,bernstein,h20-returns-newspaper-2025-07
"""


def test_a_warning_where_the_basis_decides_who_is_larger(
    own_ledger: Path, own_client: TestClient, tmp_path: Path
) -> None:
    """Ten billion dollars are less than 71.3 billion yuan at the rate of 2023, and more at that of July 2025."""
    (tmp_path / "figures.csv").write_text(ROWS)
    load_into(own_ledger, tmp_path / "figures.csv")
    asked = {"metric": "revenue", "period": "2023", "source": ["idc", "bernstein"], "geography": "CN"}
    answer = own_client.get(COMPARE, params={**asked, "currency": "USD"}).json()
    (warning,) = answer["warnings"]
    subjects = {row["id"]: row["subject"] for row in answer["figures"]}
    assert (subjects[warning["one"]], subjects[warning["other"]]) == ("cambricon", "amd")
    assert warning["by_period"][0] > warning["by_period"][1] == Decimal(10**10)
    assert warning["by_statement"][0] < warning["by_statement"][1]
    assert "which is larger depends" in warning["sentences"]["en"].lower()
    assert "汇率" in warning["sentences"]["zh_hans"]
    assert "匯率" in warning["sentences"]["zh_hant"]
    assert own_client.get(COMPARE, params=asked).json()["warnings"] == []


def test_a_figure_tells_what_it_comes_to(client: TestClient, seeded: Path) -> None:
    """One figure's page and its data tell of dollars in yuan, of yuan in dollars, and of chips in neither."""
    found, _ = held(seeded)
    for printed, other, sign in (("USD", "CNY", "CN¥"), ("CNY", "USD", "$")):
        figure = next(f for f in found if f.unit == printed and f.period == "2024")
        (told,) = get(client, f"/api/v1/figures/{figure.id}")["conversions"]
        assert (told["id"], told["unit"], told["rate_period"]) == (figure.id, other, "2024")
        page = client.get(f"/figures/{figure.id}").text
        assert f"≈ {sign}" in page
        assert "CNY per USD (average of 2024; European Central Bank" in page
    chips = next(f for f in found if f.unit == "chips")
    assert get(client, f"/api/v1/figures/{chips.id}")["conversions"] == []
    assert "derived" not in client.get(f"/figures/{chips.id}").text


REFUSALS = [
    (f"{COMPARE}?currency=USX", {"currency": "did you mean USD"}),
    (
        f"{COMPARE}?currency=bitcoin&rate=stated",
        {"currency": "it is one of reported", "rate": "did you mean statement"},
    ),
    (f"{QUOTE}?metric=revenue&rate=perod", {"rate": "did you mean period?"}),
    (f"{QUOTE}?curency=USD", {"curency": "did you mean"}),
    ("/api/v1/coverage?currency=USD", {"currency": "There is no parameter 'currency'"}),
]


@pytest.mark.parametrize(("address", "wrong"), REFUSALS)
def test_what_can_t_be_followed_is_refused(client: TestClient, address: str, wrong: dict[str, str]) -> None:
    """A currency or basis that isn't known is named, with the nearest that is."""
    found = refused(client, address)
    assert set(found) == set(wrong)
    assert all(wrong[name] in found[name] for name in wrong)
