"""Figures as rows of a table: every cell in words, with where it leads."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from app.figures.figure import Figure
from app.figures.vocabulary import Status
from app.present.contexts.frame import Link
from app.present.words.claims import number_words
from app.present.words.periods import period_words
from app.present.words.terms import Narrator, columns, natures, statuses


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One figure, ready to be printed as a row.

    Attributes:
        number: the claim in words; `printed` is how it stands in the document.
        qualifiers: buyer, baseline and basis in words, where the claim has them.
        status: the word for a status that readers must know of; "" where the claim simply stands.
        remark: how the figure stands to another one, where the table is about that.
    """

    id: str
    href: str
    number: str
    printed: str
    printed_language: str
    metric: Link
    subject: Link
    qualifiers: str
    place: str
    period: str
    nature: str
    nature_word: str
    source: Link
    document: Link
    stated: str
    stated_iso: str
    status: str
    echo: bool
    remark: str = ""
    conflicting: bool = False

    @property
    def about(self) -> str:
        """Give in one line what the number is about."""
        parts = (self.subject.text, self.metric.text, self.qualifiers, self.period, self.place, self.nature_word)
        return " · ".join(part for part in (*parts, self.stated) if part)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column; `sort` says how it is sorted by now, in the words of aria-sort."""

    key: str
    label: str
    numeric: bool = False
    href: str = ""
    sort: str = ""


COLUMNS = {
    "number": "value",
    "subject": "subject",
    "metric": "metric",
    "period": "period_start",
    "place": "geography",
    "nature": "nature",
    "source": "source",
    "stated": "stated_on",
}
"""The columns of a table of figures, each with the column of the row that it is sorted by."""


def href(table: str, slug: str) -> str:
    """Give the address of an entry's page; of an event, its place on the time line."""
    if table == "events":
        return f"/events#{quote(slug, safe='')}"
    return f"/{table}/{quote(slug, safe='')}"


def entry_link(table: str, slug: str, narrator: Narrator) -> Link:
    """Give the name of an entry with the address of its page."""
    return Link(narrator.name(table, slug), href(table, slug))


def figure_row(figure: Figure, narrator: Narrator, *, remark: str = "", conflicting: bool = False) -> FigureRow:
    """Make a row of a figure."""
    say, language = narrator.say, narrator.language
    return FigureRow(
        id=figure.id,
        href=href("figures", figure.id),
        number=number_words(figure, narrator),
        printed=figure.as_reported,
        printed_language=printed_language(figure, narrator),
        metric=entry_link("metrics", figure.metric, narrator),
        subject=entry_link("subjects", figure.subject, narrator),
        qualifiers=qualifiers(figure, narrator),
        place=narrator.name("geographies", figure.geography),
        period=period_words(figure.period, say) if figure.period else "",
        nature=figure.nature.value,
        nature_word=natures(language)[figure.nature],
        source=entry_link("sources", figure.source, narrator),
        document=entry_link("documents", figure.document, narrator),
        stated=say.day(figure.stated_on),
        stated_iso=figure.stated_on.isoformat() if figure.stated_on else "",
        status="" if figure.status is Status.STANDS else statuses(language)[figure.status],
        echo=figure.quotes is not None,
        remark=remark,
        conflicting=conflicting,
    )


def printed_language(figure: Figure, narrator: Narrator) -> str:
    """Give the language in which the number was printed, so that it is shown in the right characters."""
    document = narrator.catalogue.documents.get(figure.document)
    return document.language if document and document.language else "und"


def qualifiers(figure: Figure, narrator: Narrator) -> str:
    """Say who buys, what the number is relative to and on which basis it is reckoned."""
    say = narrator.say
    parts = []
    if figure.buyer:
        parts.append(say.t("buyer: %(name)s", name=narrator.name("subjects", figure.buyer)))
    if figure.relative_to:
        parts.append(say.t("relative to %(whole)s", whole=narrator.name("subjects", figure.relative_to)))
    if figure.basis:
        parts.append(narrator.name("bases", figure.basis))
    return say.listed(parts)


def figure_rows(figures: Iterable[Figure], narrator: Narrator) -> tuple[FigureRow, ...]:
    """Make rows of figures, in their order."""
    return tuple(figure_row(figure, narrator) for figure in figures)


def headings(narrator: Narrator, *, without: Iterable[str] = ()) -> tuple[Heading, ...]:
    """Give the headings of a table of figures that can't be sorted, less some columns."""
    left_out = set(without)
    return tuple(
        Heading(key, heading_label(key, narrator), numeric=key == "number") for key in COLUMNS if key not in left_out
    )


def heading_label(key: str, narrator: Narrator) -> str:
    """Give the label of a column of a table of figures."""
    return narrator.say.t("Number") if key == "number" else columns(narrator.language)[_LABELS.get(key, key)]


_LABELS = {"place": "geography", "stated": "stated_on"}


def constant_columns(rows: Iterable[FigureRow]) -> set[str]:
    """List the columns that say the same in every row, so that a table about one thing need not repeat it."""
    rows = tuple(rows)
    found: dict[str, set[object]] = {
        "subject": {row.subject.href for row in rows},
        "metric": {(row.metric.href, row.qualifiers) for row in rows},
        "place": {row.place for row in rows},
        "source": {(row.source.href, row.document.href) for row in rows},
    }
    return {key for key, values in found.items() if len(values) == 1}
