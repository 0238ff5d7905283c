"""A small set of reference files, and short ways of checking a text against them."""

import io
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine

from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.ingest.check import FigureChecker
from app.ingest.entry_links import link_entries
from app.ingest.links import Links
from app.ingest.load import load
from app.ingest.read import Row, Sheet, open_sheet
from app.ingest.reference import ReadEntries, read_entries
from app.ingest.report import Findings, LoadReport
from app.store.engine import session
from app.store.ledger import Ledger

FILES = {
    "metrics": """\
slug,name_en,name_zh_hans,name_zh_hant,definition_en,definition_zh_hans,definition_zh_hant,kind,of,units,can_be_negative,max_percent
revenue,Revenue,营收,營收,Sales.,,,level,,currency,false,
market_share,Market share,,,Part of a market.,,,share,revenue,percent,false,100
unit_shipments,Units shipped,,,Pieces.,,,level,,chips cards,false,
market_size,Market size,,,Spending.,,,level,,currency,false,
""",
    "subjects": """\
slug,name_en,name_zh_hans,name_zh_hant,kind,parent,fiscal_year_end,aliases,definition_en
nvidia,NVIDIA,英伟达,英偉達,company,,last-sunday-january,Nvidia Corp|輝達,
nvidia-h20,NVIDIA H20,,,product,nvidia,last-sunday-january,H20,
amd,AMD,,,company,,,,
bytedance,ByteDance,字节跳动,,company,,,,
""",
    "sources": "slug,name_en,kind,subject\nnvidia,NVIDIA,company,nvidia\nidc,IDC,research,\n",
    "documents": "slug,title,published_on,date_certainty,language\n"
    "tmtpost-h20-mi308-2025-07,H20与MI308,2025-07-16,printed,zh-Hans\nundated,Undated,,unknown,en\n",
    "geographies": "code,name_en,name_zh_hans,parent\nWORLD,World,全球,\n"
    "CN-AND-HK,China with Hong Kong,,WORLD\nCN,China,中国,CN-AND-HK\n",
    "bases": "slug,name_en,definition_en\ngaap,GAAP,By US rules.\nnon-gaap,Non-GAAP,Adjusted.\n",
}
"""Reference files by table."""

ROW = {
    "metric": "revenue",
    "subject": "nvidia",
    "geography": "CN",
    "period": "FY2026-Q1",
    "as_reported": "55.22亿美元",
    "nature": "actual",
    "source": "nvidia",
    "document": "tmtpost-h20-mi308-2025-07",
}
"""The cells of a good row."""

HEADER = "id,metric,subject,geography,basis,period,as_reported,nature,source,document,quotes,supersedes,note"
"""A header for figures written as text."""


def sheet(content: str | bytes, findings: Findings, name: str = "figures.csv") -> Sheet | None:
    """Open a text as a file."""
    return open_sheet(io.BytesIO(content.encode() if isinstance(content, str) else content), name, findings)


def rows_of(content: str | bytes) -> tuple[list[Row], Findings]:
    """Read a text's rows; there must be a header."""
    findings = Findings()
    opened = sheet(content, findings)
    return list(opened.rows()) if opened else [], findings


def entries_of(**files: str) -> tuple[dict[str, ReadEntries], Catalogue, list[str]]:
    """Read reference files by table, each beside `FILES`' other tables; give the entries, and errors in words."""
    findings = Findings()
    found = {}
    for table, content in (FILES | files).items():
        opened = sheet(content, findings, f"{table}.csv")
        rows = list(opened.rows()) if opened else []
        found[table] = read_entries(table, [(f"{table}.csv", row) for row in rows], findings)
    catalogue = link_entries(found, Catalogue(), findings)
    return found, catalogue, [str(error) for error in findings.errors]


def catalogue() -> Catalogue:
    """Give the catalogue of `FILES`."""
    _, found, errors = entries_of()
    assert not errors
    return found


def checked(**cells: str) -> tuple[Figure | None, list[str]]:
    """Check the good row with some cells changed; give the figure, and errors as `column: sentence`."""
    findings = Findings()
    figure = FigureChecker(catalogue(), findings).figure("f.csv", Row(2, ROW | cells))
    return figure, [str(replace(e, file="")).removeprefix(":2: ") for e in findings.errors]


def linked(content: str, *, held: dict[str, Figure] | None = None) -> tuple[list[Figure], list[str], list[str]]:
    """Check figures written as lines under `HEADER`, and what binds them; give figures, errors and notices."""
    findings = Findings()
    checker, links = FigureChecker(catalogue(), findings), Links(findings)
    links.begin_file("f.csv")
    figures = []
    opened = sheet(f"{HEADER}\n{content}", findings, "f.csv")
    for row in opened.rows() if opened else []:
        figure = checker.figure("f.csv", row)
        if figure is None:
            links.refuse(row.cells["id"])
        elif links.take(row.number, figure):
            figures.append(figure)
    known = held or {}
    links.finish(lambda ids: {i: known[i] for i in ids if i in known})
    return figures, [str(e) for e in findings.errors], [str(n) for n in findings.notices]


class _UndoneError(Exception):
    """Ends a transaction of which nothing is to stay."""


def load_into(engine: Engine, *paths: Path, dry_run: bool = False) -> LoadReport:
    """Load as the command line does."""
    with suppress(_UndoneError), session(engine, writing=True) as opened:
        report = load(paths, Ledger(opened), who="test", dry_run=dry_run)
        if report.refused or dry_run:
            raise _UndoneError
    return report
