"""The reference tables' columns: what each file may hold. Files, exports and documentation take them from here."""

from dataclasses import dataclass
from enum import StrEnum

from app.figures.vocabulary import CURRENCIES, Adding, DateCertainty, MetricKind, SourceKind, SubjectKind


class CellKind(StrEnum):
    """What a cell of a reference table holds."""

    SLUG = "slug"
    TEXT = "text"
    LIST = "list"
    CHOICE = "choice"
    REFERENCE = "reference"
    REFERENCES = "references"
    UNITS = "units"
    YES_NO = "true or false"
    NUMBER = "number"
    WHOLE = "whole number"
    DATE = "date"
    MONTH_OR_DAY = "month or day"
    PERIOD = "period"
    CALENDAR = "fiscal year end"
    SELECTION = "selection"
    ADDRESS = "web address"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryColumn:
    """One column of a reference table.

    Attributes:
        field: the field of the entry that the cell goes to.
        language: which part of the field, where it is a text in three languages: `en`, `zh_hans` or `zh_hant`.
        required: whether an entry without it is refused.
        table: the reference table whose entries the cell names, if it does.
        choices: the closed list that the cell takes its words from, if it does.
        synonym: another name under which the column is read.
    """

    name: str
    kind: CellKind
    meaning: str
    field: str
    language: str = ""
    required: bool = False
    table: str = ""
    choices: tuple[str, ...] = ()
    synonym: str = ""

    @property
    def separator(self) -> str:
        """Give what stands between the parts of a list; "" if the cell holds one thing."""
        return {CellKind.LIST: "|", CellKind.REFERENCES: "|", CellKind.UNITS: " "}.get(self.kind, "")


def _column(  # noqa: PLR0913
    name: str,
    meaning: str,
    kind: CellKind = CellKind.TEXT,
    *,
    required: bool = False,
    table: str = "",
    choices: tuple[str, ...] = (),
) -> EntryColumn:
    return EntryColumn(
        name=name, kind=kind, meaning=meaning, field=name, required=required, table=table, choices=choices
    )


def _words(field: str, meaning: str, *, required: bool = False) -> tuple[EntryColumn, ...]:
    tongues = {"en": "English", "zh_hans": "simplified Chinese", "zh_hant": "traditional Chinese"}
    return tuple(
        EntryColumn(
            name=f"{field}_{code}",
            kind=CellKind.TEXT,
            meaning=f"{meaning}, in {tongue}.",
            field=field,
            language=code,
            required=required and code == "en",
        )
        for code, tongue in tongues.items()
    )


_SLUG = _column(
    "slug", "Its short name in files and addresses: small letters, digits, hyphens.", CellKind.SLUG, required=True
)
_ALIASES = _column("aliases", "Other names under which rows may name it, parted by `|`.", CellKind.LIST)
_NAME = _words("name", "Its name", required=True)
_DEFINITION = _words("definition", "What it means")
_QUALITY = _column("quality", "How good the evidence is, A (first-hand) to D.")

ENTRY_COLUMNS: dict[str, tuple[EntryColumn, ...]] = {
    "metrics": (
        _SLUG,
        *_NAME,
        *_words("definition", "What it means", required=True),
        _column("kind", "What sort of quantity it is.", CellKind.CHOICE, required=True, choices=tuple(MetricKind)),
        _column(
            "of",
            "The metric that a share, growth or change is taken of, or that a ceiling limits; for money, that of the "
            "pieces it is paid for.",
            CellKind.REFERENCE,
            table="metrics",
        ),
        _column("units", "The units it may be stated in, parted by spaces; `currency` is any money.", CellKind.UNITS),
        _column("can_be_negative", "Whether a number under zero makes sense. Empty: `false`.", CellKind.YES_NO),
        _column("max_percent", "The percentage that it can't exceed.", CellKind.NUMBER),
        _column(
            "adding",
            "Whether its amounts add up: a `flow` (revenue) over days and over parts, a `stock` (chips owned when a "
            "period ends) over parts only, `none` (a price) never. Empty: `none`.",
            CellKind.CHOICE,
            choices=tuple(Adding),
        ),
        _ALIASES,
    ),
    "subjects": (
        _SLUG,
        *_NAME,
        _column("kind", "What it is.", CellKind.CHOICE, required=True, choices=tuple(SubjectKind)),
        _column("parent", "The subject that it is part of.", CellKind.REFERENCE, table="subjects"),
        _column(
            "fiscal_year_end",
            "When its fiscal year ends: `12-31`, `03-31`, `last-sunday-january`. Empty: with the calendar year.",
            CellKind.CALENDAR,
        ),
        _ALIASES,
        *_DEFINITION,
    ),
    "sources": (
        _SLUG,
        *_NAME,
        _column("kind", "Who it is.", CellKind.CHOICE, required=True, choices=tuple(SourceKind)),
        _column("subject", "The subject that it is itself, if any.", CellKind.REFERENCE, table="subjects"),
        _ALIASES,
        *_words("note", "A remark"),
    ),
    "documents": (
        _SLUG,
        _column("title", "The title as printed, or what the document is where it prints none.", required=True),
        _column("title_en", "The title in English."),
        _column("title_zh_hans", "The title in simplified Chinese, where it is printed in another language or none."),
        _column("title_zh_hant", "The title in traditional Chinese, where it is printed in another language or none."),
        _column("publisher", "Who published it."),
        _column("author", "Who wrote it."),
        _column("published_on", "The day of publication.", CellKind.DATE),
        _column(
            "date_certainty",
            "How sure the day is. Empty: `unknown`.",
            CellKind.CHOICE,
            choices=tuple(DateCertainty),
        ),
        _column("language", "The language it is in: `en`, `zh-Hans`, `zh-Hant`, …"),
        _column("url", "Its address.", CellKind.ADDRESS),
        _QUALITY,
        _column("licence", "What its publisher allows, in English."),
        _column("licence_zh_hans", "The same in simplified Chinese."),
        _column("licence_zh_hant", "The same in traditional Chinese."),
        *_words("note", "A remark"),
    ),
    "geographies": (
        EntryColumn(
            name="code",
            kind=CellKind.SLUG,
            meaning="ISO 3166 code, or an own code for what ISO lacks: capitals, digits, hyphens.",
            field="slug",
            required=True,
            synonym="slug",
        ),
        *_NAME,
        _column("parent", "The place that it is part of.", CellKind.REFERENCE, table="geographies"),
        _ALIASES,
        *_DEFINITION,
    ),
    "bases": (_SLUG, *_NAME, *_words("definition", "What it means", required=True)),
    "events": (
        _SLUG,
        _column("date", "The day, or the month if no day is known.", CellKind.MONTH_OR_DAY, required=True),
        *_NAME,
        _column("government", "Whose act it is, as a country code."),
        _column("direction", "What it does: `restriction`, `relaxation`, …"),
        _column("subjects", "The subjects it bears on, parted by `|`.", CellKind.REFERENCES, table="subjects"),
        _column("source", "Who reports it."),
        _column("url", "Where.", CellKind.ADDRESS),
        _QUALITY,
        *_words("note", "A remark"),
    ),
    "exchange_rates": (
        _column("period", "The period or day that the rate is for.", CellKind.PERIOD, required=True),
        _column("base", "The currency that is priced.", CellKind.CHOICE, required=True, choices=tuple(CURRENCIES)),
        _column("quote", "The currency of the price.", CellKind.CHOICE, required=True, choices=tuple(CURRENCIES)),
        _column("rate", "How many units of `quote` one unit of `base` bought.", CellKind.NUMBER, required=True),
        _column(
            "kind",
            "The average over the period, its end, or the day's.",
            CellKind.CHOICE,
            required=True,
            choices=("average", "end", "day"),
        ),
        _column("origin", "Who published the rate, and how it was reckoned, in English.", required=True),
        _column("origin_zh_hans", "The same in simplified Chinese."),
        _column("origin_zh_hant", "The same in traditional Chinese."),
    ),
    "topics": (
        _SLUG,
        _column("group", "The group that it stands in on the front page.", required=True),
        *_words("question", "The question it answers", required=True),
        *_words("caveat", "What to mind"),
        _column(
            "selection",
            "The figures it compares, as the query of the figures page: `metric=revenue&subject=nvidia`. "
            "Of several metrics, subjects and places the first answers the question.",
            CellKind.SELECTION,
            required=True,
        ),
        _column("view", "How it opens. Empty: `sources-over-periods`."),
        _column("position", "Its place in the order. Empty: 0.", CellKind.WHOLE),
    ),
}
"""The columns of every reference table, in their order. An exchange rate has no slug: its key is made of its cells."""
