"""Series hold what is comparable, in one order whatever came first."""

import random

from hypothesis import given

from app.figures.figure import Figure
from app.findings.series import group_series, series_key
from tests.findings.claims import claim, claim_sets


@given(claim_sets())
def test_order_of_input_does_not_matter(figures: list[Figure]) -> None:
    """The same figures in any order make the same series."""
    shuffled = random.Random(7).sample(figures, len(figures))  # noqa: S311 - no secret
    assert group_series(shuffled) == group_series(figures)


@given(claim_sets())
def test_every_figure_is_in_the_one_series_of_its_key(figures: list[Figure]) -> None:
    """No figure is lost, doubled or put beside one that is not comparable."""
    grouped = group_series(figures)
    assert sorted(f.id for series in grouped for f in series.figures) == sorted(f.id for f in figures)
    assert all(series_key(f) == series.key for series in grouped for f in series.figures)
    assert len({series.key for series in grouped}) == len(grouped)


def test_figures_stand_by_period_before_anything_else() -> None:
    """A later statement about an earlier period comes first; without a period, a figure comes before all."""
    figures = [claim("a", 1, period="2024"), claim("b", 1, period="2023"), claim("c", 1, period="")]
    assert [figure.id for figure in group_series(figures)[0].figures] == ["c", "b", "a"]


def test_a_different_basis_is_a_different_series() -> None:
    """GAAP and non-GAAP are never compared as one."""
    assert len(group_series([claim("a", 1, basis="gaap"), claim("b", 1, basis="non-gaap")])) == 2
