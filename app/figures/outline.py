"""What some figures come to in counts and days, without any of them: for pages that must not grow with the ledger."""

from dataclasses import dataclass
from datetime import date

from app.figures.figure import Figure


@dataclass(frozen=True, slots=True)
class Outline:
    """How many figures there are, who states them, and of which days.

    Attributes:
        echoes: how many of them only repeat another one.
        sources: how many different ones state a figure of their own.
        first, last: the first day of the first period and the last day of the last; None where none is named.
        first_stated, last_stated: when the first and the last was stated; None where none is dated.
    """

    figures: int = 0
    echoes: int = 0
    sources: int = 0
    documents: int = 0
    first: date | None = None
    last: date | None = None
    first_stated: date | None = None
    last_stated: date | None = None


@dataclass(frozen=True, slots=True)
class OutlinedPart:
    """The figures that share a value in one column.

    Attributes:
        latest: the one that was stated last; echoes, and what was withdrawn or denied, only where there is no other.
    """

    value: str
    outline: Outline
    latest: Figure
