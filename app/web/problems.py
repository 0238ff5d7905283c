"""Errors as answers: problem+json (RFC 9457) for programs, a page for people, one shape for both."""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

import msgspec
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.errors import AppError, OtherNameError, RefusedError

MEDIA_TYPE = "application/problem+json"
_DATA = (".json", ".csv", ".xlsx", ".svg", ".png", ".atom", ".bib", ".xml", ".txt")
_TITLES = {404: "Not found", 405: "Method not allowed"}
_UNEXPECTED = "The server met an error that it did not expect. It has been logged; nothing was changed."
PageMaker = Callable[[Request, dict[str, Any]], Response]
"""What makes an HTML page of a problem."""


def install(app: FastAPI, *, page: PageMaker) -> None:
    """Make every error that a route raises an answer of the one shape."""

    async def on_app_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, AppError)  # noqa: S101 - the handler is registered for these
        if isinstance(error, OtherNameError) and (moved := _under_its_slug(request, error)):
            return moved
        return _answer(request, page, _problem(error.status, error.title, error.message, getattr(error, "errors", ())))

    async def on_validation(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101
        found = [(".".join(map(str, e["loc"][1:])) or str(e["loc"][0]), _sentence(e)) for e in error.errors()]
        refused = RefusedError(found)
        return _answer(request, page, _problem(refused.status, refused.title, refused.message, found))

    async def on_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101
        headers = dict(error.headers or {})
        detail = f"{error.detail}."
        if error.status_code == 404:
            detail = f"There is nothing at {request.scope['path']}."
        elif error.status_code == 405:
            headers["Allow"] = "GET, HEAD"
            detail = f"{request.method} is not possible here; there are GET and HEAD."
        title = _TITLES.get(error.status_code, AppError.title)
        return _answer(request, page, _problem(error.status_code, title, detail), headers)

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
                answer = _answer(Request(scope), self.page, _problem(500, AppError.title, _UNEXPECTED))
                await answer(scope, receive, send)
            raise


def _answer(
    request: Request, page: PageMaker, problem: dict[str, Any], headers: dict[str, str] | None = None
) -> Response:
    problem["instance"] = quote(request.scope["path"])
    response = page(request, problem) if wants_page(request) else problem_response(problem)
    response.headers.update({**(headers or {}), "Cache-Control": "no-store"})
    return response


def wants_page(request: Request) -> bool:
    """Say whether an error at this address should be a page: not under `/api`, and not for a data file."""
    path, accepted = request.scope["path"], request.headers.get("accept", "")
    data = path.startswith(("/api/", "/static/")) or path.endswith(_DATA)
    return not data and ("text/html" in accepted or "json" not in accepted)


def problem_response(problem: dict[str, Any]) -> Response:
    """Give a problem as JSON."""
    return Response(msgspec.json.encode(problem), status_code=problem["status"], media_type=MEDIA_TYPE)


def _sentence(error: dict[str, Any]) -> str:
    """Say what is wrong with one parameter, as the other refusals do."""
    if error["type"] == "missing":
        return f"The parameter '{error['loc'][-1]}' is needed."
    given = str(error.get("input", ""))
    return f"'{given if len(given) <= 60 else f'{given[:60]}…'}' can't be taken. {error['msg']}."


def _problem(status: int, title: str, detail: str, errors: Iterable[tuple[str, str]] = ()) -> dict[str, Any]:
    listed = [{"parameter": name, "detail": message} for name, message in errors]
    return {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        **({"errors": listed} if listed else {}),
    }
