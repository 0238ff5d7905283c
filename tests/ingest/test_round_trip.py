"""A figure that is exported and read again is the same figure."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.figures.figure import Figure
from app.ingest.check import FigureChecker
from app.ingest.links import Links
from app.ingest.report import Findings
from app.present.exports import figures_csv
from tests.ingest.samples import sheet
from tests.strategies import CATALOGUE, figures


def read_back(content: str | bytes) -> list[Figure]:
    """Read a file of figures, in which nothing may be wrong."""
    findings = Findings()
    checker, links = FigureChecker(CATALOGUE, findings), Links(findings)
    links.begin_file("f.csv")
    opened = sheet(content, findings)
    read = [checker.figure("f.csv", row) for row in opened.rows()] if opened else []
    assert not findings.errors
    return [figure for figure in read if figure]


@given(st.lists(figures(), max_size=3))
def test_figures_survive_a_file(written: list[Figure]) -> None:
    """Figure → CSV → figure changes nothing, whatever the texts hold."""
    assert read_back("".join(figures_csv(written))) == written


@given(figures())
def test_figures_survive_a_spreadsheet(figure: Figure) -> None:
    """Nor does a UTF-16 file with Windows line ends, as spreadsheets write it."""
    notes = {name: getattr(figure, name).replace("\n", " ") for name in ("note", "note_zh_hans", "note_zh_hant")}
    plain = replace(figure, **notes, locator="", status_note="x")
    content = "".join(figures_csv([plain])).replace("\n", "\r\n")
    assert read_back(content.encode("utf-16")) == [plain]
