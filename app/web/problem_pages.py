"""Problems as pages: in the reader's language, with what may have been meant, as far as the ledger can tell."""

import re
from urllib.parse import unquote

from fastapi import Request, Response

from app.answers.meant import meant
from app.figures.reference import Catalogue
from app.present.contexts.frame import Visit
from app.present.contexts.problems import Hints, error_page
from app.present.languages import speaker
from app.present.words.terms import Narrator
from app.store.engine import session
from app.store.ledger import Ledger
from app.web.problems import Problem
from app.web.templating import answer
from app.web.visits import asked_language, asked_pairs

_MOST_MEANT = 5
_LONGEST = 100
_SIGNS = re.compile(r"[\W_]+")


def problem_page(request: Request, problem: Problem) -> Response:
    """Answer with the page of a problem."""
    engine = getattr(request.state, "engine", None)
    if engine is None or problem.status >= 500:
        return _without_ledger(request, problem)
    with session(engine) as opened:
        return _with_ledger(request, problem, Ledger(opened))


def _without_ledger(request: Request, problem: Problem) -> Response:
    """Answer without asking the ledger, which may be what is broken."""
    made = error_page(_visit(request, Catalogue()), problem.status, message=problem.detail, errors=problem.errors)
    return answer(made, status=problem.status)


def _with_ledger(request: Request, problem: Problem, ledger: Ledger) -> Response:
    named = getattr(problem.detail, "meant", None)
    words = _words(request.scope["path"]) if problem.elsewhere else ""
    made = error_page(
        _visit(request, ledger.catalogue()),
        problem.status,
        message=problem.detail,
        errors=problem.errors,
        hints=Hints(
            figures=ledger.known(named.nearest) if named and named.table == "figures" else {},
            words=words,
            nearest=[(hit.table, hit.entry) for hit in meant(ledger, words, most=_MOST_MEANT)] if words else (),
        ),
    )
    return answer(made, status=problem.status)


def _visit(request: Request, catalogue: Catalogue) -> Visit:
    narrator = Narrator(speaker(asked_language(request)), catalogue)
    return Visit(narrator=narrator, path=request.url.path, pairs=asked_pairs(request))


def _words(path: str) -> str:
    """Give the words that the last part of a path is made of: `/nvidia-chips/` speaks of nvidia chips."""
    last = unquote(path).rstrip("/").rpartition("/")[2]
    return _SIGNS.sub(" ", last).strip()[:_LONGEST]
