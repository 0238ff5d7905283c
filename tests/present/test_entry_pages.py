"""Pages of subjects, metrics and documents: what they say of much, of little and of nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.figures.figure import Figure
from app.figures.outline import Outline, OutlinedPart
from app.figures.vocabulary import Bound, Status
from app.findings.contradictions import find_contradictions
from app.findings.revisions import ladders
from app.present.contexts.accounts import MOST_LADDERS, MOST_LISTED, Found, Held
from app.present.contexts.document import DocumentHeld, DocumentPage, document_page
from app.present.contexts.frame import Visit
from app.present.contexts.metric import MetricHeld, MetricPage, metric_page
from app.present.contexts.subject import SubjectHeld, SubjectPage, subject_page
from app.present.languages import Language
from app.present.words.claims import read_words
from app.present.words.locators import locator_words
from app.web.templating import render
from tests.findings.claims import claim
from tests.present.narration import CATALOGUE, narrator

FIGURES = [
    claim("a", 30, stated_on=date(2025, 4, 1), locator="¶2", as_reported="30美元"),
    claim("b", 40, source="idc", locator="¶2"),
    claim("c", 40, source="omdia", quotes="b", locator="section 市场, ¶1"),
]
OUTLINE = Outline(3, 1, 2, 1, date(2024, 1, 1), date(2025, 12, 31), date(2025, 4, 1), date(2025, 7, 16))


def visit(path: str, language: Language = Language.EN) -> Visit:
    """Make a visit."""
    return Visit(narrator=narrator(language), path=path, origin="https://ledger.example")


def parts(column: str, *, count: int = 1) -> list[OutlinedPart]:
    """Make a few parts of an entry's figures."""
    value = {"metric": "revenue", "subject": "nvidia"}[column]
    return [OutlinedPart(value, OUTLINE, FIGURES[0])] * count


def subject(held: Held, language: Language = Language.EN, **more: Any) -> SubjectPage:
    """Make the page of NVIDIA."""
    given: dict[str, Any] = {"parts": {}, "measured": parts("metric"), "metrics": 1, "buyers": {"bytedance": 2}} | more
    return subject_page(
        visit("/subjects/nvidia", language), CATALOGUE.subjects["nvidia"], held, more=SubjectHeld(**given)
    )


def metric(held: Held, language: Language = Language.EN, **more: Any) -> MetricPage:
    """Make the page of revenue."""
    given: dict[str, Any] = {
        "measured": parts("subject"),
        "subjects": 1,
        "sources": {"idc": 2},
        "units": ("USD",),
    } | more
    return metric_page(
        visit("/metrics/revenue", language), CATALOGUE.metrics["revenue"], held, more=MetricHeld(**given)
    )


def document(
    held: Held, figures: Sequence[Figure] = FIGURES, language: Language = Language.EN, **more: Any
) -> DocumentPage:
    """Make the page of an article."""
    given: dict[str, Any] = {"originals": {"b": FIGURES[1]}, "sources": {"idc": 2}, "against": {"a": 2}} | more
    where = visit("/documents/article", language)
    return document_page(where, CATALOGUE.documents["article"], held, more=DocumentHeld(figures=figures, **given))


FULL = Held(outline=OUTLINE, newest=FIGURES, topics={"how-much": 2}, documents={"article": 3})
EMPTY = Held(outline=Outline())


def test_a_subject_begins_with_what_is_known_of_it() -> None:
    """How many sources and figures, of which years, what only repeats, what is about its parts, first and last."""
    assert subject(FULL).summary == (
        "2 sources stated 3 figures about NVIDIA, for periods from 2024 to 2025. "
        "1 of them only repeats another figure. The first was stated on 1 Apr 2025, the last on 16 Jul 2025."
    )
    with_parts = subject(FULL, parts={"ai-chips": 2})
    assert "about NVIDIA and what belongs to it, for periods" in with_parts.summary
    assert "1 is about NVIDIA itself." in with_parts.summary
    only_parts = subject(FULL, parts={"ai-chips": 3})
    assert "None is about NVIDIA itself." in only_parts.summary
    assert [(entry.link.href, entry.count) for entry in only_parts.parts.entries] == [
        ("/subjects/ai-chips", "3 figures")
    ]
    assert subject(FULL, Language.ZH_HANS).summary.startswith(
        "2个来源给出了3条数据，对象为英伟达，期间为2024年至2025年。"
    )


def test_what_is_measured_leads_to_figures_and_to_comparison() -> None:
    """Each row has its latest number, and its counts lead to just those figures; one figure is not compared."""
    (row,) = subject(FULL).measured.rows
    assert (row.name.href, row.latest.href, row.years) == ("/metrics/revenue", "/figures/a", "2024–2025")
    assert row.latest_about == "China · 2024 · NVIDIA · 1 Apr 2025"
    assert row.figures.href == "/figures?subject__under=nvidia&metric=revenue"
    assert row.compare == "/compare?subject__under=nvidia&metric=revenue"
    alone = OutlinedPart("revenue", replace(OUTLINE, figures=1), FIGURES[0])
    assert subject(FULL, measured=[alone]).measured.rows[0].compare == ""
    assert subject(FULL, metrics=40).measured.left == "Shown are 1 of 40."
    (about,) = metric(FULL).measured.rows
    assert about.figures.href == "/figures?metric=revenue&subject=nvidia"


def test_roles_of_a_subject_are_told() -> None:
    """Who buys, the source that it is, and what it buys or is measured against, each with the way to the figures."""
    page = subject(FULL, roles=(2, 9), speaks=CATALOGUE.sources["nvidia"], bought=FIGURES[:1])
    assert {fact.label: fact.href for fact in page.facts if fact.href} == {
        "As a source": "/sources/nvidia",
        "As the buyer": "/figures?buyer=nvidia",
        "As the whole or the baseline": "/figures?relative_to=nvidia",
    }
    (buyer,) = page.buyers.entries
    assert (buyer.link.href, buyer.href) == ("/subjects/bytedance", "/figures?subject__under=nvidia&buyer=bytedance")
    assert "What it is said to buy" in render(page)


def test_what_was_found_is_told_in_part() -> None:
    """Contradictions and ladders end, and say so; checks are told by kind with how many fail and hold."""
    said = [claim("a", 1), claim("b", 9, source="idc"), claim("c", 2, stated_on=date(2025, 1, 1))]
    moved = ladders(said, CATALOGUE)
    found = Found(
        contradictions=find_contradictions(said, CATALOGUE)[:1],
        contradicted=7,
        ladders=moved * 9,
        holding={"share": 3},
        failing={"share": 1},
    )
    page = metric(replace(FULL, found=found))
    assert page.against is not None
    assert page.against.left == "The strongest first. Shown are 1 of 7."
    assert page.against.all_href == "/contradictions?metric=revenue"
    assert (len(page.ladders), page.ladders_left) == (MOST_LADDERS, f"Shown are {MOST_LADDERS} of 9.")
    (check,) = page.checks
    assert (check.link.href, check.count) == ("/checks?metric=revenue&kind=share", "1 check fails, 3 checks hold")
    assert metric(FULL).against is None


def test_lists_of_entries_end() -> None:
    """However many topics and buyers there are, a bounded part is told."""
    many = {f"buyer-{number}": 1 for number in range(40)}
    page = subject(FULL, buyers=many)
    assert (len(page.buyers.entries), page.buyers.left) == (MOST_LISTED, f"Shown are {MOST_LISTED} of 40.")


def test_a_document_is_read_place_by_place() -> None:
    """Figures of one paragraph stand together, as printed, with what repeats another and what is contradicted."""
    page = document(FULL)
    assert [(place.name, len(place.lines)) for place in page.places] == [("¶2", 2), ("section “市场”, ¶1", 1)]
    first, _, echo = (line for place in page.places for line in place.lines)
    assert (first.printed.text, first.language) == ("30美元", "zh-Hans")
    assert first.against is not None
    assert (first.against.text, first.against.href) == ("in 2 contradictions", "/contradictions?figure=a")
    assert first.repeats is None
    assert echo.repeats is not None
    assert (echo.repeats.text, echo.repeats.href) == ("repeats IDC: $40", "/figures/b")
    assert page.summary == (
        "It prints 3 figures, for periods from 2024 to 2025, by IDC. 1 of them only repeats another figure. "
        "1 takes part in a contradiction."
    )
    several = document(FULL, sources={"idc": 2, "omdia": 1})
    assert "by 2 sources." in several.summary
    assert ["Whom it quotes" in render(each) for each in (page, several)] == [False, True]
    assert (page.name, page.printed_title, page.url) == ("<An article>", "<文章>", "")
    assert document(FULL, language=Language.ZH_HANT).printed_title == ""
    denied = document(FULL, [replace(FIGURES[0], status=Status.DENIED)], against={})
    assert denied.places[0].lines[0].status == "denied"
    assert denied.left == "Shown are 1 of 3."


def test_the_way_to_the_original_names_the_site() -> None:
    """One click leads to the article, if its address is one of the web."""
    article = replace(CATALOGUE.documents["article"], url="https://www.example.org/news/1?a=b", title_en="<文章>")
    held = DocumentHeld(figures=(), originals={}, sources={}, against={})
    page = document_page(visit("/documents/article"), article, EMPTY, more=held)
    assert (page.url, page.host, page.printed_title) == ("https://www.example.org/news/1?a=b", "example.org", "")
    assert "Read it at example.org" in render(page)


@pytest.mark.parametrize(
    ("empty", "words"),
    [
        (subject(EMPTY, measured=[], metrics=0, buyers={}), "no figure about NVIDIA itself yet"),
        (metric(EMPTY, measured=[], subjects=0, sources={}), "no figure of this metric yet"),
        (document(EMPTY, [], sources={}, against={}), "no figure from this document yet"),
    ],
)
def test_an_entry_without_figures_says_so(empty: SubjectPage | MetricPage | DocumentPage, words: str) -> None:
    """Its page has what is known of the entry itself, and no heading without anything below it."""
    html = render(empty)
    assert words in html
    assert "<table" not in html
    assert "Topics that draw on it" not in html


@pytest.mark.parametrize("language", Language)
def test_every_page_of_an_entry_renders_in_every_language(language: Language) -> None:
    """Each template fits its dataclass, with much to tell and with nothing."""
    for held in (FULL, EMPTY):
        for page in (subject(held, language), metric(held, language), document(held, language=language)):
            html = render(page)
            assert f'<html lang="{language}">' in html
            assert "%(" not in html
            assert "&lt;" in html or not isinstance(page, DocumentPage)


@pytest.mark.parametrize(
    ("figure", "read"),
    [
        (claim("a", "4500000000"), "4,500,000,000"),
        (claim("a", "4500000000", bound=Bound.ABOUT), "about 4,500,000,000"),
        (claim("a", low=600_000, high=800_000), "600,000 to 800,000"),
        (claim("a", high=5_500_000_000, bound=Bound.AT_MOST), "at most 5,500,000,000"),
        (claim("a", low=13, bound=Bound.AT_LEAST), "at least 13"),
        (claim("a", low=1, high=9, bound=Bound.SEVERAL), "1 to 9"),
        (claim("a", 45, low=Decimal("44.1"), high=Decimal("45.9")), "45 (44.1 to 45.9)"),
    ],
)
def test_how_a_number_was_read_is_one_line(figure: Figure, read: str) -> None:
    """In all its digits with its hedge, and no line for an end that there is not."""
    assert read_words(figure, narrator().say) == read


def test_places_are_told_in_the_readers_language() -> None:
    """Sections, rows and paragraphs have words; what has another form stays as it is printed."""
    say = narrator(Language.ZH_HANS).say
    assert locator_words("section 市场变化, ¶2", say) == "“市场变化”一节第2段"
    assert locator_words("row “H20”", say) == "“H20”一行"
    assert [locator_words(text, narrator().say) for text in ("¶7", "Table 3", "")] == ["¶7", "Table 3", ""]
