"""A source's page: what it covers, how far it stands from others, by which steps its numbers moved, in words."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from app.figures.figure import Figure
from app.figures.outline import Outline
from app.figures.vocabulary import Bound, Nature
from app.findings.comparison import compare
from app.findings.coverage import coverage
from app.findings.distance import Tally, distances
from app.findings.revisions import ladders
from app.present.contexts.accounts import MOST_LISTED, Held
from app.present.contexts.frame import Visit
from app.present.contexts.source import (
    MOST_DISTANCES,
    MOST_LADDERS,
    MOST_YEARS,
    SourcePage,
    source_page,
)
from app.present.languages import Language
from app.present.words.revisions import change_words, ratio_words, step_remark, tally_sentence
from app.web.templating import render
from tests.findings.claims import METRICS, claim
from tests.present.narration import CATALOGUE, narrator

APRIL, MAY, JULY = date(2025, 4, 15), date(2025, 5, 28), date(2025, 7, 16)


def page(figures: Sequence[Figure], *, documents: int = 1, reckoned: bool = True) -> SourcePage:
    """Make the page of NVIDIA from some figures of several sources."""
    apart = distances(compare(figures, METRICS).brackets).get("nvidia", ())
    return source_page(
        Visit(narrator=narrator(), path="/sources/nvidia"),
        CATALOGUE.sources["nvidia"],
        Held(
            outline=Outline(figures=len(figures), sources=1, documents=documents),
            newest=figures[:10],
            documents={f"d{number}": 2 for number in range(documents)},
        ),
        cells=[cell for cell in coverage(figures).cells if cell.source == "nvidia"],
        distances=apart if reckoned else None,
        ladders=[ladder for ladder in ladders(figures, CATALOGUE) if ladder.source == "nvidia"],
    )


@pytest.mark.parametrize(
    ("tally", "told"),
    [
        (
            Tally(0, 0, None),
            "No other source states a number on what it states, so there is nothing to hold it against.",
        ),
        (Tally(14, 14, None), "In all 14 comparisons with other sources it agrees."),
        (
            Tally(14, 9, Decimal("1.12")),
            "In 9 of 14 comparisons with other sources it agrees; where it differs, it is typically 12% above.",
        ),
        (Tally(2, 1, None), "In 1 of 2 comparisons with other sources it agrees."),
        (
            Tally(1, 0, Decimal("0.25")),
            (
                "In its one comparison with other sources it does not agree; where it differs, it is typically lower "
                "by a factor of 4."
            ),
        ),
    ],
)
def test_how_far_a_source_stands_from_others_is_one_sentence(tally: Tally, told: str) -> None:
    """How often it agrees, and what is typical where it does not."""
    assert tally_sentence(tally, narrator()) == told
    assert tally_sentence(tally, narrator(Language.ZH_HANS)).endswith("。")


def test_ratios_are_told_both_ways() -> None:
    """Percent up to double and down to half, factors beyond, and nothing where both are the same."""
    told = {"1": "the same", "1.006": "0.6% above", "0.88": "12% below", "2.31": "2.3 times as high"}
    for ratio, words in told.items():
        assert ratio_words(Decimal(ratio), narrator()) == words


def test_steps_tell_their_size_and_whether_they_left_what_was_said() -> None:
    """A step within a limit, one beyond, none at all, and one of percentages."""
    said = [
        claim("a", high=5000, bound=Bound.AT_MOST, nature=Nature.GUIDANCE, stated_on=APRIL),
        claim("b", 4000, stated_on=MAY),
        claim("c", 4000, stated_on=JULY),
        claim("d", 4002, stated_on=date(2025, 8, 1)),
    ]
    (ladder,) = ladders(said, CATALOGUE)
    assert [(change_words(step, narrator()), step_remark(step, narrator())) for step in ladder.steps] == [
        ("", "first statement"),
        ("−$1,000 (−20%)", "within what it had said"),
        ("unchanged", "within what it had said"),
        ("+$2 (+0.05%)", "outside what it had said"),
    ]
    (shares,) = ladders([claim("a", 60, unit="percent", stated_on=MAY), claim("b", 71, unit="percent")], CATALOGUE)
    assert change_words(shares.steps[1], narrator()) == "+11 percentage points"
    assert change_words(shares.steps[1], narrator(Language.ZH_HANT)) == "+11個百分點"


def test_what_it_covers() -> None:
    """Metrics against the years in which periods begin, the latest first; each count leads to just its figures."""
    covers = page(
        [claim("a", 1), claim("b", 1, period="2024-Q2"), claim("c", 1, period="2022"), claim("d", 1, period="")]
    )
    assert (covers.covers.years, covers.covers.more) == (("2024", "2022", "no period"), "")
    ((row, *_),) = [covers.covers.rows]
    assert [cell and cell.text for cell in row.cells] == ["2", "1", "1"]
    assert row.cells[0] is not None
    assert row.cells[0].href == (
        "/figures?source=nvidia&metric=revenue&quotes__isnull=1&period_start__gte=2024-01-01&period_start__lte=2024-12-31"
    )


def test_distances_and_revisions_are_told_with_where_they_lead() -> None:
    """The farthest number comes first, with its figure; the steps of a ladder stand in their order."""
    made = page([claim("a", 6, stated_on=MAY), claim("b", 8), claim("c", 4, source="idc")])
    (line,) = made.distances
    assert (line.number.href, line.apart, line.middle, line.others) == (
        "/figures/b",
        "2 times as high",
        "$4",
        "1 other source",
    )
    (ladder,) = made.ladders
    assert [(step.number.href, step.day, step.left) for step in ladder.steps] == [
        ("/figures/a", "28 May 2025", False),
        ("/figures/b", "16 Jul 2025", True),
    ]


def test_lists_end() -> None:
    """However much a source says, the page tells a bounded part of it, and says that it does."""
    years = [str(year) for year in range(1990, 2035)]
    said = [claim(f"{year}-{day}", day.day, period=year, stated_on=day) for year in years for day in (APRIL, JULY)]
    others = [claim(f"o{year}", 3, period=year, source="idc") for year in years]
    made = page([*said, *others], documents=40)
    assert (len(made.distances), made.compared) == (MOST_DISTANCES, f"Shown are {MOST_DISTANCES} of 45.")
    assert (len(made.ladders), made.ladders_left) == (MOST_LADDERS, f"Shown are {MOST_LADDERS} of 45.")
    assert (len(made.documents.entries), made.documents.left) == (MOST_LISTED, f"Shown are {MOST_LISTED} of 40.")
    assert len(made.covers.years) == MOST_YEARS
    assert made.covers.more


def test_a_source_without_figures_and_one_not_reckoned() -> None:
    """An empty source has a page that says so; where nothing was reckoned, the page tells that and no number."""
    empty = render(page([]))
    assert "The ledger holds no figure by NVIDIA yet." in empty
    assert "What it covers" not in empty
    unknown = render(page([claim("a", 1)], reckoned=False))
    assert "too large to hold all its figures against one another" in unknown
