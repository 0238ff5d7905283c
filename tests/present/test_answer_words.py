"""The answer to a question, and the sentence of a card: from a few claims, in two sentences at most."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.figures.figure import Figure
from app.figures.reference import Metric, Words
from app.figures.vocabulary import Bound, Nature, Status
from app.figures.vocabulary import MetricKind as Kind
from app.findings.comparison import compare
from app.findings.contradictions import find_contradictions
from app.present.languages import Language
from app.present.words.answers import answer_sentences
from app.present.words.comparisons import card_sentence, counts_sentence, spread_words
from app.present.words.leading import editors_order, leading
from tests.findings.claims import METRICS, claim, claim_sets
from tests.present.narration import CATALOGUE, narrator


def bn(figure_id: str, value: str, **cells: Any) -> Figure:
    """Make a figure of so many billion dollars."""
    return claim(figure_id, str(Decimal(value).scaleb(9)), **cells)


def answered(*figures: Figure, order: str = "", language: Language = Language.EN) -> tuple[str, ...]:
    """Answer from some figures, with what can't all be true of them."""
    against = find_contradictions(figures, CATALOGUE)
    return answer_sentences(compare(figures, METRICS), narrator(language), order=editors_order(order), against=against)


def test_sources_that_agree_are_told_together() -> None:
    """Where several sources agree, the answer says between which numbers, and how many they are."""
    closed = [bn("a", "12", bound=Bound.ABOUT), bn("b", "12.5", bound=Bound.ABOUT, source="idc")]
    assert answered(*closed)[0] == "Two sources put the revenue of NVIDIA in China for 2024 at $12–12.5 bn."
    third = bn("c", "12", source="omdia", nature=Nature.FORECAST)
    assert answered(*closed, third)[0] == "Two sources put the revenue of NVIDIA in China for 2024 at $12–12.5 bn."
    same = [bn(slug, "12", source=source) for slug, source in (("a", "nvidia"), ("b", "idc"), ("c", "omdia"))]
    assert answered(*same)[0] == "Three sources put the revenue of NVIDIA in China for 2024 at $12 bn."


def test_what_contradicts_the_number_told_follows_it() -> None:
    """The number to quote is told first, then who says another one of the very same thing."""
    told = answered(bn("a", "12"), bn("b", "17", source="idc"))
    assert told == ("NVIDIA reported revenue of $12 bn in China for 2024.", "But IDC says $17 bn.")
    again = bn("again", "12", stated_on=date(2026, 5, 1), bound=Bound.ABOUT)
    assert answered(bn("a", "12"), again, bn("b", "17", source="idc")) == told
    assert answered(bn("a", "12"), bn("b", "17", source="idc"), language=Language.ZH_HANS)[1] == "但IDC称170亿美元。"


def test_a_contradiction_elsewhere_is_told_with_its_numbers() -> None:
    """What can't all be true is told with names and numbers, the widest first, also where it is not the main point."""
    clash = [bn("b", "9", period="2023"), bn("c", "5", period="2023", source="idc")]
    assert answered(bn("a", "12"), *clash)[1] == (
        "Sources contradict each other on NVIDIA revenue, China, 2023: $5 bn by IDC, $9 bn by NVIDIA."
    )
    alone = answer_sentences(compare([bn("a", "12"), *clash], METRICS), narrator())
    assert alone == answered(bn("a", "12"), *clash)


def test_what_rounding_explains_is_no_matter_of_an_answer() -> None:
    """A number that differs from another by no more than its own rounding isn't told against it, here or elsewhere."""
    exact = bn("a", "17.108")
    assert answered(exact, bn("b", "17.0", source="idc")) == (
        "NVIDIA reported revenue of $17.108 bn in China for 2024.",
    )
    assert answered(exact, bn("b", "16", source="idc"))[1] == "But IDC says $16 bn."


def test_a_contradiction_found_by_arithmetic_is_told() -> None:
    """A number above a limit that somebody else sets is told with both, whichever rule found them."""
    output = Metric(slug="output", name=Words("Units made", "产量"), definition=Words(), kind=Kind.LEVEL)
    limits = Metric(slug="limit", name=Words("Capacity", "产能"), definition=Words(), kind=Kind.CEILING, of="output")
    world = replace(CATALOGUE, metrics={"output": output, "limit": limits})
    say = replace(narrator(), catalogue=world)
    made = claim("made", 805_000, unit="chips", metric="output", source="idc", nature=Nature.ESTIMATE)
    limit = claim("limit", high=200_000, bound=Bound.AT_MOST, unit="chips", metric="limit", source="omdia")
    against = find_contradictions([made, limit], world)
    both = compare([made, limit], world.metrics)
    told = answer_sentences(both, say, order=editors_order("metric=output"), against=against)
    assert told[1] == (
        "Yet the limit is put at up to 200,000 chips (capacity) according to Omdia; "
        "the two are at least a factor of 4 apart."
    )
    card = card_sentence(both, say, against=against)
    assert card == "Not both can be true: 805,000 chips by IDC, up to 200,000 chips by Omdia."
    elsewhere = answer_sentences(compare([limit], world.metrics), say, against=against)
    assert elsewhere[1] == "The ledger holds no other source on this."


def test_what_was_expected_is_told_beside_what_came() -> None:
    """A result is told with what had been expected of it."""
    before = date(2024, 1, 1)
    hit = bn("hit", "12", source="idc", nature=Nature.FORECAST, stated_on=before)
    miss = bn("miss", "15", source="omdia", nature=Nature.FORECAST, stated_on=before)
    assert answered(bn("a", "12"), hit)[1] == "IDC had expected $12 bn."
    assert answered(bn("a", "12"), miss)[1] == "Omdia had expected $15 bn."
    assert answered(bn("a", "12"), hit, miss)[1].startswith("Sources contradict each other on NVIDIA revenue")


def test_a_number_is_told_with_how_it_moved() -> None:
    """A source's number is told beside its own of a year before, where both are one number on the same terms."""
    now, quarter = bn("now", "12"), {"period": "2025-Q1"}
    assert answered(now, bn("b", "10", period="2023"))[0].endswith("for 2024, up 20% on a year before.")
    assert answered(now, bn("b", "15", period="2023"))[0].endswith("for 2024, down 20% on a year before.")
    assert answered(now, bn("b", "3", period="2023"))[0].endswith("for 2024, 4 times as much as a year before.")
    assert answered(now, bn("b", "12", period="2023"))[0].endswith("for 2024, as a year before.")
    quarters = bn("q", "4.2", **quarter), bn("p", "4", period="2024-Q1")
    assert answered(*quarters, language=Language.ZH_HANS)[0].endswith("营业收入为42亿美元，同比增长5%。")
    loss = claim("l", -3, metric="profit", period="2023", unit="USD")
    assert answered(claim("p", 5, metric="profit", unit="USD"), loss)[0].endswith(", after −$3 a year before.")
    assert answered(claim("s", 13, unit="percent"), claim("t", 20, unit="percent", period="2023"))[0].endswith(
        ", after 20% a year before."
    )


def test_a_card_tells_how_its_number_moved() -> None:
    """A source's number of a year before is told on a card as well."""
    found = compare([bn("now", "12"), bn("then", "10", period="2023")], METRICS)
    assert card_sentence(found, narrator()) == "$12 bn for 2024, up 20% on a year before, says NVIDIA, the only source."
    long = "a-source-with-a-name-so-long-that-nothing-else-has-room-beside-it-on-a-card"
    crowded = compare([replace(each, source=long) for each in found.figures], METRICS)
    assert "a year before" not in card_sentence(crowded, narrator())
    told = card_sentence(found, narrator(Language.ZH_HANS))
    assert told == "2024年：120亿美元，同比增长20%，仅有英伟达一家来源。"


def test_only_like_is_told_beside_like() -> None:
    """No movement is told between two sources, two ways of counting, two natures, or numbers that are left open."""
    for cells in (
        {"source": "idc"},
        {"basis": "gaap"},
        {"nature": Nature.ESTIMATE},
        {"bound": Bound.ABOUT},
        {"geography": "SG"},
        {"period": "2022"},
    ):
        told = answered(bn("now", "12"), bn("b", "10", **{"period": "2023", **cells}))
        assert told[0] == "NVIDIA reported revenue of $12 bn in China for 2024."


def test_the_same_days_of_others_are_told() -> None:
    """Numbers that differ from the first in one thing are told with it, the greatest first, the rest counted."""
    places = [bn(slug, value, geography=slug) for slug, value in (("SG", "3"), ("WORLD", "40"), ("US", "9"))]
    assert answered(bn("a", "12"), *places, order="geography=CN")[1] == (
        "For the same period – WORLD: $40 bn; US: $9 bn; Singapore: $3 bn."
    )
    told = answered(bn("a", "12"), bn("b", "10", basis="gaap", source="idc", nature=Nature.FORECAST))
    assert told[1] == "For the same period – US GAAP: $10 bn (IDC, forecast)."
    undated = answered(bn("a", "12", period=None), bn("b", "3", period=None, geography="SG"), order="geography=CN")
    assert undated[1] == "Beside it – Singapore: $3 bn."
    other = answered(bn("a", "12"), bn("b", "3", period="2022", geography="SG"))
    assert other[1] == "Beside it – Singapore: $3 bn (2022)."


def test_two_ways_of_counting_are_both_told_where_the_question_is_of_them() -> None:
    """Where an editor names two bases, the answer and the card hold both numbers of the latest period that has them."""
    figures = [
        bn("old", "2", basis="gaap", period="2023"),
        bn("new", "3", basis="non-gaap", period="2023"),
        bn("later", "9", basis="gaap", period="2024"),
    ]
    order = "metric=revenue&basis=gaap~non-gaap"
    told = answered(*figures, order=order)
    assert told[0] == "NVIDIA reported revenue of $2 bn (US GAAP) in China for 2023."
    assert "$3 bn" in told[1]
    card = card_sentence(compare(figures, METRICS), narrator(), order=editors_order(order))
    assert "$2 bn (US GAAP)" in card
    assert "$3 bn (" in card


def test_what_is_said_of_later_periods_and_of_many_is_told() -> None:
    """The furthest outlook on the same thing is told; of a long series, between which numbers it has been."""
    hope = bn("hope", "20", period="2026", nature=Nature.FORECAST, source="idc")
    assert answered(bn("a", "12"), hope)[1] == "For 2026, IDC says $20 bn (forecast)."
    years = [bn(f"y{year}", value, period=f"{year}") for year, value in zip(range(2018, 2025), "2153467", strict=True)]
    assert answered(*years)[1] == "Since 2018 it has been between $1 bn (2019) and $7 bn (2024)."
    assert answered(bn("a", "12"))[1] == "The ledger holds no other source on this."


def test_points_are_told_on_cards() -> None:
    """Agreeing, overtaken, lonely and withdrawn claims each have their sentence, and none is called a conflict."""
    found = compare([bn("a", "12"), bn("b", "17", source="idc")], METRICS)
    assert card_sentence(found, narrator()) == "Sources contradict each other on 2024: $12 bn or $17 bn."
    assert counts_sentence(found, narrator()) == "2 figures · 2 independent sources"
    assert spread_words(found, narrator()) == "up to 1.4× apart"
    agreeing = compare([bn("a", "12"), bn("b", "12", source="idc")], METRICS)
    assert card_sentence(agreeing, narrator()) == "$12 bn for 2024; the statements on it agree."
    before = date(2024, 1, 1)
    expected = bn("b", "15", source="idc", nature=Nature.FORECAST, stated_on=before)
    revised = compare([bn("a", "12"), expected], METRICS)
    assert card_sentence(revised, narrator()) == "$12 bn for 2024, which is not what was expected."
    assert (spread_words(agreeing, narrator()), spread_words(revised, narrator())) == ("", "")
    lonely = compare([bn("a", "12"), bn("b", "15", source="idc", period="2023")], METRICS)
    assert card_sentence(lonely, narrator()) == "$12 bn for 2024, says NVIDIA."
    only = compare([bn("a", "12")], METRICS)
    assert card_sentence(only, narrator()) == "$12 bn for 2024, says NVIDIA, the only source."
    withdrawn = compare([bn("a", "12", status=Status.WITHDRAWN)], METRICS)
    assert card_sentence(withdrawn, narrator()) == "Nothing that was stated still stands."
    assert card_sentence(compare([], METRICS), narrator()) == "No figure answers this yet."
    assert answered(bn("a", "12", status=Status.WITHDRAWN)) == ("Nothing that was stated still stands.",)
    assert answered() == ("No figure answers this yet.",)


def test_a_card_leaves_out_what_its_question_names() -> None:
    """What the editor put first is in the question; on how a number is counted a card does not save."""
    figures = [bn("a", "12", basis="gaap"), bn("b", "3", period="2020", geography="SG")]
    found = compare(figures, METRICS)
    assert card_sentence(found, narrator()) == "$12 bn for revenue, China, US GAAP, 2024, says NVIDIA, the only source."
    told = card_sentence(found, narrator(), order=editors_order("geography=CN"))
    assert told == "$12 bn for revenue, US GAAP, 2024, says NVIDIA, the only source."


def test_differences_without_days_are_no_contradiction() -> None:
    """Numbers that leave open when they held are told as such, on the card and in the answer."""
    past = [bn("a", "12", period=None), bn("b", "15", source="idc", period=None)]
    found = compare([*past, bn("c", "3", period="2020", source="omdia")], METRICS)
    assert card_sentence(found, narrator()) == "$12 bn or $15 bn for revenue, without saying when."
    assert answer_sentences(found, narrator())[1] == "Without saying when, NVIDIA says $12 bn, IDC says $15 bn."
    other = [replace(each, basis="gaap") for each in past]
    told = answered(*other, bn("c", "3", period="2020", source="omdia"))[1]
    assert told == "Without saying when (US GAAP), NVIDIA says $12 bn, IDC says $15 bn."


def test_the_editor_s_order_decides_what_is_told_first() -> None:
    """A card tells the topic's first metric and place, the latest whole year before quarters, results before hopes."""
    figures = [
        bn("year", "12"),
        bn("quarter", "4", period="2025-Q1"),
        bn("hope", "20", period="2026", nature=Nature.FORECAST),
        claim("profit", "3", metric="profit", period="2025", source="idc"),
    ]
    found = compare(figures, METRICS)
    assert card_sentence(found, narrator(), order=editors_order("metric=revenue~profit")).startswith("$12 bn")
    assert card_sentence(found, narrator(), order=editors_order("metric=profit~revenue")).startswith("$3 ")
    placed = compare([bn("home", "12"), bn("abroad", "30", period="2025", geography="SG")], METRICS)
    assert card_sentence(placed, narrator(), order=editors_order("geography=CN~SG")).startswith("$12 bn")
    assert card_sentence(placed, narrator(), order=editors_order("geography=SG~CN")).startswith("$30 bn")
    assert leading(compare([], METRICS), {}) is None


@given(claim_sets(), st.sampled_from(Language))
def test_any_comparison_has_a_short_answer(figures: list[Figure], language: Language) -> None:
    """Whatever is compared, there are one or two sentences for it, without a placeholder left over."""
    told = answered(*figures, language=language)
    assert len(told) <= 2
    for sentence in (*told, card_sentence(compare(figures, METRICS), narrator(language))):
        assert sentence
        assert "%(" not in sentence
        assert "%%" not in sentence
