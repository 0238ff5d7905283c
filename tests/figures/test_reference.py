"""Names find their entries, entries find what they are part of, and texts find their language."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UnknownNameError
from app.figures.period import CALENDAR_YEAR
from app.figures.reference import SINGULAR, TABLES, Catalogue, Document, Metric, Subject, Words, fold
from app.figures.vocabulary import MetricKind, SubjectKind


def subject(slug: str, name: str, *aliases: str, parent: str | None = None, end: str | None = None) -> Subject:
    """Make a subject."""
    kind = SubjectKind.PRODUCT if parent else SubjectKind.COMPANY
    return Subject(slug=slug, name=Words(name), kind=kind, parent=parent, fiscal_year_end=end, aliases=aliases)


CATALOGUE = Catalogue(
    subjects={
        each.slug: each
        for each in (
            subject("nvidia", "NVIDIA", "英伟达", "輝達", end="last-sunday-january"),
            subject("nvidia-hopper", "Hopper", parent="nvidia"),
            subject("nvidia-h20", "NVIDIA H20", "H20", parent="nvidia-hopper"),
            subject("amd", "AMD", "Team"),
            subject("huawei", "Huawei", "Team", "amd!"),
            subject("team-up", "amd"),
        )
    }
)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("nvidia", "nvidia"),
        ("NVIDIA", "nvidia"),
        ("  Ｎvidia ", "nvidia"),
        ("輝達", "nvidia"),
        ("nvidia h20", "nvidia-h20"),
        ("Nvidia_H20", "nvidia-h20"),
        ("nvidia‑h20", "nvidia-h20"),
        ("amd", "amd"),
    ],
)
def test_a_name_finds_its_entry(text: str, slug: str) -> None:
    """Slugs, names and aliases are found whatever their width, case, spaces and hyphens; a slug outweighs a name."""
    assert CATALOGUE.resolve("subjects", text) == slug
    assert CATALOGUE.named("subjects", text) == slug


def test_a_name_of_two_is_refused() -> None:
    """What may mean two entries means neither."""
    with pytest.raises(UnknownNameError, match="More than one subject goes by the name 'team'; write the slug"):
        CATALOGUE.resolve("subjects", "team")
    assert CATALOGUE.named("subjects", "team") is None


def test_a_name_of_none_is_refused_with_the_nearest() -> None:
    """An unknown name is told with what it may have been, and without if nothing is like it."""
    with pytest.raises(UnknownNameError, match=r"There is no subject 'nvidai'; did you mean nvidia"):
        CATALOGUE.resolve("subjects", "nvidai")
    with pytest.raises(UnknownNameError, match=r"There is no metric 'x'\.$"):
        CATALOGUE.resolve("metrics", "x")
    with pytest.raises(UnknownNameError, match="There is no table 'figures'; there are metrics"):
        CATALOGUE.table("figures")
    assert CATALOGUE.named("subjects", "nvidai") is None


def test_nearest_names_come_once() -> None:
    """A slug is offered once, however many of its names are near, and only so many."""
    near = CATALOGUE.nearest("subjects", "nvidia h2")
    assert near[0] == "nvidia-h20"
    assert len(near) == len(set(near))
    assert CATALOGUE.nearest("subjects", "nvidia h2", most=1) == ["nvidia-h20"]
    assert CATALOGUE.nearest("subjects", "zzz") == []


def test_parts_and_wholes() -> None:
    """Below an entry is all that it is made of, above it all that it is part of; rings come to an end."""
    assert CATALOGUE.under("subjects", "nvidia") == ["nvidia", "nvidia-hopper", "nvidia-h20"]
    assert CATALOGUE.under("subjects", "nvidia-h20") == ["nvidia-h20"]
    assert CATALOGUE.under("subjects", "none") == []
    assert [entry.slug for entry in CATALOGUE.above("subjects", "nvidia-h20")] == [
        "nvidia-h20",
        "nvidia-hopper",
        "nvidia",
    ]
    assert CATALOGUE.above("subjects", "none") == []
    ring = Catalogue(subjects={"a": subject("a", "A", parent="b"), "b": subject("b", "B", parent="a")})
    assert ring.under("subjects", "a") == ["a", "b"]
    assert [entry.slug for entry in ring.above("subjects", "a")] == ["a", "b"]


def test_a_part_has_the_fiscal_year_of_its_whole() -> None:
    """The nearest calendar above a subject is its own; without any it is the calendar year."""
    assert CATALOGUE.calendar("nvidia-h20") == CATALOGUE.calendar("nvidia") != CALENDAR_YEAR
    assert CATALOGUE.calendar("amd") == CATALOGUE.calendar("none") == CALENDAR_YEAR
    own = replace(CATALOGUE.subjects["nvidia-h20"], fiscal_year_end="03-31")
    other = Catalogue(subjects={**CATALOGUE.subjects, "nvidia-h20": own})
    assert other.calendar("nvidia-h20") not in {CATALOGUE.calendar("nvidia"), CALENDAR_YEAR}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (Words("chip", "芯片", "晶片"), ("chip", "芯片", "晶片")),
        (Words("chip", "芯片"), ("chip", "芯片", "芯片")),
        (Words("chip", "", "晶片"), ("chip", "晶片", "晶片")),
        (Words("chip"), ("chip", "chip", "chip")),
        (Words("", "", "晶片"), ("晶片", "晶片", "晶片")),
        (Words(), ("", "", "")),
    ],
)
def test_a_text_stands_in_for_its_relatives(words: Words, expected: tuple[str, str, str]) -> None:
    """A missing language is filled by the other Chinese script, then by English."""
    assert tuple(words.in_language(tag) for tag in ("en", "zh-Hans", "zh-Hant")) == expected
    assert bool(words) == any(expected)


def test_a_document_s_name_is_its_title() -> None:
    """Readers of Chinese see a Chinese title as printed, readers of English its translation."""
    chinese = Document(slug="d", title="国产芯片", title_en="Domestic chips", language="zh-Hans")
    assert chinese.name == Words("Domestic chips", "国产芯片", "国产芯片")
    assert replace(chinese, title_en="").name == Words("国产芯片", "国产芯片", "国产芯片")
    assert Document(slug="d", title="Chips", language="en").name == Words("Chips")


def test_a_metric_s_floor() -> None:
    """What can't be negative is at least zero."""
    metric = Metric(slug="m", name=Words("M"), definition=Words("M."), kind=MetricKind.LEVEL)
    assert metric.floor == 0
    assert replace(metric, can_be_negative=True).floor is None


def test_every_table_has_a_word_for_one_entry() -> None:
    """The tables of a catalogue and their singular words are the same set."""
    assert set(SINGULAR) == set(TABLES)


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(text: str) -> None:
    """A folded name is its own folding, so that what is kept folded can be compared."""
    assert fold(fold(text)) == fold(text)
    assert fold(text.upper()) == fold(text.upper().casefold())
