"""The part of a page that says what to quote: a sentence, the rules, what was passed over, the rest."""

from datetime import date
from typing import Any

from app.figures.figure import Figure
from app.findings.comparison import compare
from app.findings.contradictions import find_contradictions
from app.findings.quoting import Rule, quote
from app.present.contexts.frame import Link, Visit
from app.present.contexts.quotes import MOST_OTHERS, QuotePanel, quote_panels
from app.web.templating import environment
from tests.findings.claims import METRICS, claim
from tests.present.narration import CATALOGUE, narrator

HERE = Visit(narrator=narrator(), path="/topics/x", pairs=(("view", "forest"),))


def panel(*figures: Figure, rule: Rule = Rule.BEST, lead: int = 0, **given: Any) -> QuotePanel:
    """Make the panel on some figures, one of their brackets told first."""
    compared = compare(figures, METRICS)
    quotes = [(bracket, quote(bracket, CATALOGUE, rule)) for bracket in compared.brackets]
    made = quote_panels(quotes, HERE, lead=quotes[lead][0], comparison=compared, **given)
    assert made is not None
    return made


def test_the_leading_number_is_told_and_the_others_are_listed() -> None:
    """The bracket that leads is told in a sentence; other periods follow, the latest first, with their numbers."""
    made = panel(claim("a", 4), claim("b", 5, period="2023"), claim("c", 6, period="2022"), lead=1)
    assert made.sentence.startswith("NVIDIA reported revenue of $5 in China for 2023,")
    assert [(other.about, other.number.text, other.number.href) for other in made.others] == [
        ("2024", "$4", "/figures/a"),
        ("2022", "$6", "/figures/c"),
    ]
    assert made.all_href == ""


def test_rules_are_links_that_keep_the_view() -> None:
    """Each rule leads to the same view by it; the usual one needs no parameter; the permalink names its rule."""
    made = panel(claim("a", 4), rule=Rule.MEDIAN)
    assert [(choice.href, choice.current) for choice in made.rules] == [
        ("/topics/x?view=forest", False),
        ("/topics/x?view=forest&rule=latest", False),
        ("/topics/x?view=forest&rule=median", True),
        ("/topics/x?view=forest&rule=envelope", False),
    ]
    assert made.permalink == "/topics/x?view=forest&rule=median"
    assert panel(claim("a", 4), permalink="https://x.example/y").permalink == "https://x.example/y"


def test_what_was_passed_over_says_why() -> None:
    """Every loser has its number, its source, when it was stated and why it lost."""
    (loser,) = panel(claim("a", 4), claim("b", 5, source="idc", stated_on=date(2025, 1, 2))).losers
    assert (loser.number.text, loser.source.text, loser.meant) == ("$5", "IDC", "actual, 2 Jan 2025")
    assert loser.reason == "its source is weaker"


def test_a_long_list_ends_and_says_where_the_rest_is() -> None:
    """No page lists more than a dozen other quotes; the API has them all."""
    years = [claim(f"y{year}", 1, period=str(year)) for year in range(2000, 2020)]
    made = panel(*years, all_href="/api/v1/quote?metric=revenue")
    assert len(made.others) == MOST_OTHERS
    assert (made.all_quotes, made.all_href) == ("All 20 quotes", "/api/v1/quote?metric=revenue")


def test_what_a_rule_holds_against_the_number_is_led_to() -> None:
    """A number that is the only one of its kind, but can't be true with others, leads to what contradicts it."""
    year, quarters = claim("year", 4), [claim(f"q{n}", 2, period=f"2024-Q{n}") for n in range(1, 5)]
    against = find_contradictions([year, *quarters], CATALOGUE)
    made = panel(year, *quarters, against=against)
    assert made.objection == Link("What can’t be true with it", "/contradictions?figure=year")
    assert panel(year, *quarters).objection is None
    alone = panel(claim("other", 4, period="2023"), year, *quarters, against=against)
    assert alone.objection is None


def test_nothing_to_quote() -> None:
    """A view without claims has no panel."""
    assert quote_panels([], HERE) is None


def test_the_part_renders_without_scripts() -> None:
    """The sentence stands in a quotation with its address; the button to copy it is hidden until a script shows it."""
    template = environment(HERE.narrator.language).from_string(
        '{% from "parts/quotes.html" import quote_section with context %}{{ quote_section(panel) }}'
    )
    page = template.render(panel=panel(claim("a", 4), claim("b", 5, source="idc")))
    assert '<blockquote class="quotable" id="quotable" cite="/topics/x?view=forest&amp;rule=best">' in page
    assert '<p class="copy-line" hidden>' in page
    assert "1 claim passed over" in page
