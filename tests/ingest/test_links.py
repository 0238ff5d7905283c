"""Across rows: one claim stands once, and links lead somewhere."""

# ruff: noqa: E501 (sentences stand whole beside what they are about)

from app.figures.figure import Figure
from tests.ingest.samples import checked, linked

SHARED = "revenue,nvidia,CN,,FY2026-Q1,{},actual,nvidia,tmtpost-h20-mi308-2025-07"


def line(print_: str = "55.22亿美元", *, id_: str = "", quotes: str = "", supersedes: str = "", note: str = "") -> str:
    """Write a row under the samples' header."""
    return f"{id_},{SHARED.format(print_)},{quotes},{supersedes},{note}\n"


def held(**cells: str) -> dict[str, Figure]:
    """Give a ledger that holds one figure."""
    figure, errors = checked(**cells)
    assert figure, errors
    return {figure.id: figure}


def test_a_repeated_row_counts_once() -> None:
    """The same row twice is one figure, and is told."""
    figures, errors, notices = linked(line() + line())
    assert len(figures) == 1
    assert not errors
    assert notices == ["f.csv:3: The row stands on line 2 already; it counts once."]


def test_one_identity_with_two_values() -> None:
    """Two rows of one identity that differ are both told, with what differs and how to tell them apart."""
    _, errors, _ = linked(line() + line("46亿美元"))
    sentence = (
        "makes the same claim otherwise (as_reported, value); tell the two apart by a basis, or give one an id of its "
        "own if the document really says both."
    )
    assert errors == [f"f.csv:2: The row on line 3 {sentence}", f"f.csv:3: The row on line 2 {sentence}"]


def test_an_id_of_its_own_tells_two_claims_apart() -> None:
    """A document may say two things under one identity, if one has an id of its own."""
    figures, errors, _ = linked(line() + line("46亿美元", id_="the-other-one"))
    assert not errors
    assert [figure.id == "the-other-one" for figure in figures] == [False, True]


def test_an_own_id_stands_for_one_claim() -> None:
    """An id given twice for different claims is told on both rows."""
    _, errors, _ = linked(line(id_="mine") + line("46亿美元", id_="mine"))
    assert errors == [
        "f.csv:2: id: The row on line 3 has the same id, and differs in: as_reported, value.",
        "f.csv:3: id: The row on line 2 has the same id, and differs in: as_reported, value.",
    ]


def test_one_claim_under_two_ids() -> None:
    """The same claim under two ids would count twice, and is refused."""
    sentence = "The row says just the same as line 2, under another id; take one out."
    for content in (line() + line(id_="mine"), line(id_="mine") + line(), line(id_="mine") + line(id_="yours")):
        assert linked(content)[1] == [f"f.csv:3: id: {sentence}"]


def test_links_lead_to_rows_of_the_same_files() -> None:
    """A row may quote one that stands further down."""
    figures, errors, _ = linked(line(quotes="origin") + line("46亿美元", id_="origin"))
    assert not errors
    assert len(figures) == 2


def test_links_lead_to_the_ledger() -> None:
    """A row may supersede a figure that the ledger holds."""
    _, errors, _ = linked(line(supersedes="older"), held=held(id="older", as_reported="46亿美元"))
    assert not errors


def test_links_that_lead_nowhere() -> None:
    """An unknown id is told, with the nearest one that has been given."""
    _, errors, _ = linked(line(quotes="orign") + line("46亿美元", id_="origin", supersedes="zzz"))
    assert errors == [
        "f.csv:2: quotes: There is no figure 'orign' in these files or in the ledger; did you mean origin?",
        (
            "f.csv:3: supersedes: There is no figure 'zzz' in these files or in the ledger; load it first, or in one load "
            "with this row."
        ),
    ]


def test_a_refused_row_is_no_reason_to_refuse_who_quotes_it() -> None:
    """Where the quoted row itself is wrong, that is told once."""
    _, errors, _ = linked(line(quotes="origin") + line("many", id_="origin"))
    assert [error[:20] for error in errors] == ["f.csv:3: as_reported"]


def test_a_source_supersedes_only_its_own() -> None:
    """Nobody can replace what another source said."""
    _, errors, _ = linked(line(supersedes="theirs"), held=held(id="theirs", source="idc"))
    assert errors == ["f.csv:2: supersedes: 'theirs' is stated by idc, and nvidia can replace only its own figures."]


def test_circles() -> None:
    """Rows that quote one another in a circle are told, each at its place, over the ledger too."""
    _, errors, _ = linked(line(id_="aaa", quotes="bbb") + line("46亿美元", id_="bbb", quotes="aaa"))
    assert errors == [
        "f.csv:2: quotes: The quotes go in a circle: aaa → bbb → aaa.",
        "f.csv:3: quotes: The quotes go in a circle: aaa → bbb → aaa.",
    ]
    over_the_ledger = held(id="bbb", quotes="ccc") | held(id="ccc", quotes="aaa")
    assert linked(line(id_="aaa", quotes="bbb"), held=over_the_ledger)[1] == [
        "f.csv:2: quotes: The quotes go in a circle: aaa → bbb → ccc → aaa."
    ]
