"""Who measures what: one cell for each source, metric and period, with single witnesses and holes."""

from app.findings.coverage import coverage
from tests.findings.world import says


def test_the_table() -> None:
    """Cells count own claims and name subjects; echoes don't count; a metric's missing period between others shows."""
    first = says("$1 bn", id="first")
    table = coverage(
        [
            first,
            says("$2 bn", subject="rival"),
            says("$1.0 bn", source="paper", quotes="first"),
            says("$3 bn", period="2022", source="bank"),
            says("$3 bn", period="2023", source="bank"),
            says("90万块", "pieces", period="2022", unit="chips"),
            says("90万块", "pieces", period="2024", unit="chips"),
            says("70万块", "pieces", period="2024", unit="chips", source="bank"),
        ]
    )
    assert (table.sources, table.metrics, table.periods) == (
        ("bank", "lab"),
        ("pieces", "sales"),
        ("2022", "2023", "2024"),
    )
    cell = table.at("lab", "sales", "2024")
    assert cell is not None
    assert (cell.figures, cell.subjects, cell.alone) == (2, ("maker", "rival"), True)
    assert table.at("paper", "sales", "2024") is None
    assert not any(cell.alone for cell in table.cells if (cell.metric, cell.period) == ("pieces", "2024"))
    assert [(gap.metric, gap.period) for gap in table.gaps] == [("pieces", "2023")]
    assert len(table.standing_alone) == 4


def test_nothing_covers_nothing() -> None:
    """No figures, no table."""
    assert coverage([]).cells == ()
