"""A selection in words: what each filter asks for, and how to ask without it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from app.figures.columns import BY_NAME, ColumnKind
from app.figures.selection import Condition, Selection, Value
from app.figures.series import SeriesKey
from app.present.numbers import unit_name
from app.present.words.periods import period_words
from app.present.words.terms import Narrator, choice_words, columns


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that is in force: what it says, and the query string of the same view without it."""

    words: str
    query_without: str


def chips(selection: Selection, narrator: Narrator) -> tuple[Chip, ...]:
    """List the filters in force, the clocks and the search first."""
    say = narrator.say
    clocks = {
        "as_of": say.t("Stated by %(when)s", when=say.day(selection.as_of)),
        "recorded_as_of": say.t("As recorded on %(when)s", when=say.moment(selection.recorded_as_of)),
        "updated_after": say.t("Changed since %(when)s", when=say.moment(selection.updated_after)),
    }
    words = [
        *(told for clock, told in clocks.items() if getattr(selection, clock) is not None),
        *([statement_words(selection.statements, narrator)] if selection.statements else []),
        *(series_words(key, narrator) for key in selection.series),
        *([say.t("Search: “%(text)s”", text=selection.search)] if selection.search else []),
        *(condition_words(condition, narrator) for condition in selection.conditions),
    ]
    without = [less.to_query() for less in selection.loosened()]
    return tuple(Chip(told, query) for told, query in zip(words, without, strict=True))


def statement_words(statements: str, narrator: Narrator) -> str:
    """Say which of a source's statements on one thing are meant."""
    say = narrator.say
    return {
        "all": say.t("All statements"),
        "latest": say.t("Each source’s latest statements"),
        "first": say.t("Each source’s first statements"),
    }[statements]


def series_words(key: SeriesKey, narrator: Narrator) -> str:
    """Say what a series is about: “NVIDIA · Revenue · China · US dollars”."""
    parts = [narrator.name("subjects", key.subject), narrator.name("metrics", key.metric)]
    if key.buyer:
        parts.append(narrator.say.t("bought by %(buyer)s", buyer=narrator.name("subjects", key.buyer)))
    if key.relative_to:
        parts.append(narrator.say.t("of %(whole)s", whole=narrator.name("subjects", key.relative_to)))
    parts.append(narrator.name("geographies", key.geography))
    parts += [narrator.name("bases", key.basis)] if key.basis else []
    return " · ".join((*parts, unit_name(key.unit, narrator.language)))


def selection_words(selection: Selection, narrator: Narrator) -> str:
    """Say a whole selection in one line; “All figures” if nothing narrows it."""
    parts = [chip.words for chip in chips(selection, narrator)]
    return " · ".join(parts) if parts else narrator.say.t("All figures")


MOST_NAMED = 4
"""How many names of one kind the title of a comparison says."""


def comparison_title(selection: Selection, narrator: Narrator) -> str:
    """Say what is compared in a few words: “Revenue: NVIDIA, AMD”; for other filters the whole selection."""
    chosen = {
        column: [
            str(value)
            for c in selection.conditions
            if c.column == column and c.operator in _NAMING
            for value in c.values
        ]
        + [getattr(key, column) for key in selection.series]
        for column in ("metric", "subject")
    }
    if selection.search or not all(chosen.values()):
        return selection_words(selection, narrator)
    metrics, subjects = (_names(f"{column}s", slugs, narrator) for column, slugs in chosen.items())
    return narrator.say.t("%(metrics)s: %(subjects)s", metrics=metrics, subjects=subjects)


_NAMING = ("", "in", "under")


def _names(table: str, slugs: Iterable[str], narrator: Narrator) -> str:
    """List the names of entries, each once; of many the first, and how many more there are."""
    say = narrator.say
    names = [narrator.name(table, slug) for slug in dict.fromkeys(slugs)]
    if len(names) <= MOST_NAMED:
        return say.listed(names)
    return say.t("%(names)s and %(num)s more", names=say.listed(names[:3]), num=say.count(len(names) - 3))


def condition_words(condition: Condition, narrator: Narrator) -> str:
    """Say one filter: “Source: NVIDIA or AMD”, “Value at least 1000”."""
    say = narrator.say
    column = columns(narrator.language)[condition.column]
    if condition.operator == "isnull":
        empty = condition.values == (True,)
        return say.t("%(column)s: empty", column=column) if empty else say.t("%(column)s: not empty", column=column)
    values = [value_words(condition.column, value, narrator) for value in condition.values]
    pattern = {
        "not": say.t("%(column)s: not %(value)s"),
        "under": say.t("%(column)s: %(value)s and what belongs to it"),
        "contains": say.t("%(column)s contains “%(value)s”"),
        "gt": say.t("%(column)s over %(value)s"),
        "gte": say.t("%(column)s from %(value)s"),
        "lt": say.t("%(column)s under %(value)s"),
        "lte": say.t("%(column)s up to %(value)s"),
    }.get(condition.operator) or say.t("%(column)s: %(value)s")
    return pattern % {"column": column, "value": say.either(values)}


def value_words(column: str, value: Value | None, narrator: Narrator) -> str:
    """Say a cell of a column: the name behind a slug, the word of a closed list, a date or a number."""
    say = narrator.say
    match value:
        case None:
            return say.p("empty cell", "none")
        case datetime():
            return say.moment(value)
        case date():
            return say.day(value)
        case Decimal():
            return f"{value:,f}"
        case _:
            return _text_words(column, str(value), narrator)


def _text_words(column: str, text: str, narrator: Narrator) -> str:
    match BY_NAME[column].kind:
        case ColumnKind.SLUG:
            return narrator.name(BY_NAME[column].table or "", text)
        case ColumnKind.CHOICE:
            return choice_words(narrator.language, column).get(text, text)
        case ColumnKind.PERIOD:
            return period_words(text, narrator.say)
        case ColumnKind.UNIT:
            return unit_name(text, narrator.language)
        case _:
            return text
