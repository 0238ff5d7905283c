"""Figures, periods, selections and comparisons in words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.figures.columns import COLUMNS
from app.figures.figure import Figure
from app.figures.period import FiscalCalendar, read_period
from app.figures.reference import Metric, Subject, Words
from app.figures.selection import OPERATOR_MEANINGS, Condition, Selection, read_selection
from app.figures.series import SeriesKey
from app.figures.vocabulary import Bound, Nature, SourceKind, Status, SubjectKind
from app.figures.vocabulary import MetricKind as Kind
from app.present.languages import Language, speaker
from app.present.words.claims import claim_sentence, interval_sentence
from app.present.words.periods import period_words, year_end_words
from app.present.words.selections import chips, comparison_title, selection_words
from app.present.words.terms import Narrator, columns, date_certainties, kinds, natures, tables
from tests.findings.claims import claim
from tests.present.narration import CATALOGUE, narrator

NVIDIA_YEAR = FiscalCalendar.read("last-sunday-january")


@pytest.mark.parametrize(
    ("label", "english", "simplified", "traditional"),
    [
        ("2024", "2024", "2024年", "2024年"),
        ("2024-Q3", "Q3 2024", "2024年第三季度", "2024年第三季"),
        ("2024-H1", "H1 2024", "2024年上半年", "2024年上半年"),
        ("2024-07", "July 2024", "2024年7月", "2024年7月"),
        ("2024-07-15", "15 Jul 2024", "2024年7月15日", "2024年7月15日"),
        ("FY2026", "FY2026", "2026财年", "2026財年"),
        ("FY2026-Q1", "FY2026 Q1", "2026财年第一财季", "2026財年第一財季"),
        ("FY2027-H2", "FY2027 H2", "2027财年下半年", "2027財年下半年"),
        ("2022-01/2025-03", "January 2022 to March 2025", "2022年1月至2025年3月", "2022年1月至2025年3月"),
        (None, "no stated period", "未注明期间", "未註明期間"),
    ],
)
def test_periods_have_names_in_each_language(
    label: str | None, english: str, simplified: str, traditional: str
) -> None:
    """A canonical label is said as people say it."""
    assert [period_words(label, speaker(language)) for language in Language] == [english, simplified, traditional]


def test_a_fiscal_year_s_end_is_said() -> None:
    """A subject's page tells when its fiscal year ends, in each script's own words, whichever was asked for before."""
    assert year_end_words(NVIDIA_YEAR, speaker(Language.EN)) == "last Sunday of January"
    assert year_end_words(FiscalCalendar.read("03-31"), speaker(Language.EN)) == "end of March"
    assert year_end_words(NVIDIA_YEAR, speaker(Language.ZH_HANS)) == "一月最后一个星期日"
    assert year_end_words(NVIDIA_YEAR, speaker(Language.ZH_HANT)) == "1月最後一個星期日"


def bn(figure_id: str, value: str, **cells: Any) -> Figure:
    """Make a figure of so many billion dollars."""
    return claim(figure_id, str(Decimal(value).scaleb(9)), **cells)


def test_a_claim_is_a_sentence_in_three_languages() -> None:
    """Who reported which number, about what, where and when, with a fiscal period's days."""
    period = read_period("FY2026-Q1", NVIDIA_YEAR)
    figure = bn("a", "5.522", geography="CN-AND-HK", period=None)
    figure = Figure(
        **{name: getattr(figure, name) for name in Figure.__dataclass_fields__ if not name.startswith("period")},
        period=period.label,
        period_start=period.start,
        period_end=period.end,
    )
    assert [claim_sentence(figure, narrator(language)) for language in Language] == [
        "NVIDIA reported revenue of $5.522 bn in mainland China with Hong Kong for FY2026 Q1 "
        "(27 Jan – 27 Apr 2025).".replace(" – ", "\u2009–\u2009"),
        "英伟达公布，2026财年第一财季（2025年1月27日至4月27日）中国大陆（含香港）营业收入为55.22亿美元。",
        "輝達公布，2026財年第一財季（2025年1月27日至4月27日）中國大陸（含香港）營業收入為55.22億美元。",
    ]


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"source": "idc"}, "IDC reported the revenue of NVIDIA at $3 bn in China for 2024."),
        (
            {"source": "idc", "bound": Bound.AT_LEAST},
            "IDC reported the revenue of NVIDIA at no less than $3 bn in China for 2024.",
        ),
        (
            {"nature": Nature.ESTIMATE, "source": "idc"},
            "IDC estimated the revenue of NVIDIA at $3 bn in China for 2024.",
        ),
        ({"nature": Nature.FORECAST}, "NVIDIA forecast its revenue at $3 bn in China for 2024."),
        ({"nature": Nature.GUIDANCE}, "NVIDIA gave guidance on its revenue: $3 bn in China for 2024."),
        ({"nature": Nature.TARGET}, "NVIDIA set a target for its revenue: $3 bn in China for 2024."),
        ({"nature": Nature.ORDER}, "NVIDIA spoke of orders: its revenue, $3 bn in China for 2024."),
        ({"nature": Nature.RUMOUR}, "NVIDIA passed on a rumour of its revenue: $3 bn in China for 2024."),
        (
            {"subject": "ai-chips", "source": "idc", "geography": "WORLD"},
            "IDC reported the revenue of AI chips at $3 bn worldwide for 2024.",
        ),
        ({"geography": "SG", "period": ""}, "NVIDIA reported revenue of $3 bn in Singapore."),
        (
            {"buyer": "bytedance", "basis": "gaap", "relative_to": "ai-chips"},
            "NVIDIA reported revenue by ByteDance of $3 bn (relative to AI chips, US GAAP) in China for 2024.",
        ),
        (
            {"status": Status.DENIED, "status_note": "said so"},
            "NVIDIA reported revenue of $3 bn in China for 2024. (Since then: denied.)",
        ),
    ],
)
def test_a_claim_says_how_it_is_meant(cells: dict[str, Any], sentence: str) -> None:
    """A forecast is never told as a fact, and what the number hangs on is told with it."""
    assert claim_sentence(bn("a", "3", **cells), narrator()) == sentence


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"source": "idc"}, "IDC公布，2024年英伟达在中国的营业收入为30亿美元。"),
        ({"source": "idc", "bound": Bound.ABOUT}, "IDC公布，2024年英伟达在中国的营业收入约30亿美元。"),
        ({"nature": Nature.GUIDANCE}, "英伟达给出指引：2024年中国营业收入为30亿美元。"),
        (
            {"source": "idc", "buyer": "bytedance"},
            "IDC公布，2024年英伟达在中国的营业收入（采购方：字节跳动）为30亿美元。",
        ),
        ({"source": "idc", "subject": "foundries"}, "IDC公布，2024年中国代工厂的营业收入为30亿美元。"),
    ],
)
def test_a_chinese_claim_reads_as_chinese(cells: dict[str, Any], sentence: str) -> None:
    """A hedge needs no verb, a buyer stands apart from what is counted, and no place is named twice."""
    foundries = Subject(slug="foundries", name=Words("Foundries", "中国代工厂"), kind=SubjectKind.GROUP)
    catalogue = replace(CATALOGUE, subjects={**CATALOGUE.subjects, "foundries": foundries})
    told = claim_sentence(bn("a", "3", **cells), Narrator(speaker(Language.ZH_HANS), catalogue))
    assert told == sentence


def test_what_is_the_same_everywhere_is_said_of_no_place() -> None:
    """A share's price is not one worldwide, as revenue is: it is no amount that parts of the world add to."""
    price = Metric(slug="share_price", name=Words("Share price"), definition=Words(), kind=Kind.LEVEL)
    told = Narrator(speaker(Language.EN), replace(CATALOGUE, metrics={**CATALOGUE.metrics, "share_price": price}))
    said = claim_sentence(claim("a", 164, metric="share_price", geography="WORLD", source="idc"), told)
    assert said == "IDC reported the share price of NVIDIA at $164 for 2024."
    assert "worldwide" in claim_sentence(claim("a", 164, geography="WORLD"), told)
    assert "in China" in claim_sentence(claim("a", 164, metric="share_price", source="idc"), told)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (claim("a", 30, unit="percent"), "Any number from 29.95% to 30.05% agrees with the print."),
        (claim("a", low=900, bound=Bound.MORE_THAN, unit="chips"), "Any number above 900 chips agrees with the print."),
        (
            claim("a", low=900, bound=Bound.AT_LEAST, unit="chips"),
            "Any number from 900 chips upwards agrees with the print.",
        ),
        (
            claim("a", high=900, bound=Bound.LESS_THAN, unit="chips"),
            "Any number from 0 chips to just under 900 chips agrees with the print.",
        ),
        (
            claim("a", high=-5, bound=Bound.AT_MOST, unit="chips", metric="profit"),
            "Any number up to −5 chips agrees with the print.",
        ),
    ],
)
def test_the_numbers_that_a_print_allows_are_said(figure: Figure, words: str) -> None:
    """A reader learns which numbers agree with the print, open ends included."""
    assert interval_sentence(figure, narrator()) == words


def test_a_selection_says_itself() -> None:
    """Filters are said with names and words, each with the way back without it."""
    pairs = [("source", "nvidia~idc"), ("nature", "actual"), ("value__gte", "1000"), ("_search", "H20")]
    selection, problems = read_selection(pairs, CATALOGUE)
    assert problems == []
    assert selection_words(selection, narrator()) == (
        "Search: “H20” · Nature: actual · Source: IDC or NVIDIA · Value from 1,000"
    )
    assert selection_words(selection, narrator(Language.ZH_HANT)) == (
        "搜尋：「H20」 · 性質：實際 · 來源：IDC或輝達 · 數值不小於1,000"
    )
    assert chips(selection, narrator())[0].query_without == "nature=actual&source=idc~nvidia&value__gte=1000"
    assert selection_words(Selection(), narrator()) == "All figures"


def test_every_operator_has_words() -> None:
    """No filter that the address can say is said as another."""
    said = {}
    for operator in set(OPERATOR_MEANINGS) - {"in"}:
        values = (True,) if operator == "isnull" else ("nvidia",)
        said[operator] = selection_words(Selection((Condition("subject", operator, values),)), narrator())
    assert len(set(said.values())) == len(said)


@pytest.mark.parametrize("language", Language)
def test_every_closed_word_and_column_has_a_name(language: Language) -> None:
    """Natures, kinds, columns, tables and certainties of dates can all be said."""
    assert set(natures(language)) == set(Nature)
    assert set(kinds(language)) >= {*Kind, *SubjectKind, *SourceKind}
    assert set(columns(language)) == {column.name for column in COLUMNS}
    assert all([*tables(language).values(), *date_certainties(language).values()])


def test_clocks_that_are_turned_back_are_said() -> None:
    """A selection says to which day a clock is turned back, and how to ask without it."""
    selection = Selection(as_of=date(2025, 7, 15), search="H20")
    assert selection_words(selection, narrator()) == "Stated by 15 Jul 2025 · Search: “H20”"
    assert selection_words(selection, narrator(Language.ZH_HANS)).startswith("截至2025年7月15日的说法")
    assert chips(selection, narrator())[0].query_without == "_search=H20"


def test_a_comparison_is_called_by_what_it_is_about() -> None:
    """The title of a reader's own comparison names metrics and subjects, each once; many subjects are counted."""
    key = SeriesKey("revenue", "nvidia", None, None, "CN", None, "USD")
    series = (key, key._replace(subject="bytedance"), key._replace(unit="CNY"))
    assert comparison_title(Selection(series=series), narrator()) == "Revenue: NVIDIA, ByteDance"
    many = Selection().where("metric", "revenue").where("subject", *"abcde")
    assert comparison_title(many, narrator()) == "Revenue: a, b, c and 2 more"
    other = Selection().where("source", "idc")
    assert comparison_title(other, narrator()) == selection_words(other, narrator())
