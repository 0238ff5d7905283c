"""Words of closed lists may be written as the pages say them, in any of the three languages."""

from collections.abc import Callable, Mapping

import pytest

from app.figures.reference import Metric
from app.figures.vocabulary import UNITS, Bound, DateCertainty, MetricKind, Nature, SourceKind, Status, SubjectKind
from app.ingest.words import choice_said
from app.present.languages import Language
from app.present.numbers.units import unit_name
from app.present.words.terms import bounds, date_certainties, kinds, natures, statuses
from tests.ingest.samples import FILES, checked, entries_of

Said = Callable[[Language], Mapping[str, str]]
LISTS: list[tuple[str, Said, tuple[str, ...]]] = [
    ("nature", natures, tuple(Nature)),
    ("bound", bounds, tuple(Bound)),
    ("status", statuses, tuple(Status)),
    ("kind", kinds, tuple(MetricKind)),
    ("kind", kinds, tuple(SubjectKind)),
    ("kind", kinds, tuple(SourceKind)),
    ("date_certainty", date_certainties, tuple(DateCertainty)),
]


@pytest.mark.parametrize("word", ["实际", "實際", "Actual", " ACTUAL "])
def test_a_nature_in_other_words(word: str) -> None:
    """A nature is read in both Chinese scripts, and in capitals as a spreadsheet sets them."""
    figure, errors = checked(nature=word.strip())
    assert not errors
    assert figure
    assert figure.nature is Nature.ACTUAL


def test_other_lists() -> None:
    """So are bound, unit and status, and the id of the claim is the same."""
    plain, _ = checked()
    figure, errors = checked(bound="如原文所印", unit="美元", status="已否認", status_note="x", nature="實際")
    assert not errors
    assert plain
    assert figure
    assert (figure.bound, figure.unit, figure.status) == (Bound.EXACT, "USD", Status.DENIED)
    assert figure.id == plain.id


def test_kinds_of_entries() -> None:
    """Reference tables read their kinds likewise."""
    _, catalogue, errors = entries_of(metrics=FILES["metrics"].replace(",level,", ",水平,"))
    assert not errors
    assert isinstance(catalogue.metrics["revenue"], Metric)
    assert catalogue.metrics["revenue"].kind is MetricKind.LEVEL


def test_other_words_are_no_guess() -> None:
    """A word that the pages don't use is refused with the words there are; nor does case change a unit."""
    assert checked(nature="听说")[1] == [
        "nature: There is no nature '听说'; it is one of actual, estimate, forecast, guidance, target, order, rumour."
    ]
    for unit in ("Gb/s", "mw"):
        assert checked(as_reported="5", unit=unit)[1][0].startswith(f"unit: There is no unit '{unit}'")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("column", "words", "choices"), LISTS)
def test_every_word_of_the_pages_is_read(
    column: str, words: Said, choices: tuple[str, ...], language: Language
) -> None:
    """Whatever a page calls an entry of a closed list is read as just that, and as no other entry of the list."""
    assert {choice_said(column, words(language)[choice], choices): choice for choice in choices} == {
        choice: choice for choice in choices
    }


@pytest.mark.parametrize("language", Language)
def test_every_name_of_a_unit_is_read(language: Language) -> None:
    """So is the name of each unit, where it has another than its code."""
    names = {unit: unit_name(unit, language) for unit in UNITS}
    assert {unit for unit, name in names.items() if choice_said("unit", name, tuple(UNITS)) == unit} == {
        unit for unit, name in names.items() if name != unit
    }
