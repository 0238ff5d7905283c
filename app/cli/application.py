"""The application that the commands hang on: what all of them have in common."""

import io
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from app.errors import AppError

_DATABASE_TROUBLE = {"OperationalError", "ArgumentError", "NoSuchModuleError", "InterfaceError"}


class ReportingGroup(TyperGroup):
    """Says expected errors in a sentence, with exit code 1, where Python would print a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except AppError as error:
            message = error.message
        except BrokenPipeError:
            raise
        except OSError as error:
            message = f"{error.filename}: {error.strerror}." if error.filename else str(error)
        except Exception as error:
            if type(error).__module__.split(".")[0] != "sqlalchemy" or type(error).__name__ not in _DATABASE_TROUBLE:
                raise
            reason = str(getattr(error, "orig", None) or error).strip().rstrip(".")
            message = f"The ledger can't be opened: {reason}."
        typer.echo(message, err=True)
        raise typer.Exit(1)


app = typer.Typer(
    cls=ReportingGroup,
    name="chipledger",
    help="An open ledger of reported figures about China's AI-chip market.",
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)
"""The program `chipledger`."""
