"""Coverage as a grid that can be seen at one look: metrics by years, or the sources of one metric by its periods."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.findings.coverage import Coverage, CoverageCell


@dataclass(frozen=True, slots=True)
class Square:
    """What one field of the grid holds: how many claims, and whose."""

    figures: int
    sources: tuple[str, ...]

    @property
    def alone(self) -> bool:
        """Say whether one source is the only witness."""
        return len(self.sources) == 1


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the grid.

    Attributes:
        slug: of a metric or a source; "" for all sources together.
        squares: by column; None where there is nothing.
        gaps: the columns for which nobody has a number, though there are numbers before and after.
    """

    slug: str
    squares: tuple[Square | None, ...]
    gaps: frozenset[str] = frozenset()

    @property
    def sources(self) -> tuple[str, ...]:
        """Give whoever has a number anywhere in the row, in alphabetical order."""
        return tuple(sorted({source for square in self.squares if square for source in square.sources}))

    @property
    def figures(self) -> int:
        """Give how many claims the row holds."""
        return sum(square.figures for square in self.squares if square)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows and columns; a column is a year or a period's label, "" for claims that name no period, which come last."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]


def by_year(coverage: Coverage) -> Grid:
    """Lay out metrics against the years in which the periods begin; the metrics of most sources first."""
    years = {cell.period_start.year for cell in coverage.cells if cell.period_start}
    columns = [str(year) for year in range(min(years), max(years) + 1)] if years else []
    columns += [""] if any(cell.period_start is None for cell in coverage.cells) else []
    rows: dict[str, list[CoverageCell]] = {}
    for cell in coverage.cells:
        rows.setdefault(cell.metric, []).append(cell)
    lines = [_line(metric, cells, columns, _year) for metric, cells in rows.items()]
    lines.sort(key=lambda line: (-len(line.sources), -line.figures, line.slug))
    return Grid(tuple(columns), tuple(lines))


def by_period(coverage: Coverage) -> Grid:
    """Lay out sources against the periods of the metric that the coverage is of: all of them together first."""
    starts = {cell.period: (cell.period_start, cell.period_end) for cell in coverage.cells if cell.period_start}
    labels = [label for label in coverage.periods if label in starts]
    missing = [gap.period for gap in coverage.gaps]
    ends = {gap.period: (gap.period_start, gap.period_start) for gap in coverage.gaps}
    columns = sorted({*map(str, labels), *missing}, key=lambda label: (*(starts.get(label) or ends[label]), label))
    columns += [""] if any(cell.period_start is None for cell in coverage.cells) else []
    rows: dict[str, list[CoverageCell]] = {}
    for cell in coverage.cells:
        rows.setdefault(cell.source, []).append(cell)
    lines = [_line(source, cells, columns, _label) for source, cells in rows.items()]
    lines.sort(key=lambda line: (-line.figures, line.slug))
    whole = _line("", coverage.cells, columns, _label)
    return Grid(tuple(columns), (Line("", whole.squares, frozenset(missing)), *(_bare(line) for line in lines)))


def _line(
    slug: str, cells: Iterable[CoverageCell], columns: list[str], column_of: Callable[[CoverageCell], str]
) -> Line:
    held: dict[str, list[CoverageCell]] = {}
    for cell in cells:
        held.setdefault(column_of(cell), []).append(cell)
    squares = tuple(_square(held[column]) if column in held else None for column in columns)
    filled = [at for at, column in enumerate(columns) if column in held and column]
    between = range(filled[0], filled[-1]) if filled else range(0)
    return Line(slug, squares, frozenset(columns[at] for at in between if squares[at] is None))


def _bare(line: Line) -> Line:
    """Leave the gaps of one source aside: that it says nothing of a period is no hole in what is known."""
    return Line(line.slug, line.squares)


def _square(cells: list[CoverageCell]) -> Square:
    return Square(sum(cell.figures for cell in cells), tuple(sorted({cell.source for cell in cells})))


def _year(cell: CoverageCell) -> str:
    return str(cell.period_start.year) if cell.period_start else ""


def _label(cell: CoverageCell) -> str:
    return cell.period or "" if cell.period_start else ""
