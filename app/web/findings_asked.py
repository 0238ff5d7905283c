"""Which findings an address asks for: what they are about, of which kind, up to when, and which part of the list."""

from dataclasses import replace
from typing import Annotated, Any, Literal

from fastapi import Depends, Query, Request
from pydantic import BeforeValidator

from app import answers
from app.answers import Asked, Clocks
from app.errors import RefusedError, UnknownNameError
from app.findings.checks import CheckKind
from app.findings.contradictions import ContradictionKind
from app.store.ledger import Ledger
from app.web.openapi import EXAMPLE_ID, filter_parameters
from app.web.params import LedgerDep

CLOCKS = ("as_of", "recorded_as_of")
"""The parameters that turn a clock back."""

_SELECTED = ("metric", "subject", "source", *CLOCKS)

FILTERS = (*_SELECTED, "figure", "topic", "kind")
"""The parameters that every list of findings takes; checks take `holds` besides."""

PART = ("_size", "_next")
"""The parameters that choose a part of a list."""

_EMPTY = BeforeValidator(lambda text: text or None)
"""What a form sends for a field left blank asks for nothing."""

SizeQuery = Annotated[int, Query(alias="_size", description="How many at the most.", examples=[100], ge=1, le=1000)]
CursorQuery = Annotated[
    str,
    Query(alias="_next", description="The `next` of the answer before.", examples=["after-100"], max_length=40),
]
FigureQuery = Annotated[
    str, Query(description="The id of a figure that takes part.", examples=[EXAMPLE_ID], max_length=100)
]
TopicQuery = Annotated[
    str,
    Query(
        description="The slug of a topic, a figure of which takes part.", examples=["h20-write-down"], max_length=100
    ),
]
ContradictionKindQuery = Annotated[
    ContradictionKind | None, _EMPTY, Query(description="Only those of a kind.", examples=["conflict"])
]
CheckKindQuery = Annotated[CheckKind | None, _EMPTY, Query(description="Only this arithmetic.", examples=["share"])]
HoldsQuery = Annotated[
    Literal["0", "1"] | None,
    _EMPTY,
    Query(description="1 for the checks that hold, 0 for those that fail.", examples=["0"]),
]


def described(*names: str) -> dict[str, Any]:
    """Describe parameters that are read together with those of a selection, for the API's documentation."""
    return {"parameters": [parameter for parameter in filter_parameters() if parameter["name"] in names]}


SELECTED = described(*_SELECTED)
"""The description of the parameters that choose findings by their figures."""


def asked_figures(request: Request, ledger: LedgerDep) -> Asked:
    """Read the metrics, subjects and sources that findings must have to do with, and the clocks.

    Raises:
        RefusedError: naming every parameter that can't be followed.
    """
    pairs = [pair for pair in request.query_params.multi_items() if pair[0] in _SELECTED]
    selection = answers.select_from(ledger, pairs)
    said = {name: tuple(map(str, selection.values(name))) for name in ("metric", "subject", "source")}
    return Asked(clocks=Clocks(selection.as_of, selection.recorded_as_of), said=said)


AskedFiguresDep = Annotated[Asked, Depends(asked_figures)]
"""Which findings are asked for, by their figures' columns and the clocks alone."""


def asked_findings(
    ledger: LedgerDep, asked: AskedFiguresDep, figure: FigureQuery = "", topic: TopicQuery = ""
) -> Asked:
    """Read which findings are asked for; their kind is read by whoever knows the kinds.

    Raises:
        RefusedError: naming every parameter that can't be followed.
    """
    if topic:
        _refuse_unknown(ledger, topic)
    return replace(asked, figure=figure, topic=topic)


AskedDep = Annotated[Asked, Depends(asked_findings)]
"""Which findings are asked for."""


def _refuse_unknown(ledger: Ledger, topic: str) -> None:
    try:
        answers.entry_of(ledger, "topics", topic)
    except UnknownNameError as error:
        raise RefusedError([("topic", error.message)]) from None


def of_kind(asked: Asked, **said: str | None) -> Asked:
    """Ask for findings of a kind as well."""
    return replace(asked, said={**asked.said, **{name: (value,) for name, value in said.items() if value}})


def filters_of(asked: Asked) -> tuple[tuple[str, str], ...]:
    """Give the parameters that ask for the same, as they were understood."""
    pairs = [(name, "~".join(values)) for name, values in asked.said.items() if values]
    pairs += [("figure", asked.figure)] if asked.figure else []
    pairs += [("topic", asked.topic)] if asked.topic else []
    return tuple(sorted([*pairs, *asked.clocks.to_pairs()]))
