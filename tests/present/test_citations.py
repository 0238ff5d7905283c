"""Citations: BibTeX that can be read back, CSL-JSON of its shape, words in three languages, and nothing left out."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from app.figures.reference import Document, Words
from app.figures.vocabulary import DateCertainty
from app.present.citations import Citation, bibtex_key, bibtex_text, bibtex_url, cite_figure, cite_view
from app.present.contexts.frame import Visit
from app.present.languages import Language
from tests.findings.claims import claim
from tests.present.narration import CATALOGUE, narrator

DOCUMENT = Document(
    slug="article",
    title="H20 {100%} & 其他_芯片",
    publisher="A & B",
    author="Ada",
    published_on=date(2025, 7, 15),
    date_certainty=DateCertainty.PRINTED,
    language="zh-Hans",
    url="https://example.org/a_b?c=%7B1%7D",
)


def visit(language: Language = Language.EN, path: str = "/topics/how-much") -> Visit:
    """Make a visit at version 7 of a ledger whose one document is known in full."""
    told = replace(narrator(language), catalogue=replace(CATALOGUE, documents={"article": DOCUMENT}))
    moment = datetime(2025, 9, 3, 8, 0, tzinfo=UTC)
    return Visit(narrator=told, path=path, version=7, changed_at=moment, origin="https://ledger.example")


class Name(BaseModel):
    """A name in CSL-JSON."""

    model_config = ConfigDict(extra="forbid")
    literal: str = Field(min_length=1)


class Dated(BaseModel):
    """A date in CSL-JSON."""

    model_config = ConfigDict(extra="forbid")
    parts: list[tuple[int, int, int]] = Field(alias="date-parts", min_length=1, max_length=1)


def day(*parts: int) -> Dated:
    """Give a date in CSL-JSON."""
    return Dated.model_validate({"date-parts": [parts]})


class Item(BaseModel):
    """What of the CSL-JSON schema (citationstyles.org, 1.0.2) is used here."""

    model_config = ConfigDict(extra="forbid")
    id: str = Field(pattern=r"^[A-Za-z0-9-]+$")
    type: Literal["entry", "dataset"]
    title: str = Field(min_length=1)
    author: list[Name] = Field(min_length=1)
    publisher: str
    URL: str = Field(pattern="^https://ledger.example/")
    version: str
    language: Language
    note: str
    issued: Dated | None = None
    container_title: str = Field("", alias="container-title")
    original_title: str = Field("", alias="original-title")
    original_publisher: str = Field("", alias="original-publisher")
    original_author: list[Name] = Field([], alias="original-author")
    original_date: Dated | None = Field(None, alias="original-date")


def read_csl(citation: Citation) -> Item:
    """Hold CSL-JSON against its schema."""
    (item,) = TypeAdapter(list[Item]).validate_json(citation.csl)
    return item


def read_bibtex(text: str) -> dict[str, str]:
    """Read an entry as BibTeX does: fields in braces, which it counts whether a backslash stands before them or not."""
    head, body = text.split(",\n", 1)
    assert re.fullmatch(r"@misc\{[A-Za-z0-9-]+", head)
    fields = {}
    for name, value in re.findall(r"^  (\w+) = \{(.*)\},$", body, re.MULTILINE):
        depth = 0
        for character in value:
            depth += {"{": 1, "}": -1}.get(character, 0)
            assert depth >= 0, value
        assert depth == 0, value
        fields[name] = value
    assert body.endswith("\n}\n")
    assert len(fields) == body.count("\n") - 1
    return fields


def typeset(text: str) -> str:
    """Give what TeX prints for a text."""
    names = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}
    plain = re.sub(r"\{\\text(\w+)\}", lambda found: f"\0{names[found[1]]}", text)
    assert not re.search(r"(?<![\\\0])[$&#_%]", plain), plain
    return re.sub(r"\0(.)|\\([$&#_%])", lambda found: found[1] or found[2], plain)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\\{}$&#_%~^芯片 \n")))
def test_any_text_comes_through_bibtex(text: str) -> None:
    """Whatever a text holds, braces stay in pairs, no special character is bare, and TeX prints what was written."""
    fields = read_bibtex(f"@misc{{x,\n  title = {{{bibtex_text(text)}}},\n}}\n")
    assert typeset(fields["title"]) == " ".join(text.split())


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"])))
def test_an_address_never_ends_its_field(text: str) -> None:
    """An address stands as it is, but for braces and backslashes, which are escaped as in any address."""
    written = bibtex_url(text)
    assert not set(written) & set("{}\\")
    assert written.replace("%7B", "{").replace("%7D", "}").replace("%5C", "\\") == text.replace("%7B", "{").replace(
        "%7D", "}"
    ).replace("%5C", "\\")


@given(st.text(min_size=1))
def test_a_key_can_be_typed(name: str) -> None:
    """A key is made of letters, digits and hyphens, whatever the id."""
    assert re.fullmatch(r"chipledger[A-Za-z0-9-]*", bibtex_key(name))


@pytest.mark.parametrize("language", Language)
def test_a_figure_is_cited_with_source_document_and_ledger(language: Language) -> None:
    """All three forms name the source, the document with publisher, day and address, the version and the permalink."""
    cited = cite_figure(claim("a-1", 30, unit="percent", source="idc"), visit(language))
    bibtex, item = read_bibtex(cited.bibtex), read_csl(cited)
    for part in ("IDC", DOCUMENT.title, "A & B", DOCUMENT.url, "a-1", "7", "https://ledger.example/figures/a-1"):
        assert part in cited.plain
    assert (bibtex["author"], bibtex["year"], bibtex["month"]) == ("{IDC}", "2025", "7")
    assert bibtex["url"] == item.URL == "https://ledger.example/figures/a-1"
    assert bibtex["howpublished"] == (
        r"H20 {\textbraceleft}100\%{\textbraceright} \& 其他\_芯片, A \& B, 2025-07-15, "
        r"\url{https://example.org/a_b?c=%7B1%7D}"
    )
    assert (item.type, item.author[0].literal, item.original_title) == ("entry", "IDC", DOCUMENT.title)
    assert item.original_date == day(2025, 7, 15)
    assert item.issued == day(2025, 7, 16)
    assert (item.language, item.version) == (language, "7")
    assert DOCUMENT.url in item.note


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            Language.EN,
            "Chipledger: “How much?”, ledger version 7 of 3 Sept 2025. https://ledger.example/topics/how-much?as_of=2025-06-01",
        ),
        (
            Language.ZH_HANS,
            "Chipledger：“多少？”，账本第7版（2025年9月3日）。https://ledger.example/topics/how-much?as_of=2025-06-01",
        ),
        (
            Language.ZH_HANT,
            "Chipledger：「多少？」，帳本第7版（2025年9月3日）。https://ledger.example/topics/how-much?as_of=2025-06-01",
        ),
    ],
)
def test_a_view_is_cited_with_its_query(language: Language, words: str) -> None:
    """A view is cited by its question, the ledger's version and day, and the address that shows it again."""
    where = visit(language)
    title = where.narrator.name("topics", "how-much")
    cited = cite_view(where, title=title, query="as_of=2025-06-01")
    assert cited.plain == words
    bibtex, item = read_bibtex(cited.bibtex), read_csl(cited)
    assert bibtex["title"] == f"{{{title}}}"
    assert (item.type, item.id, item.title) == ("dataset", "chipledger-how-much", title)
    assert item.URL == bibtex["url"] == "https://ledger.example/topics/how-much?as_of=2025-06-01"
    assert item.issued == day(2025, 9, 3)


def test_what_is_not_known_is_left_out() -> None:
    """Without a date, an address or an author no field is empty, and no script is led to."""
    bare = Document(slug="article", title="T", url="javascript:alert(1)")
    where = replace(visit(), changed_at=None)
    where = replace(where, narrator=replace(narrator(), catalogue=replace(CATALOGUE, documents={"article": bare})))
    cited = cite_figure(claim("a", 1, stated_on=None), where)
    assert "javascript" not in cited.plain + cited.bibtex + cited.csl
    assert set(read_bibtex(cited.bibtex)) == {"author", "title", "howpublished", "note", "url", "version", "language"}
    assert read_csl(cited).issued is None
    unknown = cite_figure(claim("a", 1, document="nowhere"), visit())
    assert "nowhere" in unknown.plain
    assert "howpublished" not in read_bibtex(unknown.bibtex)


def test_names_fall_back_to_what_there_is() -> None:
    """A document without a title in the reader's language is cited by the title that is printed."""
    titled = replace(DOCUMENT, title_en="A translated title", note=Words())
    where = visit(Language.ZH_HANT)
    where = replace(
        where, narrator=replace(where.narrator, catalogue=replace(CATALOGUE, documents={"article": titled}))
    )
    assert DOCUMENT.title in cite_figure(claim("a", 1), where).plain
