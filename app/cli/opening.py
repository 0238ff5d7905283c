"""Opening what the commands work on: the settings and the ledger."""

# ruff: noqa: PLC0415 (a command imports what it needs when it runs, so that the small ones start at once)

from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import AppError

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from app.settings import Settings


class SetupError(AppError):
    """The program is not set up so that it can do this."""

    title = "Not set up"


def read_settings() -> "Settings":
    """Read the settings.

    Raises:
        SetupError: a variable has a value that it can't have; the message names it.
    """
    from pydantic import ValidationError
    from pydantic_settings import SettingsError

    from app.settings import Settings

    try:
        return Settings()
    except ValidationError as error:
        wrong = (
            f"CHIPLEDGER_{str(e['loc'][0]).upper()}: {e['msg']}."
            if e["loc"]
            else e["msg"].removeprefix("Value error, ")
            for e in error.errors()
        )
        raise SetupError("\n".join(wrong)) from None
    except SettingsError:
        raise SetupError('CHIPLEDGER_REPLICA_URLS: It is a list of addresses in JSON, such as ["…", "…"].') from None


def is_missing(database_url: str) -> bool:
    """Say whether the ledger is an SQLite file that does not exist."""
    from sqlalchemy.engine import make_url

    address = make_url(database_url)
    return (
        address.get_backend_name() == "sqlite" and bool(address.database) and not Path(str(address.database)).exists()
    )


def open_engine(database_url: str, *, create: bool = False) -> "Engine":
    """Open a ledger that has the tables this program works with; an empty database gets them if `create`.

    Raises:
        SetupError: there is no ledger, or it has other tables.
    """
    from app.store import migrate
    from app.store.engine import make_engine

    if not create and is_missing(database_url):
        raise SetupError("There is no ledger yet; `chipledger load` makes one.")
    engine = make_engine(database_url)
    revision = migrate.current(engine)
    if revision is None and create:
        migrate.upgrade(engine)
    elif revision != migrate.newest():
        stands = f"is at revision {revision}" if revision else "has no tables"
        raise SetupError(f"The ledger {stands}, and this program needs {migrate.newest()}; run `chipledger migrate`.")
    return engine
