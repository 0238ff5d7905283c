"""The tables of these pages that are made from the code: `python -m docs.generate` brings them up to date.

Each stands between `<!-- name: made by docs/generate.py -->` and `<!-- end -->`; `tests/test_docs.py` holds them
against the code. The tables of `csv.md` are made likewise by `app/ingest/guide.py`.
"""

# ruff: noqa: INP001 (a folder of pages with one script is no package)

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from pydantic import BaseModel
from pydantic_core import PydanticUndefined
from typer.testing import CliRunner

from app.cli import app as command_line
from app.errors import UnreadableError
from app.figures.columns import COLUMNS
from app.figures.period import CALENDAR_YEAR, FiscalCalendar, read_period
from app.figures.quantity import read_quantity
from app.figures.selection import CONTROLS, FACETABLE, OPERATOR_MEANINGS, operators
from app.figures.view import VIEW_PARAMETERS
from app.present import schemas
from app.present.exports import plain
from app.present.finding_shapes import FINDING_SHAPES
from app.present.series_shapes import SERIES_SHAPES
from app.present.source_shapes import SOURCE_SHAPES
from app.present.suggestions import SuggestionList, SuggestionShape
from app.present.why_shapes import WHY_SHAPES
from app.settings import Settings
from app.web import (
    api,
    citations,
    entry_pages,
    event_pages,
    explore_pages,
    feeds,
    findings_api,
    findings_pages,
    picture_pages,
    source_pages,
    spreadsheets,
    suggest_api,
    topic_pages,
    twins,
    views_api,
    why_api,
)

DOCS = Path(__file__).parent
ROOT = DOCS.parent
PAGES = tuple(DOCS / f"{name}.md" for name in ("api", "cli", "deployment", "numbers"))
"""The pages that hold such tables."""

NUMBERS = {
    "exact": [
        "55.22亿美元",
        "1425.37億元",
        "4万亿美元",
        "两亿元",
        "US$4.5 billion",
        "$5.5bn",
        "1,234,567枚",
        "１２３片",
    ],
    "about": ["约128万元", "接近20万块", "roughly $9.6 billion", "三分之一"],
    "ranges": ["60万-80万片", "120-150亿美元", "$14–18 billion", "600-800k units", "between 10% and 15%", "20%-25%"],
    "tolerances": ["$45.0 billion, plus or minus 2%", "around $9.6 billion, plus or minus $300 million"],
    "open": ["超过90万块", "90%以上", "up to approximately $5.5bn", "不到10%", "at least 200,000 chips", "最多50%-60%"],
    "several": ["大几十万片", "十几万片", "個位數百分比", "several million chips", "dozens of servers"],
    "directions": ["下降28%", "净亏损1.2亿元", "(12%)"],
    "conversions": ["1700億美元(約合人民幣1.22萬億元)", "约合人民币1235亿元"],
    "other": ["141GB", "1,980 TFLOPS", "13倍", "提升3个百分点", "1000台"],
}
"""What the number reader is shown to take, by form."""

REFUSED = [
    "800-900亿",
    "42",
    "很多",
    "从12%增长到25%",
    "100亿美元元人民币",
    "¥15億",
    "提升1.5pct",
    "30%-20%",
    "1,5 billion dollars",
    "2024年",
    "翻倍",
    "(12%",
]
"""What it is shown to refuse."""

PERIODS = [
    ("2024", ""),
    ("2024H1", ""),
    ("2024年上半年", ""),
    ("2024-Q3", ""),
    ("2024-07", ""),
    ("2024-07-15", ""),
    ("2025/2029", ""),
    ("2022-01/2025-03", ""),
    ("FY26 Q1", "last-sunday-january"),
    ("2026财年第一财季", "last-sunday-january"),
    ("FY2027-H1", "03-31"),
]
"""Periods that are shown to be read, each with the end of the fiscal year where it matters."""

_BLOCK = re.compile(r"(<!-- ([\w-]+): made by docs/generate\.py -->\n).*?(<!-- end -->)", re.DOTALL)


def up_to_date(page: str) -> str:
    """Give a page's text with every block between its markers made anew."""
    return _BLOCK.sub(lambda block: f"{block[1]}{BLOCKS[block[2]]()}{block[3]}", page)


def settings() -> str:
    """List every setting with its default and its meaning."""
    rows = []
    for name, field in Settings.model_fields.items():
        default = "" if field.default is PydanticUndefined else _default(field.default)
        rows.append((f"`CHIPLEDGER_{name.upper()}`", default, field.description or ""))
    return _table(("variable", "default", "meaning"), rows)


def _default(value: object) -> str:
    text = str(value).replace(f"{ROOT}/", "")
    return f"`{text}`" if text else "empty"


def commands() -> str:
    """Give the help of every command, as it prints it."""
    names = [command.name or command.callback.__name__ for command in command_line.registered_commands]  # type: ignore[union-attr]
    return "".join(f"\n### {name}\n\n```text\n{_help(name)}\n```\n" for name in sorted(names)) + "\n"


def _help(name: str) -> str:
    shown = CliRunner().invoke(command_line, [name, "--help"], prog_name="chipledger", terminal_width=80)
    return "\n".join(line.rstrip() for line in shown.stdout.strip().splitlines())


def filters() -> str:
    """List every column as a filter, with the operators that it takes."""
    rows = [
        (f"`{c.name}`", str(c.kind), ", ".join(f"`__{o}`" for o in operators(c) if o), "yes" * (c.name in FACETABLE))
        for c in COLUMNS
    ]
    return _table(("column", "kind", "operators besides equality", "`_facet`"), rows)


def operator_meanings() -> str:
    """List every operator with its meaning."""
    rows = [(f"`column__{o}`" if o else "`column`", meaning) for o, meaning in OPERATOR_MEANINGS.items()]
    return _table(("parameter", "meaning"), rows)


def controls() -> str:
    """List every control word with its meaning."""
    return _table(("parameter", "meaning"), [(f"`{name}`", meaning) for name, meaning in CONTROLS.items()])


def views() -> str:
    """List every parameter of a view with its meaning."""
    return _table(("parameter", "what it says"), [(f"`{name}`", meaning) for name, meaning in VIEW_PARAMETERS.items()])


def addresses() -> str:
    """List every address of the API, as OpenAPI describes it."""
    rooms = (
        api.router,
        spreadsheets.listed,
        explore_pages.api,
        source_pages.api,
        suggest_api.router,
        findings_api.router,
        views_api.router,
        why_api.router,
    )
    described = get_openapi(title="", version="", routes=[route for room in rooms for route in room.routes])
    rows = []
    for path, methods in described["paths"].items():
        summary = methods["get"].get("description") or methods["get"]["summary"]
        rows.append((f"`{path}`", " ".join(summary.split())))
    return _table(("GET", "what it gives"), rows)


def page_twins() -> str:
    """List the addresses at which pages have their data."""
    routers = (
        twins.router,
        explore_pages.twins,
        event_pages.twins,
        source_pages.twins,
        entry_pages.twins,
        topic_pages.twins,
        picture_pages.router,
        spreadsheets.router,
        findings_pages.twins,
        feeds.router,
        citations.router,
    )
    paths = [route.path for router in routers for route in router.routes if isinstance(route, APIRoute)]
    by_page: dict[str, list[str]] = {}
    for path in paths:
        stem, dot, ending = path.partition(".")
        by_page.setdefault(stem, []).append(f"`{dot}{ending}`")
    return _table(("page", "endings"), [(f"`{stem}`", ", ".join(ends)) for stem, ends in by_page.items()])


def shapes() -> str:
    """List the fields of every answer that says more than its name."""
    shown: tuple[type[BaseModel], ...] = (
        schemas.FigureList,
        schemas.Meta,
        schemas.FigureDetail,
        schemas.IntervalShape,
        schemas.HeldShape,
        schemas.Related,
        schemas.EntryList,
        schemas.EntryDetail,
        schemas.TopicDetail,
        schemas.PlotlyFigure,
        schemas.ComparisonShape,
        schemas.BracketShape,
        schemas.ClaimShape,
        schemas.QuartilesShape,
        schemas.PairShape,
        schemas.WithoutShape,
        *FINDING_SHAPES,
        *WHY_SHAPES,
        *SOURCE_SHAPES,
        *SERIES_SHAPES,
        schemas.SearchResult,
        SuggestionList,
        SuggestionShape,
        schemas.ProblemShape,
        schemas.FieldProblem,
    )
    return "".join(_shape(model) for model in shown)


def _shape(model: type[BaseModel]) -> str:
    described = model.model_json_schema()
    rows = [
        (f"`{name}`", _type(field), " ".join(field.get("description", "").split()))
        for name, field in described["properties"].items()
    ]
    about = " ".join((model.__doc__ or "").split())
    return f"**{model.__name__.removesuffix('Shape')}.** {about}\n\n{_table(('field', 'type', 'meaning'), rows)}\n"


def _type(field: dict[str, Any]) -> str:
    if "anyOf" in field:
        kinds = dict.fromkeys(_type(one) for one in field["anyOf"])
        return " or ".join(kind for kind in kinds if kind != "text" or "number" not in kinds)
    if "$ref" in field:
        return str(field["$ref"]).rpartition("/")[2].removesuffix("Shape")
    kind = {"string": "text", "integer": "whole number", "array": "list", "boolean": "true or false"}
    if field.get("format") in {"date", "date-time"}:
        return {"date": "date", "date-time": "time"}[field["format"]]
    if field.get("type") == "array":
        return f"list of {_type(field['items'] if 'items' in field else field['prefixItems'][0])}"
    return kind.get(field.get("type", "object"), str(field.get("type", "object")))


def readings(name: str) -> Callable[[], str]:
    """Make the block that shows how the texts of one form are read."""

    def block() -> str:
        rows = []
        for text in NUMBERS[name]:
            read = read_quantity(text)
            numbers = (plain(end) if end is not None else "" for end in (read.low, read.value, read.high))
            rows.append((f"`{text}`", *numbers, f"`{read.bound}`", f"`{read.unit}`"))
        return _table(("printed", "low", "value", "high", "bound", "unit"), rows)

    return block


def refusals() -> str:
    """Show what the number reader refuses, and what it says."""
    return _table(("printed", "refused with"), [(f"`{text}`", _refusal(text)) for text in REFUSED])


def _refusal(text: str) -> str:
    try:
        read_quantity(text)
    except UnreadableError as error:
        return error.message
    raise AssertionError(f"“{text}” is read, so it is no example of a refusal.")


def periods() -> str:
    """Show how periods are read."""
    rows = []
    for text, year_end in PERIODS:
        read = read_period(text, FiscalCalendar.read(year_end) if year_end else CALENDAR_YEAR)
        rows.append(
            (f"`{text}`", f"`{year_end}`" if year_end else "", f"`{read.label}`", str(read.start), str(read.end))
        )
    return _table(("written", "fiscal year ends", "label", "first day", "last day"), rows)


BLOCKS: dict[str, Callable[[], str]] = {
    "settings": settings,
    "commands": commands,
    "filters": filters,
    "operators": operator_meanings,
    "controls": controls,
    "views": views,
    "addresses": addresses,
    "twins": page_twins,
    "shapes": shapes,
    "refusals": refusals,
    "periods": periods,
    **{f"numbers-{name}": readings(name) for name in NUMBERS},
}
"""Every block by the name in its marker."""


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "".join(_lines(header, rows))


def _lines(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for line in (header, ("---",) * len(header), *rows):
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n"


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(up_to_date(page.read_text(encoding="utf-8")), encoding="utf-8")
