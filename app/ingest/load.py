"""Files → ledger: reference tables first, then figures; everything or nothing."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Protocol, TypeVar

from app.figures.figure import Figure
from app.figures.reference import TABLES, Catalogue, Entry
from app.ingest.check import KNOWN_COLUMNS, REQUIRED_COLUMNS, Claim, FigureChecker, states_all
from app.ingest.entry_links import link_entries
from app.ingest.files import FIGURES, InputFile, sort_files
from app.ingest.links import Known, Links
from app.ingest.read import Row, open_sheet
from app.ingest.reference import ReadEntries, known_columns, read_entries, required_columns
from app.ingest.report import Changes, LoadReport, TableReport
from app.ingest.words import headings

Progress = Callable[[str, int], None]
"""Told now and then which file is being read, and how many of its rows have been."""

T = TypeVar("T")

_BATCH = 2000


class HeldLedger(Protocol):
    """What checking asks of a ledger."""

    def catalogue(self) -> Catalogue:
        """Give its reference entries."""

    def known(self, ids: Collection[str]) -> Mapping[str, Figure]:
        """Give its current figures with some ids."""


class OpenLedger(HeldLedger, Protocol):
    """What loading asks of a ledger; the caller has opened its transaction, and commits it or rolls it back."""

    def begin_load(self, *, who: str, files: Sequence[str]) -> int:
        """Begin a load."""

    def put_entries(self, table: str, entries: Sequence[Entry]) -> Changes:
        """Add or correct reference entries."""

    def put_figures(self, rows: Sequence[Figure]) -> Changes:
        """Add or correct figures."""

    def finish_load(self) -> None:
        """Close the load."""


class EmptyLedger:
    """A ledger that holds nothing, for checking files where there is none yet."""

    def catalogue(self) -> Catalogue:
        """Give a catalogue without entries."""
        return Catalogue()

    def known(self, ids: Collection[str]) -> Mapping[str, Figure]:
        """Know no figure."""
        del ids
        return {}


def load(
    paths: Iterable[Path], ledger: OpenLedger, *, who: str, dry_run: bool = False, progress: Progress | None = None
) -> LoadReport:
    """Put files into the ledger, all of them or, if anything is wrong, none.

    The caller must roll the transaction back if the report is `refused` or the run is a dry one: a dry run writes
    like any other, so that its counts are true.
    """
    report = LoadReport(kind="dry-run" if dry_run else "load")
    files = _sorted(paths, report)
    found, catalogue = _read_reference(files, ledger, report, progress)
    if not report.refused:
        ledger.begin_load(who=who, files=[file.path.name for file in files])
        for table in TABLES:
            if table in found:
                report.tables[table].count(ledger.put_entries(table, list(found[table].entries.values())))
    for batch in _batches(_read_figures(files, (catalogue, ledger), found, report, progress)):
        if not report.refused:
            report.tables[FIGURES].count(ledger.put_figures(batch))
    if report.refused:
        report.forget_changes()
    else:
        ledger.finish_load()
    return report


def check(paths: Iterable[Path], ledger: HeldLedger, *, progress: Progress | None = None) -> LoadReport:
    """Check files as loading them would, against what the ledger holds, and write nothing."""
    report = LoadReport(kind="check")
    files = _sorted(paths, report)
    found, catalogue = _read_reference(files, ledger, report, progress)
    for _ in _read_figures(files, (catalogue, ledger), found, report, progress):
        pass
    return report


def _sorted(paths: Iterable[Path], report: LoadReport) -> list[InputFile]:
    files = sort_files(paths, report.findings)
    report.files = {file.name: file.table for file in files}
    for table in (*TABLES, FIGURES):
        if table in report.files.values():
            report.tables[table] = TableReport()
    return files


def _read_reference(
    files: Sequence[InputFile], ledger: HeldLedger, report: LoadReport, progress: Progress | None
) -> tuple[dict[str, ReadEntries], Catalogue]:
    """Read and check every reference table in the files; give the catalogue that figures are read by."""
    found: dict[str, ReadEntries] = {}
    held = ledger.catalogue()
    for table in TABLES:
        rows = ((f.name, row) for f in files if f.table == table for row in _rows(f, report, progress))
        if table in report.tables:
            found[table] = read_entries(table, rows, report.findings, held=held.table(table))
    catalogue = link_entries(found, held, report.findings)
    for table, entries in found.items():
        report.tables[table].refused += entries.refused_rows
    return found, catalogue


def _read_figures(
    files: Sequence[InputFile],
    against: tuple[Catalogue, HeldLedger],
    found: Mapping[str, ReadEntries],
    report: LoadReport,
    progress: Progress | None,
) -> Iterator[Figure]:
    """Give the figures to be loaded, row by row; what goes wrong across rows is known when all have been given."""
    catalogue, ledger = against
    if FIGURES in report.tables:
        report.hint = _hint(catalogue, report)
    refused = {table: entries.refused for table, entries in found.items()}
    checker = FigureChecker(catalogue, report.findings, refused=refused)
    links = Links(report.findings)
    for file in files:
        if file.table != FIGURES:
            continue
        links.begin_file(file.name)
        for row, claim, held in _with_held(_rows(file, report, progress), checker, links, ledger.known):
            figure = checker.figure(file.name, row, held=held, claim=claim)
            if figure is None:
                report.tables[FIGURES].refused += 1
                links.refuse(row.cells.get("id", ""))
            elif links.take(row.number, figure, stated=row.cells):
                yield figure
    links.finish(ledger.known)


def _hint(catalogue: Catalogue, report: LoadReport) -> str:
    """Say what comes before figures, where neither the ledger nor a file has any metric, or any subject."""
    bare = [table for table in ("metrics", "subjects") if not catalogue.table(table) and table not in report.tables]
    if not bare:
        return ""
    return (
        f"The ledger holds no {' and no '.join(bare)} yet: run `chipledger load seed` first (`make run` does so too)."
    )


def _with_held(
    rows: Iterable[Row], checker: FigureChecker, links: Links, known: Known
) -> Iterator[tuple[Row, Claim | None, Figure | None]]:
    """Give each row that lacks columns with the figure that it corrects, if it is the first of its id in these files.

    Beside them stands the row's claim, where the id had to be derived from it.
    """
    for batch in _batches(rows):
        lacking = [row for row in batch if not states_all(row)]
        claims = {row.number: checker.claim(row) for row in lacking if not row.cells.get("id")}
        ids = {number: claim.id for number, claim in claims.items() if claim}
        ids |= {row.number: row.cells["id"] for row in lacking if row.cells.get("id")}
        held = known(set(ids.values()))
        for row in batch:
            figure_id = ids.get(row.number, "")
            yield row, claims.get(row.number), None if links.holds(figure_id) else held.get(figure_id)


def _rows(file: InputFile, report: LoadReport, progress: Progress | None) -> Iterator[Row]:
    """Read a file's rows, and count them."""
    known = KNOWN_COLUMNS if file.table == FIGURES else known_columns(file.table)
    table = report.tables[file.table]
    try:
        with file.path.open("rb") as stream:
            sheet = open_sheet(stream, file.name, report.findings)
            if sheet is None:
                return
            required = REQUIRED_COLUMNS if file.table == FIGURES else required_columns(file.table, sheet.columns)
            meanings = headings() if file.table == FIGURES and not {*sheet.columns}.issubset(known) else {}
            if not sheet.has_good_header(known, required, meanings=meanings):
                return
            for count, row in enumerate(sheet.rows(), 1):
                table.read += 1
                yield row
                if progress and count % _BATCH == 0:
                    progress(file.name, count)
            table.read += sheet.refused
            table.refused += sheet.refused
    except OSError as error:
        report.findings.error(file.name, 0, "", f"The file can't be read: {error.strerror or error}.")


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
