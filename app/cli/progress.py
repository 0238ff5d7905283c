"""What a terminal shows while files are read."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

from app.ingest.load import Progress


@contextmanager
def rows_on_terminal() -> Iterator[Progress]:
    """Show the file that is being read and how many of its rows have been."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading …", total=None)

        def show(file: str, rows: int) -> None:
            bar.update(task, description=f"{file}: {rows:,} rows")

        yield show
