"""A query string's parameters read into a selection, or into problems: all of them, each named."""

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.errors import UnknownNameError
from app.figures.columns import BY_NAME, Column, ColumnKind
from app.figures.reference import Catalogue
from app.figures.selection.cells import check_text, no_choice, read_cell, read_choice, read_day, read_time, shown
from app.figures.selection.parameters import (
    CLOCKS,
    CONTROLS,
    DEFAULT_SIZE,
    FACETABLE,
    LARGEST_SIZE,
    ONE_VALUE,
    STATEMENTS,
    operators,
    parameters,
)
from app.figures.selection.value import Condition, Selection, Value, distinct, ordered
from app.figures.series import SeriesKey, read_series
from app.sentences import Sentence, sentence, unknown

MOST_SERIES = 100
"""How many series one selection names at the most."""

MOST_PROBLEMS = 20
"""How many problems are told; looking for the nearest names of thousands would take too long."""


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
    reads itself. Of many problems the first are given.
    """
    problems: list[Problem] = []
    filters: dict[tuple[str, str], list[Value]] = {}
    controls: dict[str, list[str]] = {}
    for name, text in pairs:
        if len(problems) >= MOST_PROBLEMS:
            break
        if name in others:
            continue
        column_name, _, operator = name.partition("__")
        column = BY_NAME.get(column_name)
        if name in CONTROLS:
            controls.setdefault(name, []).extend([text.strip()] if text.strip() else [])
        elif column is None or operator not in operators(column) or name.endswith("__"):
            problems.append(Problem(shown(name), _unknown_parameter(name, others)))
        elif text.strip():
            values, wrong = _read_filter(text, column, operator, catalogue)
            filters.setdefault((column_name, "" if operator == "in" else operator), []).extend(values)
            problems += [Problem(name, message) for message in wrong]
    conditions = [Condition(c, o, distinct(values)) for (c, o), values in filters.items() if values]
    problems += [
        Problem(c.parameter, one_value(c.parameter))
        for c in conditions
        if c.operator in ONE_VALUE and len(c.values) > 1
    ]
    series, wrong_series = _read_series(controls.pop("series", ()), catalogue)
    steering, more = _read_controls({name: texts for name, texts in controls.items() if texts})
    asked = replace(steering, conditions=ordered(conditions), series=series)
    return asked, [*problems, *wrong_series, *more][:MOST_PROBLEMS]


def _unknown_parameter(name: str, others: Sequence[str]) -> Sentence:
    near = difflib.get_close_matches(name[:60], [*parameters(), *others], n=3, cutoff=0.6)
    return no_parameter(name, near, else_=sentence("the columns of a figure are parameters"))


def no_parameter(name: str, near: Sequence[str], *, else_: Sentence) -> Sentence:
    """Say that there is no parameter of this name, and which are spelled most like it, or else something of them."""
    clause = sentence("There is no parameter '%(name)s'", name=shown(name))
    return unknown(clause, name, near=near, else_=else_)


def no_cursor(cursor: str) -> Sentence:
    """Say that a list has no such place."""
    return sentence(
        "'%(cursor)s' is no cursor of this list; take '_next' as the page before gave it, with the same filters.",
        cursor=shown(cursor),
    )


def not_compared(name: str) -> Sentence:
    """Say that a word steers a list of figures, and that a comparison has no use for it."""
    return sentence(
        "All figures that fit are held against one another at once, so '%(name)s' has no place here.", name=name
    )


def one_value(name: str) -> Sentence:
    """Say that a parameter was given more than the one value that it takes."""
    return sentence("'%(name)s' takes one value.", name=name)


def _read_filter(text: str, column: Column, operator: str, catalogue: Catalogue) -> tuple[list[Value], list[str]]:
    values: list[Value] = []
    problems: list[str] = []
    for part in _split(text, column, operator):
        try:
            values.append(read_cell(part, column, operator, catalogue))
        except (ValueError, UnknownNameError) as error:
            problems.append(getattr(error, "message", str(error)))
        if len(problems) >= MOST_PROBLEMS:
            break
    return values, problems


def _split(text: str, column: Column, operator: str) -> list[str]:
    """Part the values of a filter; a free text is one value, whatever it holds."""
    if operator == "contains" or column.kind is ColumnKind.TEXT:
        return [text.strip()]
    separators = r"[~,]" if operator == "in" else "~"
    return [part.strip() for part in re.split(separators, text) if part.strip()]


def _read_series(texts: Iterable[str], catalogue: Catalogue) -> tuple[tuple[SeriesKey, ...], list[Problem]]:
    """Read the keys of series, each once, in the one order in which a selection holds them."""
    found: set[SeriesKey] = set()
    problems: list[Problem] = []
    for text in (part.strip() for joined in texts for part in joined.split("~") if part.strip()):
        try:
            check_text(text)
            found.add(read_series(text, catalogue))
        except (ValueError, UnknownNameError) as error:
            problems.append(Problem("series", getattr(error, "message", str(error))))
        if len(problems) >= MOST_PROBLEMS:
            break
    if len(found) > MOST_SERIES:
        problems.append(
            Problem(
                "series",
                sentence(
                    "%(count)s series are more than the %(most)s that one view takes.",
                    count=len(found),
                    most=MOST_SERIES,
                ),
            )
        )
    return tuple(sorted(found, key=lambda key: key.text)), problems


def _read_controls(controls: dict[str, list[str]]) -> tuple[Selection, list[Problem]]:
    problems = [
        Problem(name, one_value(name))
        for name, texts in controls.items()
        if len(texts) > 1 and name not in {"_facet", "_fields"}
    ]
    last = {name: texts[-1] for name, texts in controls.items()}
    order = "_sort_desc" if "_sort_desc" in last else "_sort"
    if "_sort" in last and "_sort_desc" in last:
        problems.append(Problem("_sort_desc", sentence("Give '_sort' or '_sort_desc', not both.")))
    sort, more = _columns(order, [last.get(order, "")], tuple(BY_NAME), sentence("column to sort by"))
    facets, wrong_facets = _columns("_facet", controls.get("_facet", ()), FACETABLE, sentence("column to count by"))
    fields, wrong_fields = _columns("_fields", controls.get("_fields", ()), tuple(BY_NAME), sentence("column"))
    size, wrong_size = _size(last.get("_size", str(DEFAULT_SIZE)))
    problems += [*more, *wrong_facets, *wrong_fields, *wrong_size]
    if last.get("_count", "1") not in {"0", "1"}:
        problems.append(Problem("_count", sentence("'%(text)s' is neither 1 nor 0.", text=shown(last["_count"]))))
    try:
        check_text(last.get("_search", ""))
    except ValueError as error:
        problems.append(Problem("_search", str(error)))
    if last.get("statements", "all") not in STATEMENTS:
        wrong = no_choice(last["statements"], tuple(STATEMENTS), sentence("kind of statements"))
        problems.append(Problem("statements", wrong))
    clocks, wrong_clocks = _clocks(last)
    problems += wrong_clocks
    selection = Selection(
        search=last.get("_search", ""),
        statements=last.get("statements", ""),
        **clocks,
        sort=sort[0] if sort else "",
        descending="_sort_desc" in last,
        size=size,
        cursor=last.get("_next", ""),
        counted=last.get("_count") == "1",
        facets=facets,
        fields=fields,
    )
    return selection, problems


def _clocks(last: dict[str, str]) -> tuple[dict[str, Any], list[Problem]]:
    """Read the moments to which clocks are turned."""
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for name in CLOCKS:
        try:
            if name in last:
                found[name] = read_day(last[name]) if name == "as_of" else read_time(last[name])
        except ValueError as error:
            problems.append(Problem(name, str(error)))
    return found, problems


def _columns(
    parameter: str, texts: Iterable[str], known: Sequence[str], meaning: str
) -> tuple[tuple[str, ...], list[Problem]]:
    """Read the names of columns, each once, joined by commas or `~`."""
    found: dict[str, None] = {}
    problems: list[Problem] = []
    for name in dict.fromkeys(part.strip() for text in texts for part in re.split("[~,]", text) if part.strip()):
        try:
            found[read_choice(name, known, meaning)] = None
        except ValueError as error:
            problems.append(Problem(parameter, str(error)))
        if len(problems) >= MOST_PROBLEMS:
            break
    if parameter.startswith("_sort") and len(found) > 1:
        problems.append(Problem(parameter, sentence("'%(name)s' takes one column.", name=parameter)))
    return tuple(found), problems


def _size(text: str) -> tuple[int, list[Problem]]:
    digits = text.lstrip("0")
    if text.isascii() and text.isdigit() and 1 <= len(digits) <= 4 and int(digits) <= LARGEST_SIZE:
        return int(digits), []
    return DEFAULT_SIZE, [
        Problem(
            "_size",
            sentence("'%(text)s' is not a whole number from 1 to %(most)s.", text=shown(text), most=str(LARGEST_SIZE)),
        )
    ]
