"""Which figures are asked for: one value that is the SQL filter, the cache key, the heading and the query string."""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from urllib.parse import urlencode

from app.errors import UnknownNameError
from app.figures.columns import BY_NAME, COLUMNS, Column, ColumnKind
from app.figures.reference import Catalogue
from app.figures.vocabulary import UNITS

Value = str | Decimal | date | datetime | bool

COMPARING = ("gt", "gte", "lt", "lte")
CONTROLS = {
    "_search": "words to look for in names, aliases, prints, notes and titles",
    "_sort": "the column to sort by, ascending",
    "_sort_desc": "the column to sort by, descending",
    "_size": "how many rows a page holds, 1 to 1000",
    "_next": "the cursor that the page before gave",
    "_count": "1 to count all selected rows, not only those of the page",
    "_facet": "a column whose values are to be counted; may be repeated",
    "_fields": "the columns to give, joined by commas",
}
"""The words that steer an answer without choosing figures, each with its meaning."""

DEFAULT_SIZE = 100
LARGEST_SIZE = 1000
FACETABLE = tuple(
    c.name for c in COLUMNS if c.kind in {ColumnKind.SLUG, ColumnKind.CHOICE, ColumnKind.UNIT, ColumnKind.PERIOD}
)
"""The columns whose values can be counted."""

OPERATOR_MEANINGS = {
    "": "is (several values: any of them)",
    "not": "is not",
    "in": "is any of",
    "under": "is, or lies below",
    "contains": "contains",
    "gt": "is greater than",
    "gte": "is at least",
    "lt": "is less than",
    "lte": "is at most",
    "isnull": "is empty (1) or not (0)",
}
"""What stands behind `__` in a filter, with its meaning."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One filter: a column, an operator and the values it is held against. `operator` is "" for equality."""

    column: str
    operator: str
    values: tuple[Value, ...]

    @property
    def parameter(self) -> str:
        """Give the name of the query parameter that says this."""
        return f"{self.column}__{self.operator}" if self.operator else self.column


@dataclass(frozen=True, slots=True)
class Selection:
    """Which figures, in which order, how many, and what is told about them."""

    conditions: tuple[Condition, ...] = ()
    search: str = ""
    sort: str = ""
    descending: bool = False
    size: int = DEFAULT_SIZE
    cursor: str = ""
    counted: bool = False
    facets: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()

    def values(self, column: str) -> tuple[Value, ...]:
        """Give the values that a column must equal; empty if it isn't held to any."""
        return next((c.values for c in self.conditions if c.column == column and c.operator == ""), ())

    def to_pairs(self) -> list[tuple[str, str]]:
        """Give the canonical parameters: two selections ask for the same if these are equal."""
        pairs = [(c.parameter, "~".join(_spell(v) for v in c.values)) for c in self.conditions]
        pairs += [("_search", self.search)] if self.search else []
        pairs += [("_sort_desc" if self.descending else "_sort", self.sort)] if self.sort else []
        pairs += [("_size", str(self.size))] if self.size != DEFAULT_SIZE else []
        pairs += [("_next", self.cursor)] if self.cursor else []
        pairs += [("_count", "1")] if self.counted else []
        pairs += [("_facet", column) for column in self.facets]
        pairs += [("_fields", ",".join(self.fields))] if self.fields else []
        return sorted(pairs)

    def to_query(self) -> str:
        """Give the canonical query string, without a question mark."""
        return urlencode(self.to_pairs(), safe="~,:")

    def where(self, column: str, *values: Value, operator: str = "") -> "Selection":
        """Give the same selection from its first page, with one filter set; with no value, without it."""
        kept = tuple(c for c in self.conditions if (c.column, c.operator) != (column, operator))
        added = (Condition(column, operator, values),) if values else ()
        return replace(self, conditions=_ordered((*kept, *added)), cursor="")


@dataclass(frozen=True, slots=True)
class Problem:
    """A parameter that can't be followed: its name and a sentence on what is wrong and would be right."""

    parameter: str
    message: str


def read_selection(
    pairs: Iterable[tuple[str, str]], catalogue: Catalogue, *, others: Sequence[str] = ()
) -> tuple[Selection, list[Problem]]:
    """Read a query string's parameters; names and aliases are resolved to slugs.

    Several values of one parameter mean any of them; they are repeated, or joined by `~`. Parameters with an empty
    value, which a form sends for each field left blank, ask for nothing. `others` are parameters that the caller
    reads itself.
    """
    problems: list[Problem] = []
    filters: dict[tuple[str, str], list[Value]] = {}
    controls: dict[str, list[str]] = {}
    for name, text in pairs:
        if name in others or not text.strip():
            continue
        if name in CONTROLS:
            controls.setdefault(name, []).append(text)
            continue
        column_name, _, operator = name.partition("__")
        column = BY_NAME.get(column_name)
        if column is None or operator not in operators(column):
            problems.append(Problem(name, _unknown_parameter(name, others)))
            continue
        for part in _split(text, column, operator):
            try:
                filters.setdefault((column_name, operator), []).append(_read(part, column, operator, catalogue))
            except (ValueError, UnknownNameError) as error:
                problems.append(Problem(name, getattr(error, "message", str(error))))
    conditions = [Condition(c, "" if o == "in" else o, tuple(sorted(set(v), key=str))) for (c, o), v in filters.items()]
    problems += [
        Problem(c.parameter, f"'{c.parameter}' takes one value.")
        for c in conditions
        if c.operator in (*COMPARING, "isnull", "contains") and len(c.values) > 1
    ]
    steering, more = _read_controls(controls)
    return replace(steering, conditions=_ordered(conditions)), problems + more


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


def _ordered(conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    return tuple(sorted(conditions, key=lambda condition: condition.parameter))


def _unknown_parameter(name: str, others: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, [*parameters(), *others], n=3, cutoff=0.6)
    hint = f"did you mean {' or '.join(near)}?" if near else "the columns of a figure are parameters."
    return f"There is no parameter '{name}'; {hint}"


def _split(text: str, column: Column, operator: str) -> list[str]:
    if operator == "contains" or (column.kind is ColumnKind.TEXT and operator == ""):
        return [text.strip()]
    separators = r"[~,]" if operator == "in" and column.kind is not ColumnKind.TEXT else "~"
    return [part.strip() for part in re.split(separators, text) if part.strip()]


def _read(text: str, column: Column, operator: str, catalogue: Catalogue) -> Value:  # noqa: PLR0911
    if operator == "isnull":
        if text not in {"0", "1"}:
            raise ValueError(f"'{text}' is neither 1 (empty) nor 0 (not empty).")
        return text == "1"
    if operator == "contains":
        return text
    match column.kind:
        case ColumnKind.SLUG:
            return catalogue.resolve(column.table or "", text)
        case ColumnKind.CHOICE:
            return _chosen(text, column.choices, column.name)
        case ColumnKind.UNIT:
            return _chosen(text, tuple(UNITS), column.name)
        case ColumnKind.NUMBER:
            return _number(text)
        case ColumnKind.DATE:
            return _date(text)
        case ColumnKind.TIME:
            return _time(text)
        case _:
            return text


def _chosen(text: str, choices: Sequence[str], name: str) -> str:
    if text in choices:
        return text
    near = difflib.get_close_matches(text, choices, n=2, cutoff=0.6)
    hint = f"did you mean {' or '.join(near)}?" if near else f"it is one of {', '.join(choices)}."
    raise ValueError(f"'{text}' is no {name}; {hint}")


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number.adjusted()) > 40 or len(text) > 60:
        raise ValueError(f"'{text}' is not a number such as 5500000000 or 12.5.")
    return number


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"'{text}' is not a date such as 2025-07-16.") from None


def _time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"'{text}' is not a time such as 2025-07-16T08:00:00Z.") from None


def _read_controls(controls: dict[str, list[str]]) -> tuple[Selection, list[Problem]]:
    problems = [
        Problem(name, f"'{name}' takes one value.")
        for name, texts in controls.items()
        if len(texts) > 1 and name not in {"_facet", "_fields"}
    ]
    last = {name: texts[-1].strip() for name, texts in controls.items()}
    sort = last.get("_sort_desc") or last.get("_sort", "")
    if "_sort" in last and "_sort_desc" in last:
        problems.append(Problem("_sort_desc", "Give '_sort' or '_sort_desc', not both."))
    facets = tuple(dict.fromkeys(p for t in controls.get("_facet", ()) for p in re.split("[~,]", t) if p))
    fields = tuple(dict.fromkeys(p for t in controls.get("_fields", ()) for p in re.split("[~,]", t) if p))
    for parameter, names, known in (
        ("_sort", (sort,) if sort else (), tuple(BY_NAME)),
        ("_facet", facets, FACETABLE),
        ("_fields", fields, tuple(BY_NAME)),
    ):
        for name in names:
            try:
                _chosen(name, known, "column to sort by" if parameter == "_sort" else f"column for '{parameter}'")
            except ValueError as error:
                problems.append(Problem(parameter, str(error)))
    size = last.get("_size", str(DEFAULT_SIZE))
    if not (size.isascii() and size.isdigit() and 1 <= int(size[:9]) <= LARGEST_SIZE):
        problems.append(Problem("_size", f"'{size}' is not a whole number from 1 to {LARGEST_SIZE}."))
        size = str(DEFAULT_SIZE)
    if last.get("_count", "1") not in {"0", "1"}:
        problems.append(Problem("_count", f"'{last['_count']}' is neither 1 nor 0."))
    selection = Selection(
        search=last.get("_search", ""),
        sort=sort,
        descending="_sort_desc" in last,
        size=int(size),
        cursor=last.get("_next", ""),
        counted=last.get("_count") == "1",
        facets=facets,
        fields=fields,
    )
    return selection, problems


def _spell(value: Value) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    return value
