"""How far a source stands from the others: its number against the middle of theirs."""

from datetime import date
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from app.figures.figure import Figure
from app.figures.vocabulary import Bound, Nature
from app.findings.comparison import compare
from app.findings.distance import Distance, Tally, distances, tally
from tests.findings.claims import METRICS, claim, claim_sets


def held(*figures: Figure) -> dict[str, tuple[Distance, ...]]:
    """Hold the sources of some figures against one another."""
    return distances(compare(figures, METRICS).brackets)


def told(found: tuple[Distance, ...]) -> list[tuple[str, Decimal, int, Decimal | None, bool]]:
    """Give what the distances say."""
    return [(each.figure.id, each.middle, each.others, each.ratio, each.agrees) for each in found]


def test_a_number_against_the_middle_of_the_others() -> None:
    """Of three others the middle one counts; of two the mean, and all that lies between them agrees."""
    three = held(claim("a", 6), claim("b", 4, source="idc"), claim("c", 5, source="omdia"), claim("d", 9, source="x"))
    assert told(three["nvidia"]) == [("a", Decimal(5), 3, Decimal("1.2"), False)]
    two = held(claim("a", 6), claim("b", 4, source="idc"), claim("c", 8, source="omdia"))
    assert told(two["nvidia"]) == [("a", Decimal(6), 2, Decimal(1), True)]
    assert told(two["idc"]) == [("b", Decimal(7), 2, Decimal("0.5714"), False)]


def test_a_source_speaks_by_one_claim() -> None:
    """By what it found and not by what it expected, by its latest word, and by the most exact of one day."""
    expected = claim("guess", 9, nature=Nature.GUIDANCE, stated_on=date(2025, 8, 1))
    rough = claim("rough", low=4, high=8)
    other = claim("b", 5, source="idc")
    assert told(held(expected, rough, claim("a", 6), other)["nvidia"])[0][0] == "a"
    assert told(held(expected, other)["nvidia"])[0][0] == "guess"


def test_open_claims_and_lone_sources_take_no_part() -> None:
    """“Up to 6” states no number to be held against; one source alone is compared with nobody."""
    assert held(claim("a", 6), claim("b", high=6, bound=Bound.AT_MOST, source="idc")) == {}
    assert held(claim("a", 6), claim("b", 5, source="idc", period="2023")) == {}


def test_the_farthest_comes_first_and_agreement_last() -> None:
    """Half is as far as double; without a ratio, as of losses, a distance comes after those that have one."""
    found = held(
        claim("near", 6, period="2021"),
        claim("n", 5, period="2021", source="idc"),
        claim("half", 2, period="2022"),
        claim("h", 5, period="2022", source="idc"),
        claim("same", 5, period="2023"),
        claim("s", 5, period="2023", source="idc"),
        claim("loss", -2, metric="profit"),
        claim("l", 3, metric="profit", source="idc"),
    )["nvidia"]
    assert [(each.figure.id, each.ratio, each.size) for each in found] == [
        ("half", Decimal("0.4"), Decimal("2.5")),
        ("near", Decimal("1.2"), Decimal("1.2")),
        ("loss", None, None),
        ("same", Decimal(1), Decimal(1)),
    ]
    assert tally(found) == Tally(compared=4, agreeing=1, typical=Decimal("0.8"))
    assert tally(()) == Tally(0, 0, None)


@given(claim_sets(), st.randoms(use_true_random=False))
def test_order_changes_nothing_and_all_are_compared(said: list[Figure], chance: Random) -> None:
    """However the figures come, the distances are the same; where one source is compared, another is too."""
    shuffled = list(said)
    chance.shuffle(shuffled)
    found = held(*said)
    assert held(*shuffled) == found
    for each in found.values():
        for distance in each:
            assert distance.others >= 1
            others = [other for other in found.values() for d in other if d.bracket == distance.bracket]
            assert len(others) == distance.others + 1
