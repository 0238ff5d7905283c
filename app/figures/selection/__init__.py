"""Which figures are asked for: one value that is the SQL filter, the cache key, the heading and the query string."""

from app.figures.selection.cells import shown
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
from app.figures.selection.reading import MOST_PROBLEMS, Problem, read_selection
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
    "operators",
    "parameters",
    "read_selection",
    "shown",
]
