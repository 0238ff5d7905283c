"""Why two figures differ: exactly the fields that differ, and what is part of what."""

from datetime import date

from app.figures.vocabulary import Nature
from app.findings.why import Difference, DifferingField, Relation, why_differ
from tests.findings.world import WORLD, says


def test_exactly_the_fields_that_differ() -> None:
    """A fiscal year with Hong Kong, stated by the company in another month, differs in just that."""
    one = says("$17.1 bn", geography="CN")
    other = says(
        "$17.1 bn", period="FY2025", geography="CN-AND-HK", source="maker", nature=Nature.ACTUAL,
        stated_on=date(2025, 2, 26),
    )  # fmt: skip
    assert why_differ(one, other, WORLD) == (
        Difference(DifferingField.GEOGRAPHY, "CN", "CN-AND-HK", Relation.PART_OF),
        Difference(DifferingField.DAYS, "2024-01-01/2024-12-31", "2024-01-29/2025-01-26", Relation.OTHER),
        Difference(DifferingField.CALENDAR, "calendar", "fiscal", Relation.OTHER),
        Difference(DifferingField.NATURE, "estimate", "actual", Relation.OTHER),
        Difference(DifferingField.SOURCE, "lab", "maker", Relation.OTHER),
        Difference(DifferingField.STATED_ON, "2025-07-16", "2025-02-26", Relation.OTHER),
    )


def test_nothing_differs_but_the_number() -> None:
    """Two numbers for one thing by one source have no field to blame."""
    assert why_differ(says("$1 bn"), says("$2 bn"), WORLD) == ()


def test_wholes_parts_and_silence() -> None:
    """A company is the whole of its product, a year that of its quarter; what only one names is said."""
    company, product = says("$2 bn", basis="gaap"), says("$1 bn", subject="chip", period="2024-Q1")
    relations = {d.field: d.relation for d in why_differ(company, product, WORLD)}
    assert relations[DifferingField.SUBJECT] is Relation.WHOLE_OF
    assert relations[DifferingField.DAYS] is Relation.WHOLE_OF
    assert relations[DifferingField.BASIS] is Relation.ONLY_ONE
    assert DifferingField.CALENDAR not in relations


def test_swapping_swaps() -> None:
    """The other way round the same fields differ, with their sides exchanged."""
    one, other = says("$1 bn", geography="CN"), says("over $2 bn", period="")
    there, back = why_differ(one, other, WORLD), why_differ(other, one, WORLD)
    assert [(d.field, d.one, d.other) for d in there] == [(d.field, d.other, d.one) for d in back]
