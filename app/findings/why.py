"""Why do two figures differ? Exactly the fields in which they do, in the order in which a reader should look."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.figures.figure import Figure
from app.figures.period import read_period
from app.figures.reference import Catalogue


class DifferingField(StrEnum):
    """In what two figures can differ apart from their numbers."""

    METRIC = "metric"
    SUBJECT = "subject"
    BUYER = "buyer"
    RELATIVE_TO = "relative_to"
    GEOGRAPHY = "geography"
    BASIS = "basis"
    DAYS = "days"
    CALENDAR = "calendar"
    UNIT = "unit"
    NATURE = "nature"
    BOUND = "bound"
    SOURCE = "source"
    STATED_ON = "stated_on"
    DOCUMENT = "document"


SCOPE = frozenset(
    {
        DifferingField.METRIC,
        DifferingField.SUBJECT,
        DifferingField.BUYER,
        DifferingField.RELATIVE_TO,
        DifferingField.GEOGRAPHY,
        DifferingField.BASIS,
        DifferingField.DAYS,
        DifferingField.CALENDAR,
        DifferingField.UNIT,
    }
)
"""The fields that say what a figure is about. If one of them differs, the numbers need not be alike."""


class Relation(StrEnum):
    """How what one figure says in a field stands to what the other says."""

    OTHER = "other"
    PART_OF = "part-of"
    WHOLE_OF = "whole-of"
    ONLY_ONE = "only-one"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which two figures differ.

    Attributes:
        one, other: what they say there: a slug, a word, a date, `2024-01-29/2025-01-26` for days; None for nothing.
        relation: whether one is part of the other (mainland China of China with Hong Kong), or only one says anything.
    """

    field: DifferingField
    one: str | None
    other: str | None
    relation: Relation


_NESTED = {
    DifferingField.SUBJECT: "subjects",
    DifferingField.BUYER: "subjects",
    DifferingField.RELATIVE_TO: "subjects",
    DifferingField.GEOGRAPHY: "geographies",
}


def why_differ(one: Figure, other: Figure, catalogue: Catalogue) -> tuple[Difference, ...]:
    """List the fields in which two figures differ, their numbers aside; nothing for figures that say the same of all.

    Args:
        one: any figure.
        other: another one; swapping the two swaps the differences.
        catalogue: tells what is part of what.
    """
    differences = []
    for field in DifferingField:
        says, other_says = _say(one, field), _say(other, field)
        if says != other_says:
            relation = _relation(field, says, other_says, (one, other), catalogue)
            differences.append(Difference(field, says, other_says, relation))
    return tuple(differences)


def _say(figure: Figure, field: DifferingField) -> str | None:
    """Give what a figure says in a field, as text."""
    if field is DifferingField.DAYS:
        start, end = figure.period_start, figure.period_end
        return f"{start}/{end}" if start and end else None
    if field is DifferingField.CALENDAR:
        return None if figure.period is None else _calendar(figure.period)
    said = getattr(figure, field)
    return said.isoformat() if isinstance(said, date) else said


def _calendar(label: str) -> str:
    """Say in which years a label counts."""
    return "fiscal" if read_period(label).is_fiscal else "calendar"


def _relation(
    field: DifferingField, says: str | None, other_says: str | None, pair: tuple[Figure, Figure], catalogue: Catalogue
) -> Relation:
    if says is None or other_says is None:
        return Relation.ONLY_ONE
    if table := _NESTED.get(field):
        if any(entry.slug == other_says for entry in catalogue.above(table, says)):
            return Relation.PART_OF
        if any(entry.slug == says for entry in catalogue.above(table, other_says)):
            return Relation.WHOLE_OF
    if field is DifferingField.DAYS:
        return _days_relation(*pair)
    return Relation.OTHER


def _days_relation(one: Figure, other: Figure) -> Relation:
    first, last = one.period_start, one.period_end
    other_first, other_last = other.period_start, other.period_end
    if first is None or last is None or other_first is None or other_last is None:
        return Relation.ONLY_ONE
    if other_first <= first and last <= other_last:
        return Relation.PART_OF
    return Relation.WHOLE_OF if first <= other_first and other_last <= last else Relation.OTHER


def is_comparable(differences: Iterable[Difference]) -> bool:
    """Say whether figures that differ in this are about the same: their numbers should agree."""
    apart = {difference.field for difference in differences} - {DifferingField.CALENDAR}
    return not apart & SCOPE
