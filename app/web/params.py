"""What routes ask for: the ledger of this request, and the selection that its address says."""

import difflib
from collections.abc import AsyncIterator, Callable
from typing import Annotated

from fastapi import Depends, Request

from app import answers
from app.errors import RefusedError
from app.figures.selection import MOST_PROBLEMS, Selection, no_parameter, shown
from app.sentences import Sentence, sentence
from app.store.engine import session
from app.store.ledger import Ledger


async def open_ledger(request: Request) -> AsyncIterator[Ledger]:
    """Open the ledger for one request, where the layer in front of the routes chose to read: one transaction."""
    with session(request.state.engine) as opened:
        yield Ledger(opened)


LedgerDep = Annotated[Ledger, Depends(open_ledger)]
"""The ledger of this request."""


def asked_selection(request: Request, ledger: LedgerDep) -> Selection:
    """Read the selection from the query string; an unknown parameter or value is refused.

    Raises:
        RefusedError: naming every parameter that can't be followed.
    """
    return answers.select_from(ledger, request.query_params.multi_items(), others=everywhere(request))


def everywhere(request: Request) -> tuple[str, ...]:
    """Give the parameters that every address of a kind takes: pages the language, those for frames colours too."""
    path = request.scope["path"]
    if path.startswith("/embed/"):
        return ("lang", "theme")
    return () if path.startswith("/api/") else ("lang",)


SelectionDep = Annotated[Selection, Depends(asked_selection)]
"""The selection that the address says."""


def takes(*known: str) -> Callable[[Request], None]:
    """Make a dependency that refuses every parameter but these, and those that are taken everywhere."""

    def refuse_others(request: Request) -> None:
        unknown = [name for name in dict.fromkeys(request.query_params) if name not in {*known, *everywhere(request)}]
        if unknown:
            raise RefusedError([(shown(name), _no_such(name, known)) for name in unknown[:MOST_PROBLEMS]])

    return refuse_others


def _no_such(name: str, known: tuple[str, ...]) -> Sentence:
    near = difflib.get_close_matches(name[:60], known, n=1, cutoff=0.6)
    listed = sentence("there are %(known)s", known=known) if known else sentence("there are none")
    return no_parameter(name, near, else_=listed)
