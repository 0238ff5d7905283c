"""`chipledger serve`, `chipledger migrate` and `chipledger version`."""

# ruff: noqa: PLC0415 (a command imports what it needs when it runs, so that the small ones start at once)

from importlib import metadata
from typing import Annotated

import typer

from app.cli.opening import SetupError, read_settings


def serve(
    host: Annotated[str | None, typer.Option("--host", help="The address to listen on.", show_default=False)] = None,
    port: Annotated[
        int | None, typer.Option("--port", help="The port to listen on.", min=0, max=65535, show_default=False)
    ] = None,
    reload: Annotated[bool, typer.Option("--reload", help="Start again when the program changes.")] = False,
) -> None:
    """Serve the pages and the API."""
    import uvicorn

    from app.store import migrate as migrations
    from app.store.engine import make_engine

    settings = read_settings()
    engine = make_engine(settings.database_url)
    if migrations.current(engine) != migrations.newest():
        raise SetupError("The ledger's tables are missing or old: run `chipledger migrate` first.")
    engine.dispose()
    uvicorn.run(
        "app.main:served",
        factory=True,
        host=settings.host if host is None else host,
        port=settings.port if port is None else port,
        reload=reload,
        log_level=settings.log_level,
    )


def migrate(
    revision: Annotated[str, typer.Argument(metavar="REVISION", help="The revision to come to.")] = "head",
    down: Annotated[bool, typer.Option("--down", help="Go back to an older REVISION, or to `base`.")] = False,
) -> None:
    """Bring the ledger's tables up to a revision, the newest if none is named."""
    from alembic.util import CommandError

    from app.store import migrate as migrations
    from app.store.engine import make_engine

    engine = make_engine(read_settings().database_url)
    try:
        (migrations.downgrade if down else migrations.upgrade)(engine, revision)
    except CommandError as error:
        raise SetupError(f"The ledger can't be brought to revision '{revision}': {error}") from None
    typer.echo(f"The ledger is at revision {migrations.current(engine) or 'base'}.")
    engine.dispose()


def version() -> None:
    """Print the program's version."""
    typer.echo(metadata.version("chipledger"))
