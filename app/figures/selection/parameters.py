"""What may be asked: the columns with their operators, and the words that steer an answer."""

from app.figures.columns import COLUMNS, Column, ColumnKind
from app.sentences import sentence

COMPARING = ("gt", "gte", "lt", "lte")
CLOCKS = {
    "as_of": sentence(
        "a date: only what had been stated by then, each source's latest statements, superseded ones aside"
    ),
    "recorded_as_of": sentence("a time: what this ledger held then, as it held it"),
    "updated_after": sentence("a time: only what this ledger has added or corrected since"),
}
"""The words that turn a clock back, each with its meaning."""

STATEMENTS = {
    "all": "every statement, also those that their own source has replaced",
    "latest": "each source's latest statement on a thing, superseded ones aside",
    "first": "each source's first statement on a thing",
}
"""Which of a source's statements on one thing are meant, each with its meaning."""

CONTROLS = {
    **CLOCKS,
    "statements": sentence(
        "all, latest or first: which of a source's statements on one thing; with as_of latest, else all"
    ),
    "series": sentence(
        "a series: metric:subject:geography:unit, and where it has one :buyer=, :relative_to=, :basis=; several "
        "joined by ~"
    ),
    "_search": sentence("words to look for in names, aliases, prints, notes and titles"),
    "_sort": sentence("the column to sort by, ascending"),
    "_sort_desc": sentence("the column to sort by, descending"),
    "_size": sentence("how many rows a page holds, 1 to 1000"),
    "_next": sentence("the cursor that the page before gave"),
    "_count": sentence("1 to count all selected rows, not only those of the page"),
    "_facet": sentence("a column whose values are to be counted; may be repeated"),
    "_fields": sentence("the columns to give, joined by commas"),
}
"""The words that steer an answer, each with its meaning."""

DEFAULT_SIZE = 100
LARGEST_SIZE = 1000
FACETABLE = tuple(
    c.name for c in COLUMNS if c.kind in {ColumnKind.SLUG, ColumnKind.CHOICE, ColumnKind.UNIT, ColumnKind.PERIOD}
)
"""The columns whose values can be counted."""

OPERATOR_MEANINGS = {
    "": sentence("is (several values: any of them)"),
    "not": sentence("is not"),
    "in": sentence("is any of"),
    "under": sentence("is, or lies below"),
    "contains": sentence("contains"),
    "gt": sentence("is greater than"),
    "gte": sentence("is at least"),
    "lt": sentence("is less than"),
    "lte": sentence("is at most"),
    "isnull": sentence("is empty (1) or not (0)"),
}
"""What stands behind `__` in a filter, with its meaning."""

ONE_VALUE = (*COMPARING, "isnull", "contains")
"""The operators that hold a column against one value only."""


def operators(column: Column) -> tuple[str, ...]:
    """List the operators that a column takes; "" is equality."""
    named = {
        ColumnKind.NUMBER: ("", "in", "not", *COMPARING),
        ColumnKind.DATE: ("", "in", "not", *COMPARING),
        ColumnKind.TIME: ("", *COMPARING),
    }.get(column.kind, ("", "in", "not", "contains"))
    nested = ("under",) if column.nested else ()
    return (*named, *nested, *(() if column.required else ("isnull",)))


def parameters() -> list[str]:
    """List every parameter that a selection understands."""
    return [f"{c.name}__{o}" if o else c.name for c in COLUMNS for o in operators(c)] + list(CONTROLS)
