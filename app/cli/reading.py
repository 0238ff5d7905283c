"""`chipledger quantity` and `chipledger period`: how one printed text is read, a JSON answer in each line."""

# ruff: noqa: PLC0415 (a command imports what it needs when it runs, so that the small ones start at once)

import os
import sys
from collections.abc import Callable, Iterator
from typing import Annotated

import typer

from app.errors import AppError, UnreadableError

Answer = dict[str, object]


def quantity(
    texts: Annotated[list[str] | None, typer.Argument(metavar="[TEXT]...", show_default=False)] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="What is counted, where the print doesn't say.")] = None,
) -> None:
    """Read printed numbers, such as 55.22亿美元 or "up to $5.5 billion".

    Each TEXT, or each line of standard input, gets one line of JSON. Exit code 1 if any can't be read.
    """
    from app.figures.quantity import read_quantity
    from app.figures.vocabulary import UNITS

    if unit is not None and unit not in UNITS:
        raise typer.BadParameter(f"There is no unit '{unit}'; there are {', '.join(UNITS)}.", param_hint="--unit")

    def answer(text: str) -> Answer:
        read = read_quantity(text, unit)
        return {
            "value_low": read.low,
            "value": read.value,
            "value_high": read.high,
            "bound": read.bound,
            "unit": read.unit,
            "precision": read.precision,
        }

    _answer_all(texts, answer)


def period(
    texts: Annotated[list[str] | None, typer.Argument(metavar="[TEXT]...", show_default=False)] = None,
    fiscal_year_end: Annotated[
        str, typer.Option("--fiscal-year-end", help="For fiscal labels: 03-31, last-sunday-january, …")
    ] = "12-31",
) -> None:
    """Read periods, such as 2024年上半年 or FY2026-Q1.

    Each TEXT, or each line of standard input, gets one line of JSON. Exit code 1 if any can't be read.
    """
    from app.figures.period import FiscalCalendar, read_period

    try:
        calendar = FiscalCalendar.read(fiscal_year_end)
    except UnreadableError as error:
        raise typer.BadParameter(error.message, param_hint="--fiscal-year-end") from None

    def answer(text: str) -> Answer:
        read = read_period(text, calendar)
        return {"period": read.label, "period_start": read.start, "period_end": read.end}

    _answer_all(texts, answer)


def _answer_all(texts: list[str] | None, answer: Callable[[str], Answer]) -> None:
    from app.present.exports import json_object

    all_read = True
    for text in _given(texts) if texts else _lines():
        try:
            answered = answer(text)
        except AppError as error:
            answered = {"error": error.message}
        except (ArithmeticError, ValueError, RecursionError):
            answered = {"error": f"“{text[:80]}” can't be read."}
        all_read = all_read and "error" not in answered
        sys.stdout.write(json_object({"text": text, **answered}) + "\n")
        sys.stdout.flush()
    if not all_read:
        raise typer.Exit(1)


def _given(texts: list[str]) -> Iterator[str]:
    """Give the arguments as UTF-8, whatever the locale took them for."""
    for text in texts:
        yield os.fsencode(text).decode("utf-8", "replace")


def _lines() -> Iterator[str]:
    """Give the lines of standard input, blank ones too."""
    for number, line in enumerate(sys.stdin.buffer):
        text = line.decode("utf-8", "replace").removesuffix("\n").removesuffix("\r")
        yield text if number else text.removeprefix("\ufeff")
