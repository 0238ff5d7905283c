"""What a figure is about in time: read, order, overlap and print periods, calendar or fiscal."""

from app.figures.period.fiscal import CALENDAR_YEAR, FiscalCalendar
from app.figures.period.part import Granularity, PeriodPart, PeriodParts
from app.figures.period.value import Period, read_period

__all__ = [
    "CALENDAR_YEAR",
    "FiscalCalendar",
    "Granularity",
    "Period",
    "PeriodPart",
    "PeriodParts",
    "read_period",
]
