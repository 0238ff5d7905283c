"""A quote in words: who says the number, what the others say, by which rule it was chosen, as of when, and where."""

from dataclasses import replace
from datetime import date

from app.figures.figure import Figure
from app.figures.vocabulary import Bound, Nature, RateBasis
from app.findings.comparison import compare
from app.findings.contradictions import find_contradictions
from app.findings.conversion import Restatement
from app.findings.quoting import LosingReason, Rule, quote
from app.present.languages import Language
from app.present.words.quotes import quote_sentence
from app.present.words.rules import losing_reasons, rule_meanings, rules
from tests.findings.claims import METRICS, claim
from tests.present.narration import CATALOGUE, narrator

MAY, JULY = date(2025, 5, 28), date(2025, 7, 16)


def told(
    *figures: Figure,
    rule: Rule = Rule.BEST,
    language: Language = Language.EN,
    as_of: date | None = None,
    link: str = "",
) -> str:
    """Tell the quote on claims about one thing."""
    (bracket,) = compare(figures, METRICS).brackets
    found = quote(bracket, CATALOGUE, rule, as_of=as_of)
    return quote_sentence(bracket, found, narrator(language), permalink=link)


OWN = claim("own", 4.5, stated_on=MAY)
GUIDED = claim("guided", high=5.5, bound=Bound.AT_MOST, nature=Nature.GUIDANCE, stated_on=date(2025, 4, 15))
IDC = claim("idc", 5.5, source="idc", nature=Nature.ESTIMATE, stated_on=JULY)
OMDIA = claim("omdia", low=5, high=6, source="omdia", nature=Nature.ESTIMATE, stated_on=JULY)


def test_best_in_english() -> None:
    """The number with its source and days, the others, the source's own other word, the reason and the link."""
    assert told(OWN, GUIDED, IDC, OMDIA, link="/topics/x?rule=best") == (
        "NVIDIA reported revenue of $4.50 in China for 2024, stated on 28 May 2025; 2 other sources say $5.50 or $5–6, "
        "the largest is 1.2 times the smallest; NVIDIA itself also says up to $5.50 (guidance, 15 Apr 2025). "
        "Chosen out of 4 claims of 3 independent sources because “actual” goes before “estimate”, as of 16 Jul 2025. "
        "/topics/x?rule=best"
    )


def test_best_in_chinese() -> None:
    """The same in Chinese, with its own punctuation, dates and number forms."""
    assert told(OWN, IDC, language=Language.ZH_HANS) == (
        "英伟达公布，2024年中国营业收入为4.50美元（2025年5月28日表述）；另有1个来源称5.50美元，最大值是最小值的1.2倍。"
        "从2个独立来源的2条说法中选出，因“实际”优先于“估算”，截至2025年7月16日。"
    )
    assert told(OWN, IDC, language=Language.ZH_HANT).startswith(
        "輝達公布，2024年中國營業收入為4.50美元（2025年5月28日表述）；"
    )


def test_latest() -> None:
    """The latest statement says that it is the latest."""
    sentence = told(OWN, IDC, rule=Rule.LATEST)
    assert sentence.startswith("IDC estimated ")
    assert "at $5.50 in China for 2024, stated on 16 Jul 2025; 1 other source says $4.50" in sentence
    assert "2 independent sources as the latest statement, as of" in sentence


def test_median_that_nobody_states() -> None:
    """The mean of two middle numbers is told as such, with the sources."""
    assert told(OWN, IDC, rule=Rule.MEDIAN) == (
        "NVIDIA revenue, China, 2024: $5, the mean of the two middle numbers of NVIDIA and IDC; the largest is 1.2 "
        "times the smallest. Reckoned from 2 claims of 2 independent sources, as of 16 Jul 2025."
    )


def test_what_a_rule_holds_against_it() -> None:
    """“The only claim” is not the last word where other claims add up to another number: that is told in one breath."""
    figures = [OWN, *(claim(f"q{n}", 2, period=f"2024-Q{n}", source="idc", stated_on=MAY) for n in range(1, 5))]
    against = find_contradictions(figures, CATALOGUE)
    bracket = next(each for each in compare(figures, METRICS).brackets if each.period == "2024")

    def said(language: Language) -> str:
        return quote_sentence(bracket, quote(bracket, CATALOGUE), narrator(language), against=against)

    assert said(Language.EN).endswith(
        "It is the only claim, as of 28 May 2025. But it would be $7.80–8.20, "
        "given $2 (Q1 2024), $2 (Q2 2024), $2 (Q3 2024) and $2 (Q4 2024), all according to IDC."
    )
    assert said(Language.ZH_HANS).endswith("（均据IDC）推算应为7.80–8.20美元。")
    assert said(Language.ZH_HANT).endswith("（均據IDC）推算應為7.80–8.20美元。")
    part = next(each for each in compare(figures, METRICS).brackets if each.period == "2024-Q1")
    told = quote_sentence(part, quote(part, CATALOGUE), narrator(), against=against)
    assert "It is the only claim, as of 28 May 2025. Can’t all be true: NVIDIA revenue, China, 2024: " in told


def test_envelope() -> None:
    """All that is stated, rounding included, however many sources there are; a mere limit leaves it open below."""
    assert told(OWN, OMDIA, rule=Rule.ENVELOPE).startswith(
        "NVIDIA revenue, China, 2024: $4.45–6.05 spans everything stated by NVIDIA and Omdia, rounding included; "
    )
    assert "2024: at most $5.50 spans everything" in told(OWN, GUIDED, rule=Rule.ENVELOPE)
    many = [claim(f"c{n}", n, source=f"s{n}") for n in range(1, 5)]
    assert "spans everything stated by 4 sources" in told(*many, rule=Rule.ENVELOPE)


def test_one_alone_and_none() -> None:
    """A single claim says so; before the first statement nothing had been stated; without ends there is no middle."""
    assert told(OWN).endswith("stated on 28 May 2025. It is the only claim, as of 28 May 2025.")
    assert told(OWN, as_of=date(2025, 1, 1)) == (
        "NVIDIA revenue, China, 2024: nothing that stands had been stated by 1 Jan 2025."
    )
    assert "there is no middle number. As of" in told(claim("up", low=3, bound=Bound.MORE_THAN), rule=Rule.MEDIAN)


def test_many_others_and_the_same() -> None:
    """More than three numbers of others become their ends; one and the same number is said to be that."""
    many = [claim(f"c{n}", n, source=f"s{n}", nature=Nature.ESTIMATE) for n in (5, 6, 7, 9)]
    assert "4 other sources range from $5 to $9" in told(OWN, *many)
    assert "; 1 other source says the same. " in told(OWN, claim("same", 4.5, source="idc"))


def test_a_number_that_was_stated_again_keeps_its_first_day() -> None:
    """Where a source repeats its number later, the sentence gives the day on which it was first stated, too."""
    again = claim("again", 4.5, stated_on=JULY)
    assert "for 2024, stated on 28 May 2025 and again on 16 Jul 2025." in told(OWN, again)
    assert "for 2024, stated on 16 Jul 2025." in told(claim("other", 4.4, stated_on=MAY), again)


def test_a_number_inside_a_range_is_told() -> None:
    """Of an estimate with both, the sentence gives the range and the likeliest number."""
    assert "at $4–6 in China for 2024, most likely $5, stated on" in told(
        claim("both", 5, low=4, high=6, source="idc", nature=Nature.ESTIMATE)
    )


def test_a_converted_number_is_nobodys_word() -> None:
    """A conversion that is chosen is told as such, with its print; that another number is one is said, too."""

    def told_with(converted: Figure) -> str:
        (bracket,) = compare([OWN, IDC], METRICS).brackets
        made = Restatement("USD", RateBasis.PERIOD, (OWN, IDC), {}, {converted.id: converted})
        return quote_sentence(bracket, quote(bracket, CATALOGUE), replace(narrator(), restatement=made))

    assert "revenue of ≈ $4.50" in told_with(OWN)
    assert told_with(OWN).endswith(" The number is converted; it was printed as “4.5”.")
    assert told_with(IDC).endswith(" Numbers printed in another currency are converted.")
    assert "convert" not in told(OWN, IDC)


def test_every_rule_and_reason_has_words() -> None:
    """No rule and no reason for losing is without its words, in any language."""
    for language in Language:
        assert set(rules(language)) == set(rule_meanings(language)) == set(Rule)
        assert set(losing_reasons(language)) == set(LosingReason)
