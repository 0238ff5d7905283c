"""The ledger checked against itself: everything it holds is written as rows and read again."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Protocol

from app.figures.figure import Figure
from app.figures.reference import TABLES, Catalogue
from app.ingest.check import FigureChecker
from app.ingest.entry_links import link_entries
from app.ingest.files import FIGURES
from app.ingest.links import Links
from app.ingest.load import HeldLedger
from app.ingest.read import Row
from app.ingest.reference import read_entries
from app.ingest.report import LoadReport, TableReport
from app.present.exports import cell, entry_cells, figure_cells


class WholeLedger(HeldLedger, Protocol):
    """What a check of the ledger asks of it."""

    def figures(self) -> Iterator[Figure]:
        """Give every current figure."""


def recheck(ledger: WholeLedger) -> LoadReport:
    """Check that all that the ledger holds would be taken again, and would come out as it stands.

    It finds what stricter rules refuse, what a better reader reads otherwise, and what came in by another way.
    """
    report = LoadReport(kind="check", files={"the ledger": FIGURES})
    catalogue = ledger.catalogue()
    found = {}
    for table in TABLES:
        entries = catalogue.table(table)
        rows = [(f"{table}/{slug}", Row(0, entry_cells(table, entry))) for slug, entry in entries.items()]
        found[table] = read_entries(table, rows, report.findings)
        report.tables[table] = TableReport(read=len(rows))
    link_entries(found, Catalogue(), report.findings)
    report.tables[FIGURES] = TableReport()
    checker = FigureChecker(catalogue, report.findings)
    links = Links(report.findings)
    for held in ledger.figures():
        name = f"{FIGURES}/{held.id}"
        links.begin_file(name)
        report.tables[FIGURES].read += 1
        read = checker.figure(name, Row(0, figure_cells(held)))
        if read is None:
            report.tables[FIGURES].refused += 1
            links.refuse(held.id)
            continue
        links.take(0, read)
        for column, message in _differences(held, read):
            report.findings.error(name, 0, column, message)
    links.finish(ledger.known)
    return report


def _differences(held: Figure, read: Figure) -> Iterator[tuple[str, str]]:
    for name in (f.name for f in fields(Figure) if f.name != "recorded_at"):
        old, new = getattr(held, name), getattr(read, name)
        if old != new:
            yield name, f"The ledger holds '{cell(old)}', and the row reads as '{cell(new)}'."
