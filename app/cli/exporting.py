"""`chipledger export`."""

# ruff: noqa: PLC0415 (a command imports what it needs when it runs, so that the small ones start at once)

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, TYPE_CHECKING, Annotated

import typer

from app.cli.opening import open_engine, read_settings

if TYPE_CHECKING:
    from app.store.ledger import Ledger


class ExportFormat(StrEnum):
    """What an export is."""

    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"
    FOLDER = "folder"


def export(
    path: Annotated[str, typer.Argument(metavar="[PATH|-]", help="Where to; - is standard output.")] = "-",
    format: Annotated[  # noqa: A002
        ExportFormat | None, typer.Option("--format", help="Default: as the path ends; csv to standard output.")
    ] = None,
) -> None:
    """Write every figure as CSV, JSON or XLSX, or with all reference tables into a folder that `load` takes back."""
    from app.present.exports import figures_csv, figures_json
    from app.store.engine import session
    from app.store.ledger import Ledger

    chosen = format or _format_of(path)
    if path == "-" and chosen is ExportFormat.FOLDER:
        raise typer.BadParameter("A folder can't be written to standard output; name one.")
    if path == "-" and chosen is ExportFormat.XLSX and sys.stdout.isatty():
        raise typer.BadParameter("A spreadsheet can't be shown in a terminal; name a file, or lead it into one with >.")
    engine = open_engine(read_settings().database_url)
    with session(engine) as opened:
        ledger = Ledger(opened)
        if chosen is ExportFormat.FOLDER:
            _write_folder(Path(path), ledger)
        elif chosen is ExportFormat.XLSX:
            _write_spreadsheet(path, ledger)
        else:
            write = figures_json if chosen is ExportFormat.JSON else figures_csv
            _write(path, write(ledger.figures()))
    engine.dispose()


def _format_of(path: str) -> ExportFormat:
    if path == "-":
        return ExportFormat.CSV
    ending = Path(path).suffix.casefold()
    if ending == ".json":
        return ExportFormat.JSON
    if ending == ".xlsx":
        return ExportFormat.XLSX
    if ending in {".csv", ".txt"}:
        return ExportFormat.CSV
    if ending and not Path(path).is_dir():
        raise typer.BadParameter(f"'{ending}' says no format: end the path in .csv, .json or .xlsx, or give --format.")
    return ExportFormat.FOLDER


def _write_folder(folder: Path, ledger: "Ledger") -> None:
    from app.figures.reference import TABLES
    from app.present.exports import entries_csv, figures_csv

    folder.mkdir(parents=True, exist_ok=True)
    catalogue = ledger.catalogue()
    for table in TABLES:
        _write(str(folder / f"{table}.csv"), entries_csv(table, catalogue.table(table).values()))
    _write(str(folder / "figures.csv"), figures_csv(ledger.figures()))


def _write_spreadsheet(path: str, ledger: "Ledger") -> None:
    from app.figures.selection import Selection
    from app.present.citations import cite_view
    from app.present.contexts.frame import Visit
    from app.present.languages import Language, speaker
    from app.present.spreadsheets import cover, write_spreadsheet
    from app.present.words.terms import Narrator

    catalogue = ledger.catalogue()
    narrator = Narrator(speaker(Language.EN), catalogue)
    visit = Visit(narrator=narrator, path="/figures", version=ledger.version, changed_at=ledger.changed_at)
    title = narrator.say.t("Figures")
    about = cover(visit, title=title, selection=Selection(), citation=cite_view(visit, title=title, query=""))
    with _output(path) as file:
        write_spreadsheet(file, ledger.figures(), catalogue, about)


def _write(path: str, pieces: Iterable[str]) -> None:
    with _output(path) as file:
        for piece in pieces:
            file.write(piece.encode())


def _output(path: str) -> AbstractContextManager[IO[bytes]]:
    return _whole_file(Path(path)) if path != "-" else _standard_output()


@contextmanager
def _standard_output() -> Iterator[IO[bytes]]:
    yield sys.stdout.buffer
    sys.stdout.flush()


@contextmanager
def _whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Write a file that is there in full or, if something goes wrong, as it was before."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            yield file.file
        except BaseException:
            Path(file.name).unlink()
            raise
    mask = os.umask(0)
    os.umask(mask)
    Path(file.name).chmod(0o666 & ~mask)
    Path(file.name).replace(path)
