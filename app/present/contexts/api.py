"""The page about the API for developers: columns, operators, controls and examples, from what the program reads by."""

from dataclasses import dataclass

from app.figures.columns import COLUMNS, Column, ColumnKind
from app.figures.selection import CONTROLS, DEFAULT_SIZE, FACETABLE, LARGEST_SIZE, OPERATOR_MEANINGS, operators
from app.present.contexts.about import Term
from app.present.contexts.frame import Frame, Visit
from app.present.languages import Speaker
from app.present.words.terms import tables

EXAMPLES = (
    ("/api/v1/figures?metric=revenue&subject=nvidia&geography__under=CN-AND-HK&_sort_desc=period_start&_size=5", ""),
    ("/api/v1/figures.csv?subject__under=nvidia&stated_on__gte=2025-07-01&nature__not=actual", " -o figures.csv"),
    ("/api/v1/topics/h20-write-down", ""),
    ("/api/v1/search?q=H20", ""),
)
"""Addresses that answer on the seed, each with what curl is told besides."""


@dataclass(frozen=True, slots=True)
class ApiColumn:
    """A column of the row as the API knows it."""

    name: str
    kind: str
    meaning: str
    operators: tuple[str, ...]
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiPage:
    """What the API takes and gives."""

    frame: Frame
    columns: tuple[ApiColumn, ...]
    operators: tuple[Term, ...]
    controls: tuple[Term, ...]
    facetable: tuple[str, ...]
    examples: tuple[str, ...]
    default_size: int
    largest_size: int


def api_page(visit: Visit) -> ApiPage:
    """Make the page about the API."""
    say = visit.narrator.say
    return ApiPage(
        frame=visit.frame(
            say.t("API"), description=say.t("Every figure as JSON or CSV, without a key."), section="about"
        ),
        columns=tuple(_column(column, say) for column in COLUMNS),
        operators=tuple(
            Term(f"__{word}" if word else "=", say.sentence(meaning)) for word, meaning in OPERATOR_MEANINGS.items()
        ),
        controls=tuple(Term(word, say.sentence(meaning)) for word, meaning in CONTROLS.items()),
        facetable=FACETABLE,
        examples=tuple(f'curl "$CHIPLEDGER{address}"{more}' for address, more in EXAMPLES),
        default_size=DEFAULT_SIZE,
        largest_size=LARGEST_SIZE,
    )


def _column(column: Column, say: Speaker) -> ApiColumn:
    kind = _kinds(say)[column.kind]
    if column.table:
        kind = say.t("%(column)s: %(value)s", column=kind, value=tables(say.language)[column.table])
    named = tuple(operator for operator in operators(column) if operator)
    return ApiColumn(column.name, kind, say.sentence(column.meaning), named, column.choices)


def _kinds(say: Speaker) -> dict[ColumnKind, str]:
    return {
        ColumnKind.ID: say.t("id"),
        ColumnKind.SLUG: say.t("slug"),
        ColumnKind.PERIOD: say.t("period"),
        ColumnKind.DATE: say.t("date"),
        ColumnKind.TIME: say.t("time"),
        ColumnKind.NUMBER: say.t("number"),
        ColumnKind.UNIT: say.t("unit"),
        ColumnKind.CHOICE: say.t("choice"),
        ColumnKind.TEXT: say.t("text"),
    }
