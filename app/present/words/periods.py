"""Periods in words: what a canonical label is called in each language, and which days it means."""

from datetime import date

from babel.dates import get_day_names, get_month_names

from app.figures.figure import Figure
from app.figures.period import FiscalCalendar, Granularity
from app.figures.period.part import PeriodPart, canonical_parts
from app.present.languages import Speaker


def period_words(label: str | None, say: Speaker) -> str:
    """Say a period's label: `FY2026-Q1` is “FY2026 Q1”, `2024-H1` is “H1 2024”; none is “no stated period”."""
    parts = canonical_parts(label) if label else None
    if parts is None:
        return say.t("no stated period")
    first = _part_words(parts.first, say)
    if parts.first == parts.last:
        return first
    last = _part_words(parts.last, say)
    if first.startswith(year := _year_words(parts.last, say)):
        last = last.removeprefix(year).lstrip() or last  # not 2025年第一季度至2025年第三季度
    return say.t("%(first)s to %(last)s", first=first, last=last)


def period_with_days(figure: Figure, say: Speaker) -> str:
    """Say a figure's period, and its days where the label counts in fiscal years and so does not show them."""
    words = period_words(figure.period, say)
    if figure.period and "FY" in figure.period and figure.period_start and figure.period_end:
        return say.t("%(period)s (%(days)s)", period=words, days=say.days(figure.period_start, figure.period_end))
    return words


def distance_words(start: date, end: date, day: date, say: Speaker) -> str:
    """Say how long before or after the days of an event another day lies: in days, from two months on in months."""
    if start <= day <= end:
        return say.t("the same day") if start == end else say.t("the same month")
    if day < start:
        return _before_words((start - day).days, say)
    return _after_words((day - end).days, say)


_DAYS_TOLD, _MONTHS_TOLD = 61, 24
"""From how many days on a distance is told in months, and from how many months on in years."""


def _before_words(days: int, say: Speaker) -> str:
    months = round(days * 12 / 365.25)
    if days < _DAYS_TOLD:
        return say.n("%(num)s day before", "%(num)s days before", days)
    if months < _MONTHS_TOLD:
        return say.n("%(num)s month before", "%(num)s months before", months)
    return say.n("%(num)s year before", "%(num)s years before", round(months / 12))


def _after_words(days: int, say: Speaker) -> str:
    months = round(days * 12 / 365.25)
    if days < _DAYS_TOLD:
        return say.n("%(num)s day after", "%(num)s days after", days)
    if months < _MONTHS_TOLD:
        return say.n("%(num)s month after", "%(num)s months after", months)
    return say.n("%(num)s year after", "%(num)s years after", round(months / 12))


def _part_words(part: PeriodPart, say: Speaker) -> str:
    match part.kind:
        case Granularity.MONTH:
            return say.month(date(part.year, part.month or 1, 1))
        case Granularity.DAY:
            return say.day(date(part.year, part.month or 1, part.day or 1))
        case _:
            words = _fiscal_words(part, say) if part.fiscal else _calendar_words(part, say)
            return words % {"year": part.year}


def _year_words(part: PeriodPart, say: Speaker) -> str:
    return (say.t("FY%(year)s") if part.fiscal else say.t("%(year)s")) % {"year": part.year}


def _calendar_words(part: PeriodPart, say: Speaker) -> str:
    return {
        (Granularity.HALF, 1): say.t("H1 %(year)s"),
        (Granularity.HALF, 2): say.t("H2 %(year)s"),
        (Granularity.QUARTER, 1): say.t("Q1 %(year)s"),
        (Granularity.QUARTER, 2): say.t("Q2 %(year)s"),
        (Granularity.QUARTER, 3): say.t("Q3 %(year)s"),
        (Granularity.QUARTER, 4): say.t("Q4 %(year)s"),
    }.get((part.kind, part.number or 0)) or say.t("%(year)s")


def _fiscal_words(part: PeriodPart, say: Speaker) -> str:
    return {
        (Granularity.HALF, 1): say.t("FY%(year)s H1"),
        (Granularity.HALF, 2): say.t("FY%(year)s H2"),
        (Granularity.QUARTER, 1): say.t("FY%(year)s Q1"),
        (Granularity.QUARTER, 2): say.t("FY%(year)s Q2"),
        (Granularity.QUARTER, 3): say.t("FY%(year)s Q3"),
        (Granularity.QUARTER, 4): say.t("FY%(year)s Q4"),
    }.get((part.kind, part.number or 0)) or say.t("FY%(year)s")


def year_end_words(calendar: FiscalCalendar, say: Speaker) -> str:
    """Say when a fiscal year ends: “last Sunday of January”, “end of March”."""
    locale = say.language.locale
    # Not "stand-alone": Babel resolves that alias in data both Chinese scripts share, so the first asked would win.
    month = get_month_names("wide", "format", locale)[calendar.month]
    if calendar.weekday is None:
        return say.t("end of %(month)s", month=month)
    day = get_day_names("wide", "format", locale)[calendar.weekday]
    return say.t("last %(day)s of %(month)s", day=day, month=month)
