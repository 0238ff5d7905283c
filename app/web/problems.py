"""Errors as answers: problem+json (RFC 9457) for programs, a page for people, one shape for both."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import msgspec
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.errors import AppError, OtherNameError, RefusedError
from app.figures.selection import no_choice, shown
from app.sentences import Sentence, sentence

MEDIA_TYPE = "application/problem+json"
_DATA = (".json", ".csv", ".xlsx", ".svg", ".png", ".atom", ".bib", ".xml", ".txt")
_TITLES = {404: "Not found", 405: "Method not allowed"}
_UNEXPECTED = sentence("The server met an error that it did not expect. It has been logged; nothing was changed.")


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, for programs and for people.

    Attributes:
        status: of HTTP.
        title: the kind of problem in two or three words.
        detail: a sentence on it.
        errors: the parameters that can't be followed, each with a sentence of its own.
        elsewhere: whether the address leads to nothing that there could be, whatever the ledger held.
    """

    status: int
    title: str
    detail: str
    errors: Sequence[tuple[str, str]] = ()
    elsewhere: bool = False

    def values(self, instance: str) -> dict[str, Any]:
        """Give the members of a problem+json; they are in English."""
        listed = [{"parameter": name, "detail": _english(message)} for name, message in self.errors]
        return {
            "type": "about:blank",
            "title": self.title,
            "status": self.status,
            "detail": _english(self.detail),
            **({"errors": listed} if listed else {}),
            "instance": instance,
        }


PageMaker = Callable[[Request, Problem], Response]
"""What makes an HTML page of a problem."""


def install(app: FastAPI, *, page: PageMaker) -> None:
    """Make every error that a route raises an answer of the one shape."""

    async def on_app_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, AppError)  # noqa: S101 - the handler is registered for these
        if isinstance(error, OtherNameError) and (moved := _under_its_slug(request, error)):
            return moved
        return _answer(request, page, Problem(error.status, error.title, error.message, getattr(error, "errors", ())))

    async def on_validation(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101
        found = [(".".join(map(str, e["loc"][1:])) or str(e["loc"][0]), _sentence(e)) for e in error.errors()]
        refused = RefusedError(found)
        return _answer(request, page, Problem(refused.status, refused.title, refused.message, found))

    async def on_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101
        headers = dict(error.headers or {})
        detail = f"{error.detail}."
        if error.status_code == 404:
            detail = sentence("There is nothing at %(address)s.", address=request.scope["path"])
        elif error.status_code == 405:
            headers["Allow"] = "GET, HEAD"
            detail = sentence("%(method)s is not possible here; there are GET and HEAD.", method=request.method)
        title = _TITLES.get(error.status_code, AppError.title)
        problem = Problem(error.status_code, title, detail, elsewhere=error.status_code == 404)
        return _answer(request, page, problem, headers)

    app.add_exception_handler(AppError, on_app_error)
    app.add_exception_handler(RequestValidationError, on_validation)
    app.add_exception_handler(HTTPException, on_http)


def _under_its_slug(request: Request, error: OtherNameError) -> Response | None:
    """Lead from an address that names an entry otherwise to the one with its slug; None if it is not in the path."""
    path, other = request.scope["path"], f"/{error.table}/{error.name}"
    if other not in path:
        return None
    moved = quote(path.replace(other, f"/{error.table}/{error.slug}", 1))
    query = request.scope["query_string"].decode("latin-1")
    headers = {"Location": f"{moved}?{query}" if query else moved, "Cache-Control": "public, max-age=60"}
    return Response(status_code=308, headers=headers)


class UnexpectedErrors:
    """An ASGI layer that answers where anything behind it fails, and passes the error on to the server's log."""

    def __init__(self, app: ASGIApp, *, page: PageMaker) -> None:
        self.app = app
        self.page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; if that fails before anything was answered, answer with the problem."""
        started = False

        async def watch(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, watch)
        except Exception:
            if scope["type"] == "http" and not started:
                answer = _answer(Request(scope), self.page, Problem(500, AppError.title, _UNEXPECTED))
                await answer(scope, receive, send)
            raise


def _answer(request: Request, page: PageMaker, problem: Problem, headers: dict[str, str] | None = None) -> Response:
    response = page(request, problem) if wants_page(request) else problem_response(request, problem)
    response.headers.update({**(headers or {}), "Cache-Control": "no-store"})
    return response


def wants_page(request: Request) -> bool:
    """Say whether an error should be a page: never under `/api`, for a data file where the client asks for HTML."""
    path, accepted = request.scope["path"], request.headers.get("accept", "")
    if path.startswith(("/api/", "/static/")):
        return False
    return "text/html" in accepted or not ("json" in accepted or path.endswith(_DATA))


def problem_response(request: Request, problem: Problem) -> Response:
    """Give a problem as JSON."""
    body = msgspec.json.encode(problem.values(quote(request.scope["path"])))
    return Response(body, status_code=problem.status, media_type=MEDIA_TYPE)


def _english(text: str) -> str:
    return text.english if isinstance(text, Sentence) else text


def _sentence(error: dict[str, Any]) -> Sentence:
    """Say what is wrong with one parameter, as the other refusals do."""
    if error["type"] == "missing":
        return sentence("The parameter '%(name)s' is needed.", name=str(error["loc"][-1]))
    given, limits = str(error.get("input", "")), error.get("ctx", {})
    if error["type"] in {"enum", "literal_error"}:
        choices = re.findall("'([^']*)'", limits["expected"])
        return no_choice(given, choices, sentence("value of this parameter"))
    return _out_of_bounds(error["type"], shown(given), limits)


def _out_of_bounds(kind: str, text: str, limits: dict[str, Any]) -> Sentence:
    match kind:
        case "string_too_long":
            most = str(limits["max_length"])
            return sentence("'%(text)s' is too long; it may have at most %(most)s characters.", text=text, most=most)
        case "int_parsing":
            return sentence("'%(text)s' is not a whole number.", text=text)
        case "greater_than_equal":
            return sentence("'%(text)s' is too small; the least is %(least)s.", text=text, least=str(limits["ge"]))
        case "less_than_equal":
            return sentence("'%(text)s' is too large; the most is %(most)s.", text=text, most=str(limits["le"]))
    return sentence("'%(text)s' can't be taken.", text=text)
