"""Who measures what: one cell for each source, metric and period, with single witnesses and holes."""

from app.findings.coverage import coverage
from app.findings.coverage_grid import Grid, Square, by_period, by_year
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


def test_a_metric_has_a_table_of_its_own() -> None:
    """Of one metric come its own cells, axes and holes, and nothing of another's."""
    whole = coverage(
        [
            says("$3 bn", period="2022"),
            says("$3 bn", period="2024", source="bank"),
            says("90万块", "pieces", period="2023", unit="chips"),
        ]
    )
    assert whole.gaps == whole.of(["sales"]).gaps
    one = whole.of(["sales"])
    assert (one.metrics, one.sources, one.periods) == (("sales",), ("bank", "lab"), ("2022", "2024"))
    assert whole.of(whole.metrics) == whole
    assert whole.of(["pieces"]).gaps == ()


def test_the_grid_of_years() -> None:
    """Periods stand in the year in which they begin; a year without numbers is a gap if it lies between others."""
    grid = by_year(
        coverage(
            [
                says("$1 bn", period="2022"),
                says("$1 bn", period="2022-Q3", source="bank"),
                says("$1 bn", period="2024-07", source="bank"),
                says("$1 bn", period="2024/2026", source="bank"),
                says("90万块", "pieces", period="2023", unit="chips"),
                says("70万块", "pieces", period="", unit="chips"),
            ]
        )
    )
    assert grid.columns == ("2022", "2023", "2024", "")
    sales, pieces = grid.lines
    assert (sales.slug, sales.sources, sales.figures, sales.gaps) == ("sales", ("bank", "lab"), 4, frozenset({"2023"}))
    assert sales.squares == (Square(2, ("bank", "lab")), None, Square(2, ("bank",)), None)
    assert (pieces.squares[1], pieces.squares[3], pieces.gaps) == (
        Square(1, ("lab",)),
        Square(1, ("lab",)),
        frozenset(),
    )
    assert [square.alone for square in sales.squares if square] == [False, True]


def test_the_grid_of_one_metric() -> None:
    """Its sources stand against its periods in order of time, holes included; the first row is of all together."""
    figures = [
        says("$1 bn", period="2021"),
        says("$1 bn", period="2021", source="bank"),
        says("$1 bn", period="2023", source="bank"),
        says("90万块", "pieces", period="2022", unit="chips"),
    ]
    grid = by_period(coverage(figures).of(["sales"]))
    assert grid.columns == ("2021", "2022", "2023")
    assert [(line.slug, line.figures) for line in grid.lines] == [("", 3), ("bank", 2), ("lab", 1)]
    assert grid.lines[0].gaps == {"2022"}
    assert not any(line.gaps for line in grid.lines[1:])
    assert grid.lines[0].squares[0] == Square(2, ("bank", "lab"))


def test_nothing_makes_an_empty_grid() -> None:
    """No figures, no columns and no metrics."""
    assert by_year(coverage([])) == Grid((), ())
