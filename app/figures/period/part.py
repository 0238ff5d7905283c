"""One end of a period, in parts: what a label says before a calendar gives it days."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from app.errors import UnreadableError
from app.figures.period.fiscal import CALENDAR_YEAR, FiscalCalendar
from app.sentences import sentence

FIRST_YEAR, LAST_YEAR = 1990, 2100


class Granularity(StrEnum):
    """How long a period is, by its label."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class PeriodPart:
    """A year, half, quarter, month or day, and whether its year is a fiscal one.

    Attributes:
        year: 1990 to 2100; a fiscal year bears the number of the year it ends in.
        fiscal: whether the label begins with FY.
        kind: what the part is; never a span.
        number: which half (1 or 2) or quarter (1 to 4); None for other kinds.
        month: 1 to 12 for a month or a day; None for other kinds.
        day: the day of the month for a day; None for other kinds.
    """

    year: int
    fiscal: bool
    kind: Granularity
    number: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise UnreadableError(
                sentence(
                    "the year %(year)s is not between %(first)s and %(last)s",
                    year=str(self.year),
                    first=str(FIRST_YEAR),
                    last=str(LAST_YEAR),
                )
            )
        if self.kind is Granularity.HALF and not 1 <= (self.number or 0) <= 2:
            raise UnreadableError(sentence("there is no half %(number)s: a year has 2", number=str(self.number)))
        if self.kind is Granularity.QUARTER and not 1 <= (self.number or 0) <= 4:
            raise UnreadableError(sentence("there is no quarter %(number)s: a year has 4", number=str(self.number)))
        if self.kind in {Granularity.MONTH, Granularity.DAY}:
            self._check_month_and_day()

    @property
    def label(self) -> str:
        """The canonical label: 2024, FY2026-Q1, 2024-07, 2024-07-15."""
        year = f"FY{self.year}" if self.fiscal else f"{self.year}"
        match self.kind:
            case Granularity.HALF:
                return f"{year}-H{self.number}"
            case Granularity.QUARTER:
                return f"{year}-Q{self.number}"
            case Granularity.MONTH:
                return f"{year}-{self.month:02}"
            case Granularity.DAY:
                return f"{year}-{self.month:02}-{self.day:02}"
            case _:
                return year

    def days(self, calendar: FiscalCalendar) -> tuple[date, date]:
        """Give the first and the last day; the calendar counts for fiscal parts only."""
        years = calendar if self.fiscal else CALENDAR_YEAR
        match self.kind:
            case Granularity.HALF:
                return years.half(self.year, self.number or 0)
            case Granularity.QUARTER:
                return years.quarter(self.year, self.number or 0)
            case Granularity.MONTH | Granularity.DAY:
                month, last = self.month or 0, self.day or monthrange(self.year, self.month or 0)[1]
                return date(self.year, month, self.day or 1), date(self.year, month, last)
            case _:
                return years.year_start(self.year), years.year_end(self.year)

    def _check_month_and_day(self) -> None:
        """Refuse months and days that no calendar has, and fiscal ones."""
        if self.fiscal:
            raise UnreadableError(
                sentence("a fiscal year is divided into halves and quarters, not into months and days")
            )
        if not 1 <= (self.month or 0) <= 12:
            raise UnreadableError(sentence("there is no month %(number)s: a year has 12", number=str(self.month)))
        length = monthrange(self.year, self.month or 0)[1]
        if self.kind is Granularity.DAY and not 1 <= (self.day or 0) <= length:
            month = f"{self.year}-{self.month:02}"
            raise UnreadableError(
                sentence(
                    "there is no day %(day)s in %(month)s: it has %(length)s",
                    day=str(self.day),
                    month=month,
                    length=length,
                )
            )


class PeriodParts(NamedTuple):
    """The first and the last part of a period: the same one unless it is a span."""

    first: PeriodPart
    last: PeriodPart

    @property
    def label(self) -> str:
        """The canonical label of the whole: one part's, or both with a slash between."""
        return self.first.label if self.first == self.last else f"{self.first.label}/{self.last.label}"


def span(first: PeriodPart, last: PeriodPart) -> PeriodParts:
    """Join two parts into the parts of a period.

    Raises:
        UnreadableError: if one is fiscal and the other not, or the last begins or ends before the first.
    """
    if first.fiscal != last.fiscal:
        raise UnreadableError(
            sentence("%(first)s and %(last)s mix a fiscal with a calendar label", first=first.label, last=last.label)
        )
    first_days, last_days = first.days(CALENDAR_YEAR), last.days(CALENDAR_YEAR)
    if last_days[0] < first_days[0] or last_days[1] < first_days[1]:
        raise UnreadableError(
            sentence(
                "the span's last part %(last)s comes before its first part %(first)s",
                first=first.label,
                last=last.label,
            )
        )
    return PeriodParts(first, last)


_CANONICAL = re.compile(
    r"(?P<fiscal>FY)?(?P<year>[0-9]{4})"
    r"(?:-(?:H(?P<half>[0-9])|Q(?P<quarter>[0-9])|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?"
)


def canonical_part(text: str) -> PeriodPart | None:
    """Read one canonical label that is no span; None if it does not have the form of one.

    Raises:
        UnreadableError: if it has the form, but not the numbers: 2024-13.
    """
    if not (match := _CANONICAL.fullmatch(text)):
        return None
    numbers = {name: int(match[name]) for name in ("half", "quarter", "month", "day") if match[name]}
    kind = Granularity(list(numbers)[-1]) if numbers else Granularity.YEAR
    number = numbers.get("half", numbers.get("quarter"))
    fiscal = match["fiscal"] is not None
    return PeriodPart(int(match["year"]), fiscal, kind, number, numbers.get("month"), numbers.get("day"))


def canonical_parts(label: str) -> PeriodParts | None:
    """Read a canonical label, a span included; None if it does not have the form of one.

    Raises:
        UnreadableError: if it has the form, but not the numbers or not the order.
    """
    ends = [canonical_part(end) for end in label.split("/")]
    if len(ends) > 2 or ends[0] is None or ends[-1] is None:
        return None
    return span(ends[0], ends[-1])
