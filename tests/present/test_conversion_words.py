"""Conversions in words: the amount, the rate above one with its days, whose it is, and that nobody stated it."""

import pytest

from app.figures.reference import Catalogue
from app.findings.conversion import (
    Converted,
    NoRate,
    NoRateReason,
    RateBasis,
    RateTable,
    convert,
    order_flips,
    restate,
)
from app.present.contexts.figure import figure_page
from app.present.languages import Language, speaker
from app.present.words.claims import number_words
from app.present.words.conversions import (
    conversion_words,
    flip_sentence,
    no_rate_reasons,
    rate_bases,
    restatement_note,
    short_conversion,
)
from app.present.words.terms import Narrator
from tests.findings.world import WORLD, says
from tests.present.test_contexts import visit

RATES = RateTable.of(WORLD)


def narrator(language: Language = Language.EN) -> Narrator:
    """Give a narrator of the small world."""
    return Narrator(speaker(language), WORLD)


def told(printed: str, unit: str, period: str = "2024", language: Language = Language.EN) -> str:
    """Tell a printed amount in another currency."""
    figure = says(printed, period=period)
    return conversion_words(figure, convert(figure, unit, RATES), narrator(language))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (Language.EN, "≈ $10 bn at 7.2000 CNY per USD (average of 2024; a bank); derived, nobody stated it"),
        (
            Language.ZH_HANS,
            "约合100亿美元（按2024年均价1美元兑7.2000元折算，汇率来源：a bank；由本账本推算，并非来源所述）",
        ),
        (
            Language.ZH_HANT,
            "約合100億美元（按2024年均價1美元兌7.2000元折算，匯率來源：a bank；由本帳本推算，並非來源所述）",
        ),
    ],
)
def test_an_amount_with_its_rate(language: Language, expected: str) -> None:
    """The rate is told above one whichever way it is taken, with its days and origin; derived is said."""
    assert told("720亿元", "USD", language=language) == expected


def test_the_days_of_the_rate() -> None:
    """A day's rate, the average of a time when it was stated, and one longer than the period say what they are."""
    assert "(rate of 16 Jul 2025, when it was stated; a bank)" in told("$10 bn", "CNY", period="")
    assert "(average of January 2024 to January 2025; a bank)" in told("$10 bn", "CNY", period="FY2025")
    assert "(average of 2025, which is longer than its period; a bank)" in told("$10 bn", "CNY", period="2025-03-03")
    earlier = says("$10 bn", period="", stated_on=WORLD.documents["page"].published_on.replace(day=2))  # type: ignore[union-attr]
    words = conversion_words(earlier, convert(earlier, "CNY", RATES), narrator())
    assert "(average of July 2025, when it was stated; a bank)" in words


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("超过10亿美元", "≈ more than CN¥7.2 bn at 7.20, average of 2024"),
        ("约10亿美元", "≈ CN¥7.2 bn at 7.20, average of 2024"),
        ("$10-20 bn", "≈ CN¥72–144 bn at 7.20, average of 2024"),
    ],
)
def test_a_few_words(printed: str, expected: str) -> None:
    """Beside a point stand the number, bounded as the printed one and approximate once, the rate and its days."""
    figure = says(printed)
    done = convert(figure, "CNY", RATES)
    assert isinstance(done, Converted)
    assert short_conversion(figure, done, narrator()) == expected


def test_a_day_in_a_few_words() -> None:
    """A rate of one day is not called an average."""
    figure = says("$10 bn", period="")
    done = convert(figure, "CNY", RATES)
    assert isinstance(done, Converted)
    assert short_conversion(figure, done, narrator()) == "≈ CN¥71.8 bn at 7.18, the rate of 16 Jul 2025"


def test_every_reason_and_basis_has_words() -> None:
    """Each reason for no rate and each basis is told in every language, in words of its own."""
    for language in Language:
        assert set(no_rate_reasons(language)) == set(NoRateReason)
        assert set(rate_bases(language)) == set(RateBasis)
        assert len({*no_rate_reasons(language).values()}) == len(NoRateReason)
    assert conversion_words(says("$1 bn"), NoRate(NoRateReason.NO_RATE), narrator()).startswith("The ledger has no")


def test_what_was_restated_is_noted() -> None:
    """A note counts what was converted, how and what was not, and is empty where nothing had to be."""
    bank = says("$20 bn", source="bank", period="2029")
    figures = [says("$10 bn"), bank, says("$1 bn", period="2019"), says("10亿元")]
    note = restatement_note(restate(figures, "CNY", RATES, basis=RateBasis.PERIOD), narrator())
    assert note == (
        "2 amounts are shown in Chinese yuan by averages of the period (a bank): derived, nobody stated them. "
        "1 of them is by rates of the day of statement instead. "
        "1 amount stays in its own currency, for want of a rate of its time."
    )
    assert not restatement_note(restate(figures[:3], "USD", RATES, basis=RateBasis.PERIOD), narrator())


@pytest.mark.parametrize(("language", "number"), [(Language.EN, "≈ $10 bn"), (Language.ZH_HANS, "约合100亿美元")])
def test_about_is_told_once(language: Language, number: str) -> None:
    """A conversion is marked as approximate by itself, so “about” is not told again."""
    made = restate([says("约720亿元", period="2024")], "USD", RATES, basis=RateBasis.PERIOD)
    assert number_words(made.figures[0], Narrator(speaker(language), WORLD, made)) == number


def test_a_warning_tells_amounts_that_differ() -> None:
    """The warning gives both pairs with as many digits as it takes to see who is larger."""
    figures = [says("$10 bn"), says("719.9亿元", subject="rival", source="bank")]
    (flip,) = order_flips(figures, "USD", RATES)
    sentence = flip_sentence(flip, narrator())
    assert "comes to $10 bn and" in sentence
    assert "to $9.999 bn, at rates of when they were stated the one to $10 bn and the other to $10.03 bn" in sentence


def test_the_page_of_a_figure_tells_of_conversions_once() -> None:
    """A figure's page has a line for each conversion; the same reason twice is told once."""
    figure = says("$10 bn")
    reason = NoRate(NoRateReason.NO_RATE)
    page = figure_page(
        visit(),
        figure,
        versions=(),
        origin=None,
        echoes=(),
        supersedes=None,
        superseded_by=(),
        comparable=(),
        conversions=(convert(figure, "CNY", RATES), reason, reason),
    )
    assert [line[:12] for line in page.conversions] == ["≈ CN¥72 bn a", "The ledger h"]


def test_without_rates_nothing_is_told() -> None:
    """A ledger without rates converts nothing, and says why."""
    empty = RateTable.of(Catalogue())
    found = restate([says("$10 bn")], "CNY", empty, basis=RateBasis.PERIOD)
    assert "for want of a rate" in restatement_note(found, narrator())
