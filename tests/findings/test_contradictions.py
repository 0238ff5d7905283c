"""Contradictions are told from revisions, and ranked by how far apart and how well-supported the claims are."""

from datetime import date
from decimal import Decimal

import pytest

from app.figures.figure import Figure
from app.figures.vocabulary import Nature
from app.findings.checks import Cause
from app.findings.contradictions import Contradiction, ContradictionKind, find_contradictions
from tests.findings.world import WORLD, says

EARLY, LATE = date(2025, 4, 15), date(2025, 5, 28)


def found(*figures: Figure) -> list[Contradiction]:
    """Give the contradictions of some figures."""
    return list(find_contradictions(figures, WORLD))


def test_two_findings_that_differ_conflict() -> None:
    """Two sources with numbers that share none are a conflict, with the ratio of the nearest numbers as the gap."""
    (one,) = found(says("$5.5 bn"), says("$4.5 bn", source="paper"))
    assert (one.kind, one.support, one.rank) == (ContradictionKind.CONFLICT, 2, 1)
    assert one.gap == Decimal("1.198")


def test_guidance_and_what_was_booked_is_a_story() -> None:
    """What was expected before and found after is a revision, told in that order."""
    (one,) = found(
        says("$4.5 bn", nature=Nature.ACTUAL, source="maker", stated_on=LATE),
        says("$5.5 bn", nature=Nature.GUIDANCE, source="maker", stated_on=EARLY),
    )
    assert one.kind is ContradictionKind.REVISION
    assert [figure.as_reported for figure in one.figures] == ["$5.5 bn", "$4.5 bn"]


def test_a_source_that_changes_its_mind_revises() -> None:
    """An earlier statement of the same source is a revision of its own; one that agrees is nothing."""
    (one,) = found(says("$9 bn", stated_on=EARLY), says("$5 bn", stated_on=LATE))
    assert one.kind is ContradictionKind.REVISION
    assert found(says("$5 bn", stated_on=EARLY), says("$5.1 bn", stated_on=LATE)) == []


def test_undated_claims_contradict_only_about_timeless_things() -> None:
    """Two memory sizes can't both be; two undated amounts may be of different years, if amounts have years at all."""
    (one,) = found(says("96GB", "speed", "chip", ""), says("141GB", "speed", "chip", "", source="paper"))
    assert one.kind is ContradictionKind.CONFLICT
    undated = (says("$5 bn", period=""), says("$9 bn", period="", source="paper"))
    assert found(*undated, says("$1 bn", subject="rival")) == []


def test_rank_follows_gap_sources_and_causes() -> None:
    """The wider gap, the better sources and the lack of an innocent cause come first; revisions come last."""
    wide = (says("$9 bn", subject="chip"), says("$3 bn", subject="chip", source="bank"))
    weak = (says("$9 bn", subject="rival"), says("$3 bn", subject="rival", source="somebody"))
    rounded = (says("$17.108 bn"), says("$17.0 bn", source="bank"))
    revised = (
        says("$90 bn", "sales", "market", nature=Nature.FORECAST, stated_on=EARLY),
        says("$3 bn", "sales", "market", nature=Nature.ACTUAL, source="bank", stated_on=LATE),
    )
    ranked = found(*revised, *rounded, *weak, *wide)
    assert [each.figures[0].subject for each in ranked] == ["chip", "rival", "maker", "market"]
    assert ranked[2].cause is Cause.UNROUNDED


def test_a_slip_of_ten_thousand_is_recognised() -> None:
    """亿 for 万亿 differs by a power of ten."""
    (one,) = found(says("$4.2 trillion"), says("$420 bn", source="paper"))
    assert one.cause is Cause.SCALE


@pytest.mark.parametrize(
    ("other", "cause"),
    [
        ({"basis": "non-gaap"}, Cause.BASIS),
        ({"period": "FY2025"}, Cause.DAYS),
        ({"geography": "CN-AND-HK"}, Cause.PLACE),
        ({"period": "2023"}, None),
        ({"basis": "non-gaap", "period": "2023"}, None),
        ({"subject": "rival"}, None),
    ],
)
def test_a_claim_that_is_true_of_something_near_says_so(other: dict[str, str], cause: Cause | None) -> None:
    """6 and 8 conflict; where non-GAAP, the fiscal year or Hong Kong makes it 8, that is the likely cause."""
    china = {"geography": "CN"}
    told = says("$6.0 bn", **china), says("$8.0 bn", source="paper", **china)
    (one,) = [c for c in found(*told, says("$8.0 bn", source="bank", **(china | other))) if c.kind == "conflict"]
    assert one.cause is cause
    assert one.strength == found(*told)[0].strength * (Decimal("0.5") if cause else 1)


@pytest.mark.parametrize(
    ("one", "other", "cause"),
    [
        ("45亿美元", "450亿美元", Cause.SCALE),
        ("45亿美元", "45万美元", Cause.SCALE),
        ("$4.5 million", "$4.5 billion", Cause.SCALE),
        ("20万", "up to 3,000", None),
        ("20万", "数百万", None),
        ("171.08亿美元", "170亿美元", Cause.UNROUNDED),
        ("45亿美元", "55亿美元", None),
    ],
)
def test_slips_and_rounding_are_told_from_conflicts(one: str, other: str, cause: Cause | None) -> None:
    """A digit, 万 for 亿 and thousands are recognised between narrow numbers only, rounding by zeros at the end."""
    unit = None if "元" in one or "$" in one else "chips"
    metric = "pieces" if unit else "sales"
    (conflict,) = found(says(one, metric, unit=unit), says(other, metric, unit=unit, source="paper"))
    assert conflict.cause is cause


def test_a_failing_check_is_a_contradiction() -> None:
    """What arithmetic refutes stands in the list with its check."""
    share = says("25%", "sales_share", geography="CN", relative_to="maker")
    (one,) = found(share, says("$5.522 bn", geography="CN"), says("$44.0 bn"))
    assert one.kind is ContradictionKind.CHECK
    assert one.check is not None
    assert one.figures == one.check.figures
