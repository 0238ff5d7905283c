"""What routes of views ask for: how the figures are looked at, and which ones a reader compares."""

from typing import Annotated

from fastapi import Depends, Request

from app import answers
from app.errors import RefusedError
from app.figures.selection import Selection, not_compared
from app.figures.view import VIEW_PARAMETERS, View, read_view
from app.sentences import sentence
from app.web.params import LedgerDep, everywhere

PAGE_PARAMETERS = ("tab", "rule", "size")
"""What a page of a view takes besides the view: its face, the rule for the number to quote; and a picture its size."""

STEERING = ("_sort", "_sort_desc", "_size", "_next", "_count", "_facet", "_fields")
"""The words that steer a list of figures, and that a comparison has no use for."""


def asked_view(request: Request, ledger: LedgerDep) -> View:
    """Read how the figures are to be looked at.

    Raises:
        RefusedError: naming every parameter that can't be followed.
    """
    view, problems = read_view(request.query_params.multi_items(), ledger.catalogue())
    if problems:
        raise RefusedError([(problem.parameter, problem.message) for problem in problems])
    return view


ViewDep = Annotated[View, Depends(asked_view)]
"""How the figures of the address are looked at."""


def asked_figures(request: Request, ledger: LedgerDep) -> Selection:
    """Read which figures a reader compares: series or filters.

    Raises:
        RefusedError: naming every parameter that can't be followed.
    """
    own = [*VIEW_PARAMETERS, *PAGE_PARAMETERS, *everywhere(request)]
    asked = answers.select_from(ledger, request.query_params.multi_items(), others=tuple(own))
    steering = [name for name, _ in asked.to_pairs() if name in STEERING]
    if steering:
        raise RefusedError([(name, not_compared(name)) for name in steering])
    return asked


AskedDep = Annotated[Selection, Depends(asked_figures)]
"""The figures that the address compares; all of them where it names none."""


def chosen_figures(asked: AskedDep) -> Selection:
    """Read which figures a reader compares, and insist on a choice.

    Raises:
        RefusedError: nothing is named, so that all figures of the ledger would be compared.
    """
    if asked == Selection():
        raise RefusedError([("series", _CHOOSE)])
    return asked


_CHOOSE = sentence(
    "Name what is compared: series, or a filter such as metric=revenue&subject=nvidia. /explore lists what there is."
)

ChosenDep = Annotated[Selection, Depends(chosen_figures)]
"""The figures that the address compares, of which it must name some."""
