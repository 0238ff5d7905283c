"""The API described for programs: what FastAPI knows of it, with what it can't know, and less what isn't so."""

import copy
from typing import Any

from app.figures.columns import BY_NAME, Column, ColumnKind
from app.figures.selection import CONTROLS, OPERATOR_MEANINGS, STATEMENTS, parameters
from app.figures.view import VIEW_PARAMETERS
from app.figures.vocabulary import UNITS
from app.present.schemas import ProblemShape

EXAMPLE_ID = "xwgfp66rf14z"
"""The id of NVIDIA's revenue with China and Hong Kong in the first quarter of fiscal 2026, as a newspaper gives it."""

PAGING = ("_next", "_size", "_count", "_facet")
"""The parameters that make sense for a page of rows, and none for a file of all."""

_CONTROL_EXAMPLES: dict[str, Any] = {
    "as_of": "2025-07-01",
    "recorded_as_of": "2026-12-01T00:00:00Z",
    "updated_after": "2026-12-01T00:00:00Z",
    "statements": list(STATEMENTS),
    "series": "revenue:nvidia:CN:USD",
    "_search": "H20",
    "_sort": "period_start",
    "_sort_desc": "value",
    "_size": 20,
    "_next": "the `next` of the answer before",
    "_count": 1,
    "_facet": "source",
    "_fields": "subject,period,value,unit",
}
_VIEW_EXAMPLES = {
    "view": "sources",
    "period": "2025",
    "time": "2024..2026",
    "nature": "actual~guidance",
    "without": "bernstein",
    "statements": "latest",
    "as_of": "2025-07-01",
    "recorded_as_of": "2026-12-01T00:00:00Z",
    "currency": "CNY",
    "rate": "statement",
    "facet": "source",
    "yScale": "log",
    "events": "off",
}
_OPERATOR_EXAMPLES = {"isnull": "1", "contains": "20"}
_KIND_EXAMPLES = {
    ColumnKind.ID: EXAMPLE_ID,
    ColumnKind.NUMBER: "5000000000",
    ColumnKind.DATE: "2025-07-16",
    ColumnKind.TIME: "2025-07-16T08:00:00Z",
    ColumnKind.TEXT: "55.22亿美元",
}
_WHERE_NO_VALUE = "Where a figure has none, the middle of its range or its one stated end is compared."


def filter_parameters() -> list[dict[str, Any]]:
    """Describe every parameter of a selection: the columns with their operators, and the controls."""
    return [_parameter(name) for name in parameters()]


def view_parameters() -> list[dict[str, Any]]:
    """Describe every parameter of a view."""
    return [
        _shown(name, f"{meaning[0].upper()}{meaning[1:]}.", {"type": "string", "examples": [_VIEW_EXAMPLES[name]]})
        for name, meaning in VIEW_PARAMETERS.items()
    ]


def _parameter(name: str) -> dict[str, Any]:
    if name in CONTROLS:
        kind = {"type": "integer"} if name in {"_size", "_count"} else {"type": "string"}
        sentence = f"{CONTROLS[name][0].upper()}{CONTROLS[name][1:]}."
        return _shown(name, sentence, {**kind, "examples": _listed(_CONTROL_EXAMPLES[name])})
    column_name, _, operator = name.partition("__")
    column = BY_NAME[column_name]
    meaning = f"{column_name} {OPERATOR_MEANINGS[operator]}. {column.meaning}"
    if column_name == "value" and operator != "isnull":
        meaning = f"{meaning} {_WHERE_NO_VALUE}"
    return _shown(name, meaning, {"type": "string", "examples": _examples(column, operator)})


def _listed(example: object) -> list[object]:
    return example if isinstance(example, list) else [example]


def _shown(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": description, "schema": schema}


def _examples(column: Column, operator: str) -> list[str]:
    if operator in _OPERATOR_EXAMPLES:
        return [_OPERATOR_EXAMPLES[operator]]
    if column.choices or column.kind is ColumnKind.UNIT:
        return list(column.choices or UNITS)
    if column.kind in _KIND_EXAMPLES:
        return [_KIND_EXAMPLES[column.kind]]
    return [good for good in column.good if good] or ["nvidia"]


def described(plain: dict[str, Any]) -> dict[str, Any]:
    """Complete the description that FastAPI made: errors as they are, the headers, and no 422, which is never given."""
    whole = copy.deepcopy(plain)
    schemas = whole["components"]["schemas"]
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    problem = ProblemShape.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas |= problem.pop("$defs")
    schemas["Problem"] = problem
    whole["components"]["headers"] = _HEADERS
    for path, operations in whole["paths"].items():
        for operation in operations.values():
            _complete(path, operation)
    return whole


_HEADERS = {
    "ETag": {
        "description": "Names this very answer; it changes only when the ledger or the program does.",
        "schema": {"type": "string"},
    },
    "Link": {"description": 'The next page, as `<…>; rel="next"`.', "schema": {"type": "string"}},
}


def _complete(path: str, operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    responses.pop("422", None)
    responses["200"]["headers"] = {"ETag": {"$ref": "#/components/headers/ETag"}}
    if operation["operationId"] in {"figures", "series", "contradictions", "checks"}:
        responses["200"]["headers"]["Link"] = {"$ref": "#/components/headers/Link"}
    for content in responses["200"].get("content", {}):
        if content != "application/json":
            text = {"format": "binary"} if content.startswith("application/vnd.") else {}
            responses["200"]["content"][content] = {"schema": {"type": "string"} | text}
    responses["304"] = {"description": "What `If-None-Match` names still stands"}
    responses["400"] = _error("Parameters that can't be followed; `errors` names each")
    if "{" in path:
        responses["404"] = _error("There is no such thing")
    responses["default"] = _error("Any other error")


def _error(description: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": description, "content": {"application/problem+json": {"schema": schema}}}
