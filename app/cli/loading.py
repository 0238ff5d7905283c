"""`chipledger load` and `chipledger check`."""

# ruff: noqa: PLC0415 (a command imports what it needs when it runs, so that the small ones start at once)

import json
import sys
from contextlib import nullcontext, suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.opening import is_missing, open_engine, read_settings

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from app.ingest.load import Progress
    from app.ingest.report import LoadReport


class ReportFormat(StrEnum):
    """How a report is printed."""

    TEXT = "text"
    JSON = "json"


class _UndoneError(Exception):
    """Ends a transaction of which nothing is to stay."""


Paths = Annotated[list[Path] | None, typer.Argument(metavar="PATH", show_default=False)]
Format = Annotated[ReportFormat, typer.Option("--format", help="How the report is printed.")]


def load(
    paths: Paths = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and write nothing.")] = False,
    format: Format = ReportFormat.TEXT,  # noqa: A002
    who: Annotated[str, typer.Option("--who", help="Who is said to have loaded it.")] = "command line",
) -> None:
    """Put CSV files, or folders of them, into the ledger: all of them or, if anything is wrong, none.

    With no PATH, the seed is loaded.
    """
    from app.ingest.load import load as load_files
    from app.store.engine import session
    from app.store.ledger import Ledger

    settings = read_settings()
    nowhere = dry_run and is_missing(settings.database_url)
    engine = open_engine("sqlite://" if nowhere else settings.database_url, create=True)
    with suppress(_UndoneError), _progress() as progress, session(engine, writing=True) as opened:
        report = load_files(paths or [settings.seed_path], Ledger(opened), who=who, dry_run=dry_run, progress=progress)
        if dry_run or report.refused:
            raise _UndoneError
    engine.dispose()
    _print(report, format)


def check(paths: Paths = None, format: Format = ReportFormat.TEXT) -> None:  # noqa: A002
    """Check CSV files, or folders of them, as `load` would, and write nothing.

    With no PATH, everything in the ledger itself is checked again.
    """
    from app.ingest.load import EmptyLedger
    from app.ingest.load import check as check_files
    from app.ingest.recheck import recheck
    from app.store.engine import session
    from app.store.ledger import Ledger

    url = read_settings().database_url
    if paths and is_missing(url):
        with _progress() as progress:
            report = check_files(paths, EmptyLedger(), progress=progress)
    else:
        engine = open_engine(url)
        with _progress() as progress, session(engine) as opened:
            ledger = Ledger(opened)
            report = check_files(paths, ledger, progress=progress) if paths else recheck(ledger)
        engine.dispose()
    _print(report, format)


def _print(report: "LoadReport", format: ReportFormat) -> None:  # noqa: A002
    """Print a report, and end with 1 if anything is wrong."""
    if format is ReportFormat.JSON:
        typer.echo(json.dumps(report.to_dict(), ensure_ascii=False, indent=2))
    else:
        for line in report.problem_lines():
            typer.echo(line, err=True)
        for line in report.summary_lines():
            typer.echo(line, err=report.refused)
    if report.refused:
        raise typer.Exit(1)


def _progress() -> "AbstractContextManager[Progress | None]":
    """Show how many rows have been read, on a terminal."""
    if not sys.stderr.isatty():
        return nullcontext()
    from app.cli.progress import rows_on_terminal

    return rows_on_terminal()
