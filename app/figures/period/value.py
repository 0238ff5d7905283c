"""A period as a value: its canonical label and the days that it means."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache, total_ordering

from app.errors import UnreadableError
from app.figures.period.fiscal import CALENDAR_YEAR, FiscalCalendar
from app.figures.period.part import Granularity, PeriodParts, canonical_parts
from app.figures.period.spelling import read_parts
from app.sentences import sentence

_FORMS = sentence(
    "Right forms are 2024, 2024-Q3, 2024-H1, 2024-07, 2024-07-15, FY2026, FY2026-Q1 and spans such as 2022-01/2025-03."
)


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """What a figure is about in time; ordered by first day, last day, label.

    Attributes:
        label: the canonical label; building a period with any other is refused.
        start: the first day.
        end: the last day, inclusive.
    """

    label: str
    start: date
    end: date

    def __post_init__(self) -> None:
        _parts(self.label)
        if self.end < self.start:
            raise UnreadableError(f"The period {self.label} can't end on {self.end}, before its start {self.start}.")

    def __lt__(self, other: "Period") -> bool:
        return (self.start, self.end, self.label) < (other.start, other.end, other.label)

    def __str__(self) -> str:
        return self.label

    @property
    def parts(self) -> PeriodParts:
        """The first and last part in numbers, for whoever prints the period in words."""
        return _parts(self.label)

    @property
    def days(self) -> int:
        """How many days it has, the first and the last included."""
        return (self.end - self.start).days + 1

    @property
    def is_fiscal(self) -> bool:
        """Whether its label counts in fiscal years."""
        return self.parts.first.fiscal

    @property
    def granularity(self) -> Granularity:
        """How long it is, by its label: year, half, quarter, month, day, or a span of several."""
        first, last = self.parts
        return first.kind if first == last else Granularity.SPAN

    def overlaps(self, other: "Period") -> bool:
        """Say whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def contains(self, other: "Period") -> bool:
        """Say whether every day of the other is a day of this one."""
        return self.start <= other.start and other.end <= self.end


def read_period(text: str, calendar: FiscalCalendar = CALENDAR_YEAR) -> Period:
    """Read a period in any common spelling; the calendar gives fiscal labels their days.

    Raises:
        UnreadableError: if the text can't be read or could mean two things; it names the part and shows right forms.
    """
    try:
        parts = read_parts(text)
    except UnreadableError as error:
        raise UnreadableError(
            sentence(
                "The period “%(text)s” can't be read: %(reason)s. %(forms)s",
                text=text[:80],
                reason=error.message,
                forms=_FORMS,
            )
        ) from None
    return Period(parts.label, parts.first.days(calendar)[0], parts.last.days(calendar)[1])


@lru_cache(maxsize=4096)
def _parts(label: str) -> PeriodParts:
    """Read a canonical label, and nothing but that."""
    parts = canonical_parts(label)
    if not parts or parts.label != label:
        raise UnreadableError(f"The period label “{label[:80]}” is not canonical. {_FORMS}")
    return parts
