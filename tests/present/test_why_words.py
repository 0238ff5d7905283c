"""Why two figures differ, in words: a sentence for each field that does, and none for one that doesn't."""

from datetime import date

import pytest

from app.figures.vocabulary import Bound, Nature
from app.findings.why import SCOPE, DifferingField, is_comparable, why_differ
from app.present.contexts.why import close_claims
from app.present.languages import Language
from app.present.words.why import apart_words, why_sentences, why_text
from tests.findings.claims import claim
from tests.present.narration import CATALOGUE, narrator

YEAR = claim("year", 5)
FISCAL = claim(
    "fiscal", 6, period="2024", geography="SG", source="idc", nature=Nature.ESTIMATE, stated_on=date(2025, 8, 1)
)


def test_a_sentence_for_each_field_that_differs() -> None:
    """Place, nature, source and date differ, and just these are told, in their order."""
    assert why_text(YEAR, FISCAL, narrator()) == (
        "One is for China, the other for Singapore. One is given as “actual”, the other as “estimate”. "
        "One comes from NVIDIA, the other from IDC. One was stated on 16 Jul 2025, the other on 1 Aug 2025."
    )
    assert why_text(YEAR, FISCAL, narrator(Language.ZH_HANS)) == (
        "一条的范围是中国大陆，另一条是新加坡。一条性质为“实际”，另一条为“估算”。一条来自英伟达，另一条来自IDC。"
        "一条于2025年7月16日表述，另一条于2025年8月1日表述。"
    )


def test_parts_and_silence() -> None:
    """A quarter is part of its year; what only one says is told of that one; nothing different is said to be so."""
    quarter = claim("quarter", 2, period="2024-Q2", basis="gaap")
    assert why_text(YEAR, quarter, narrator()) == (
        "Only one says how it is reckoned: US GAAP. One counts 2024, the other Q2 2024, which is part of the former."
    )
    assert why_text(quarter, YEAR, narrator()).endswith(
        "One counts Q2 2024, the other 2024, which includes the former."
    )
    assert why_text(YEAR, claim("again", 7), narrator()) == "They say the same of everything but the number."


CELLS = {
    "metric": "profit",
    "subject": "ai-chips",
    "buyer": "bytedance",
    "relative_to": "ai-chips",
    "geography": "SG",
    "basis": "gaap",
    "period": "2023",
    "unit": "CNY",
    "nature": Nature.FORECAST,
    "bound": Bound.ABOUT,
    "source": "idc",
    "stated_on": None,
    "document": "elsewhere",
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("column", CELLS)
def test_every_field_has_words(column: str, language: Language) -> None:
    """Whatever differs is told in one sentence that ends, and only what a claim is about sets it apart."""
    other = claim("other", 5, **{column: CELLS[column]})
    ((difference, sentence),) = why_sentences(YEAR, other, narrator(language))
    assert sentence.endswith("。" if language is not Language.EN else ".")
    assert "%" not in sentence
    apart = apart_words(YEAR, other, narrator(language))
    assert len(apart) == (difference.field in SCOPE)
    assert is_comparable(why_differ(YEAR, other, CATALOGUE)) == (not apart)


def test_fiscal_and_calendar_days() -> None:
    """Days and the calendar they are counted in make one sentence; the same days under two names another."""
    days = claim("days", 5, period="FY2024")
    told = why_sentences(YEAR, days, narrator())
    assert [difference.field for difference, _ in told] == [DifferingField.CALENDAR]
    assert told[0][1].startswith("One calls the same days 2024, the other FY2024 (1 Jan")
    assert apart_words(YEAR, days, narrator())[0].startswith("Period: FY2024 (1 Jan")


def test_what_stands_close_is_told_with_what_sets_it_apart() -> None:
    """Each close claim leads to its page and says by what it is another; where all are is one link."""
    close = close_claims(YEAR, [FISCAL, claim("gaap", 5, basis="gaap"), claim("q", 1, period="2024-Q1")], narrator())
    assert [(each.number.href, each.apart) for each in close.claims] == [
        ("/figures/fiscal", ("Place: Singapore, not China as here",)),
        ("/figures/gaap", ("Basis: US GAAP; here none",)),
        ("/figures/q", ("Period: Q1 2024, part of 2024 here",)),
    ]
    assert close.claims[0].meant == "estimate, 1 Aug 2025"
    assert close.all_href == "/figures?metric=revenue&subject__under=nvidia"
    assert apart_words(claim("gaap", 5, basis="gaap"), YEAR, narrator()) == ("Basis: none; here US GAAP",)
