"""Which figures are asked for: one value that is the SQL filter, the cache key, the heading and the query string."""

from app.figures.selection.cells import no_choice, read_choice, shown
from app.figures.selection.parameters import (
    CONTROLS,
    DEFAULT_SIZE,
    FACETABLE,
    LARGEST_SIZE,
    OPERATOR_MEANINGS,
    STATEMENTS,
    operators,
    parameters,
)
from app.figures.selection.reading import (
    MOST_PROBLEMS,
    Problem,
    no_cursor,
    no_parameter,
    not_compared,
    one_value,
    read_selection,
)
from app.figures.selection.value import Condition, Selection, Value

__all__ = [
    "CONTROLS",
    "DEFAULT_SIZE",
    "FACETABLE",
    "LARGEST_SIZE",
    "MOST_PROBLEMS",
    "OPERATOR_MEANINGS",
    "STATEMENTS",
    "Condition",
    "Problem",
    "Selection",
    "Value",
    "no_choice",
    "no_cursor",
    "no_parameter",
    "not_compared",
    "one_value",
    "operators",
    "parameters",
    "read_choice",
    "read_selection",
    "shown",
]
