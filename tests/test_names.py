"""Names as readers type them: which entries they fit, which slips are forgiven, where they stand in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.answers.names import Fit, Names, begins_with_a_slip, marks, same_words, told_first
from app.figures.reference import Catalogue, Metric, Source, Subject, Topic, Words
from app.figures.vocabulary import MetricKind, SourceKind, SubjectKind


def subject(slug: str, en: str, zh: str = "", *aliases: str) -> Subject:
    """Make a product."""
    return Subject(slug=slug, name=Words(en, zh), kind=SubjectKind.PRODUCT, aliases=aliases)


NAMES = Names(
    Catalogue(
        subjects={
            "h200": subject("h200", "NVIDIA H200"),
            "h20": subject("h20", "NVIDIA H20", "英伟达H20"),
            "h20-server": subject("h20-server", "H20 server"),
            "nvidia": subject("nvidia", "NVIDIA", "英伟达", "英偉達", "辉达"),
            "huawei": subject("huawei", "Huawei", "华为"),
        },
        metrics={
            "revenue": Metric(
                slug="revenue",
                name=Words("Revenue", "营业收入", "營業收入"),
                definition=Words("Money from sales."),
                kind=MetricKind.LEVEL,
            )
        },
        sources={"nvidia": Source(slug="nvidia", name=Words("NVIDIA", "英伟达"), kind=SourceKind.COMPANY)},
        topics={
            "cost": Topic(
                slug="cost",
                group="market",
                question=Words("What did the H20 rule cost?"),
                caveat=Words("Revenue is another thing."),
                selection="",
            )
        },
    )
)


def found(typed: str) -> list[tuple[str, Fit]]:
    """List the slugs found, each with how it fits."""
    return [(hit.entry.slug, hit.fit) for hit in NAMES.find(typed)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("nvidia", [("nvidia", Fit.WHOLE), ("nvidia", Fit.WHOLE), ("h200", Fit.BEGINNING), ("h20", Fit.BEGINNING)]),
        ("ＮＶ", [("h200", Fit.BEGINNING), ("h20", Fit.BEGINNING), *[("nvidia", Fit.BEGINNING)] * 2]),
        ("H20", [("h20", Fit.WHOLE), ("h20-server", Fit.BEGINNING), ("h200", Fit.BEGINNING), ("cost", Fit.WORD)]),
        ("英偉達", [("nvidia", Fit.WHOLE), ("nvidia", Fit.WHOLE), ("h20", Fit.BEGINNING)]),
        ("英伟达 h", [("h20", Fit.BEGINNING)]),
        ("伟达", [("h20", Fit.WORD), ("nvidia", Fit.WORD), ("nvidia", Fit.WORD)]),
        ("营收", [("revenue", Fit.SHORTENED)]),
        ("收营", []),
        ("h20 nvidia", [("h200", Fit.WORDS), ("h20", Fit.WORDS)]),
        ("sales", [("revenue", Fit.TOLD)]),
        ("h20 revenue", [("cost", Fit.TOLD)]),
        ("idia", []),
        ("  ", []),
    ],
)
def test_names_fit_better_and_worse(typed: str, expected: list[tuple[str, Fit]]) -> None:
    """Whole names come first, then beginnings, words, abbreviations, words apart, and what is told of an entry."""
    assert found(typed) == expected


def test_the_name_in_the_script_typed_is_told() -> None:
    """Of equally good names of one entry, the one that reads as typed is named."""
    assert [hit.name for hit in NAMES.find("英偉達")] == ["英偉達", "英伟达", "英伟达H20"]
    assert NAMES.find("英伟达")[0].name == "英伟达"


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("nvdia", ["nvidia", "nvidia", "h200", "h20"]),
        ("hauwei", ["huawei"]),
        ("huaweii", ["huawei"]),
        ("H2O", ["h20", "h20-server", "h200", "cost"]),
        ("英韦达", ["nvidia", "nvidia", "h20"]),
        ("nvidiq h2o", ["h20", "h200"]),
        ("revenu xyzzy", []),
        ("abc", []),
        ("华伪", []),
        ("", []),
    ],
)
def test_a_slip_of_a_letter_is_forgiven(typed: str, slugs: list[str]) -> None:
    """What was meant is found as if it had been typed; short words and words far off are not guessed at."""
    assert [hit.entry.slug for hit in NAMES.mistyped(typed)] == slugs


def test_the_nearest_are_those_spelled_alike() -> None:
    """Where more than a letter is wrong, the names spelled most alike are offered, each entry once."""
    assert [hit.entry.slug for hit in NAMES.nearest("Hwavei", most=3)] == ["huawei"]
    assert [hit.entry.slug for hit in NAMES.nearest("nvidea h20s", most=2)] == ["h20", "h200"]
    assert NAMES.nearest("☃", most=3) == []


@given(st.text(alphabet="abc", min_size=1, max_size=8), st.integers(0, 7), st.sampled_from("abcx"), st.text("abc"))
def test_any_one_slip_is_one(word: str, place: int, letter: str, rest: str) -> None:
    """A letter left out, added, changed or swapped with the next still begins the word."""
    place %= len(word)
    before, after = word[:place], word[place + 1 :]
    slips = (
        before + after,
        before + letter + after,
        before + letter + word[place],
        before + after[:1] + word[place] + after[1:],
    )
    for slip in slips:
        assert begins_with_a_slip(slip, word + rest) or begins_with_a_slip(slip, word)
    assert not begins_with_a_slip(f"yz{word}", word + rest)


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("NVIDIA H20, inventory charge", "inv h20", ["H20", "inv"]),
        ("英偉達H20", "英伟达h", ["英偉達H"]),
        ("ﬁne café", "FINE cafe", ["ﬁne", "café"]),
        ("H200 and h20", "20", []),
        ("about 17.108 bn", "17.108", ["17.108"]),
        ("anything", "", []),
    ],
)
def test_marks_stand_where_the_words_do(text: str, typed: str, expected: list[str]) -> None:
    """Each word is marked where it begins a word of the text, whatever its case, width, accents or script."""
    assert [text[start:end] for start, end in marks(text, typed)] == expected


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_may_be_typed(text: str, typed: str) -> None:
    """Nothing that is typed breaks anything; marks lie in the text, in order, and never touch."""
    for hits in (NAMES.find(typed), NAMES.mistyped(typed), NAMES.nearest(typed, most=3)):
        assert len({(hit.table, hit.entry.slug) for hit in hits}) == len(hits)
    edges = [edge for mark in marks(text, typed) for edge in mark]
    assert edges == sorted(set(edges))
    assert not edges or (edges[0] >= 0 and edges[-1] <= len(text))


def test_tables_are_told_by_their_best_name() -> None:
    """A table with a whole name goes before one with a beginning; the rest keep their order."""
    assert told_first(NAMES.find("revenue")) == ["metrics", "topics"]
    assert told_first(NAMES.find("h20")) == ["subjects", "topics"]
    assert same_words("英偉達 H20", "英伟达h20")
    assert not same_words("H20", "H200")
