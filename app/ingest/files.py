"""Which file holds which table: by its name, or by a header that looks like that of figures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.figures.reference import TABLES
from app.ingest.check import REQUIRED_COLUMNS
from app.ingest.read import open_sheet
from app.ingest.report import Findings
from app.ingest.words import headings

FIGURES = "figures"
"""The name of the one table that is no reference table."""

_ENDINGS = {".csv", ".tsv"}
_WORKBOOKS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers"}
_LISTED = 3
_TELLING = {"metric", "subject", "as_reported"}


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to be read, and the table that it holds rows of."""

    path: Path
    table: str

    @property
    def name(self) -> str:
        """Give the file as it was named."""
        return str(self.path)


def sort_files(paths: Iterable[Path], findings: Findings) -> list[InputFile]:
    """Find the files behind some paths, and what each is; a folder stands for the CSV files in it.

    `figures.csv`, `figures-2025.csv`, `subjects.csv` say by their names what they hold; so does a header with the
    columns of figures. Anything else is an error.
    """
    found: dict[Path, InputFile] = {}
    for path in _listed(paths, findings):
        table = _by_name(path) or _by_header(path, findings)
        if table:
            found.setdefault(path.resolve(), InputFile(path, table))
    return list(found.values())


def _listed(paths: Iterable[Path], findings: Findings) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            inside = [p for p in sorted(path.rglob("*")) if p.suffix.casefold() in _ENDINGS and p.is_file()]
            inside = [p for p in inside if not any(part.startswith(".") for part in p.relative_to(path).parts)]
            if not inside:
                findings.error(str(path), 0, "", f"The folder holds no CSV file{_workbooks(path)}.")
            yield from inside
        elif path.exists():
            yield path
        else:
            findings.error(str(path), 0, "", "There is no such file or folder.")


def _workbooks(folder: Path) -> str:
    names = [p.name for p in sorted(folder.rglob("*")) if p.suffix.casefold() in _WORKBOOKS and p.name[0] not in ".~"]
    return f"; save each sheet of {', '.join(names[:_LISTED])} as “CSV UTF-8”" if names else ""


def _by_name(path: Path) -> str | None:
    stem = path.stem.casefold()
    for table in (FIGURES, *TABLES):
        if stem == table or (stem.startswith(table) and stem[len(table)] in "-_. "):
            return table
    return None


def _by_header(path: Path, findings: Findings) -> str | None:
    """Give the table whose columns a file has, which only figures can be told by; else say what the file is."""
    told = Findings()
    try:
        with path.open("rb") as stream:
            sheet = open_sheet(stream, str(path), told)
    except OSError as error:
        told.error(str(path), 0, "", f"The file can't be read: {error.strerror or error}.")
        sheet = None
    if sheet and ({*sheet.columns} >= _TELLING or {headings().get(column) for column in sheet.columns} >= _TELLING):
        return FIGURES
    if sheet:
        tables, needed = ", ".join((FIGURES, *TABLES)), ", ".join(REQUIRED_COLUMNS)
        message = f"The name doesn't say what the file holds ({tables}), nor is its header that of figures ({needed})."
        told.error(str(path), 0, "", message)
    for told_error in told.errors:
        findings.error(told_error.file, told_error.line, told_error.column, told_error.message)
    return None
