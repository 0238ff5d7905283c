"""A selection as a value, and its canonical query string."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import urlencode

from app.figures.columns import BY_NAME, ColumnKind
from app.figures.selection.parameters import CLOCKS, DEFAULT_SIZE
from app.figures.series import SeriesKey

Value = str | Decimal | date | datetime | bool


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

    def to_pairs(self) -> list[tuple[str, str]]:
        """Give the parameters that say this: one with its values joined by `~`; for free text, one for each."""
        spelled = [_spell(value) for value in self.values]
        if BY_NAME[self.column].kind is ColumnKind.TEXT:
            return [(self.parameter, text) for text in spelled]
        return [(self.parameter, "~".join(spelled))]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which figures, in which order, how many, and what is told about them."""

    conditions: tuple[Condition, ...] = ()
    series: tuple[SeriesKey, ...] = ()
    search: str = ""
    statements: str = ""
    as_of: date | None = None
    recorded_as_of: datetime | None = None
    updated_after: datetime | None = None
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
        pairs = [pair for condition in self.conditions for pair in condition.to_pairs()]
        pairs += [("series", "~".join(key.text for key in self.series))] if self.series else []
        pairs += [("_search", self.search)] if self.search else []
        pairs += [("statements", self.statements)] if self.statements else []
        clocks = {"as_of": self.as_of, "recorded_as_of": self.recorded_as_of, "updated_after": self.updated_after}
        pairs += [(name, _spell(moment)) for name, moment in clocks.items() if moment is not None]
        pairs += [("_sort_desc" if self.descending else "_sort", self.sort)] if self.sort else []
        pairs += [("_size", str(self.size))] if self.size != DEFAULT_SIZE else []
        pairs += [("_next", self.cursor)] if self.cursor else []
        pairs += [("_count", "1")] if self.counted else []
        pairs += [("_facet", column) for column in self.facets]
        pairs += [("_fields", ",".join(self.fields))] if self.fields else []
        return sorted(pairs, key=lambda pair: pair[0])

    def to_query(self) -> str:
        """Give the canonical query string, without a question mark."""
        return urlencode(self.to_pairs(), safe="~,:")

    def where(self, column: str, *values: Value, operator: str = "") -> "Selection":
        """Give the same selection from its first page, with one filter set; with no value, without it."""
        kept = tuple(c for c in self.conditions if (c.column, c.operator) != (column, operator))
        added = (Condition(column, operator, distinct(values)),) if values else ()
        return replace(self, conditions=ordered((*kept, *added)), cursor="")

    def loosened(self) -> tuple["Selection", ...]:
        """Give the selections that ask for one thing less: less a clock, the statements, a series, words, a filter."""
        return (
            *(self.without(clock) for clock in CLOCKS if getattr(self, clock) is not None),
            *((replace(self, statements="", cursor=""),) if self.statements else ()),
            *(replace(self, series=tuple(k for k in self.series if k != key), cursor="") for key in self.series),
            *((replace(self, search="", cursor=""),) if self.search else ()),
            *(self.where(condition.column, operator=condition.operator) for condition in self.conditions),
        )

    @property
    def heard(self) -> str:
        """Say which statements are meant: those asked for; failing that the latest by a day, and all of any day."""
        return self.statements or ("all" if self.as_of is None else "latest")

    def without(self, clock: str) -> "Selection":
        """Give the same selection from its first page, with a clock (`as_of`, …) no longer turned back."""
        return replace(self, **{clock: None, "cursor": ""})  # type: ignore[arg-type]


def distinct(values: Iterable[Value]) -> tuple[Value, ...]:
    """Give each value once, in the one order in which a condition holds them."""
    return tuple(sorted(set(values), key=_spell))


def ordered(conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    """Give conditions in the one order in which a selection holds them."""
    return tuple(sorted(conditions, key=lambda condition: condition.parameter))


def _spell(value: Value) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return value
