"""When a company's year ends, so that a fiscal label can be turned into days."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from app.errors import UnreadableError

MONTH_NAMES = tuple(
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_QUARTER = timedelta(weeks=13)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FiscalCalendar:
    """The rule for the last day of a fiscal year; a fiscal year bears the number of the year it ends in.

    A year that ends on a weekday has 52 or 53 weeks: its quarters have 13 weeks each and the last one takes what
    is left, as NVIDIA does it. A year that ends with a month has quarters of three calendar months.

    Attributes:
        month: the month the year ends in, 1 to 12.
        weekday: None where the year ends with the month; else its last such weekday ends the year, 0 for Monday.
    """

    month: int
    weekday: int | None = None

    @classmethod
    def read(cls, text: str) -> Self:
        """Read "" or "12-31" (the calendar year), another month's last day ("03-31"), or "last-sunday-january".

        Raises:
            UnreadableError: for anything else, a day inside a month included.
        """
        folded = text.strip().lower()
        if not folded:
            return cls(12)
        if match := re.fullmatch(r"([0-9]{2})-([0-9]{2})", folded):
            month, day = int(match[1]), int(match[2])
            if 1 <= month <= 12 and (day == monthrange(2023, month)[1] or (month, day) == (2, 29)):
                return cls(month)
        if (
            (match := re.fullmatch(r"last-([a-z]+)-([a-z]+)", folded))
            and match[1] in _WEEKDAYS
            and match[2] in MONTH_NAMES
        ):
            return cls(MONTH_NAMES.index(match[2]) + 1, _WEEKDAYS.index(match[1]))
        raise UnreadableError(
            f"The fiscal year end “{text[:60]}” can't be read: write a month's last day such as 12-31 or 03-31, "
            "or a last weekday such as last-sunday-january."
        )

    def __str__(self) -> str:
        if self.weekday is None:
            return f"{self.month:02}-{monthrange(2023, self.month)[1]:02}"
        return f"last-{_WEEKDAYS[self.weekday]}-{MONTH_NAMES[self.month - 1]}"

    def year_end(self, year: int) -> date:
        """Give the last day of the fiscal year of this number."""
        last = _month_end(year, self.month)
        return last if self.weekday is None else last - timedelta(days=(last.weekday() - self.weekday) % 7)

    def year_start(self, year: int) -> date:
        """Give the first day of the fiscal year of this number."""
        return self.year_end(year - 1) + _DAY

    def quarter(self, year: int, number: int) -> tuple[date, date]:
        """Give the first and the last day of quarter 1 to 4 of the fiscal year."""
        return self._quarter_end(year, number - 1) + _DAY, self._quarter_end(year, number)

    def half(self, year: int, number: int) -> tuple[date, date]:
        """Give the first and the last day of half 1 or 2 of the fiscal year: two quarters each."""
        return self.quarter(year, 2 * number - 1)[0], self.quarter(year, 2 * number)[1]

    def _quarter_end(self, year: int, number: int) -> date:
        """Give the last day of a quarter; quarter 0 is the last one of the year before."""
        if number == 4:
            return self.year_end(year)
        if self.weekday is not None:
            return self.year_end(year - 1) + number * _QUARTER
        years, month = divmod(self.month - 1 + 3 * number, 12)
        return _month_end(year - 1 + years, month + 1)


def _month_end(year: int, month: int) -> date:
    """Give the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


CALENDAR_YEAR = FiscalCalendar(12)
"""The fiscal calendar of whoever has none of their own."""
