"""Errors as answers: problem+json (RFC 9457) for programs, a page for people, one shape for both."""

import logging
from collections.abc import Callable
from typing import Any

import msgspec
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from app.errors import AppError, RefusedError

_log = logging.getLogger(__name__)
_TITLES = {404: "Not found", 405: "Method not allowed", 422: "Parameters not understood"}
PageMaker = Callable[[Request, dict[str, Any]], Response]
"""What makes an HTML page of a problem."""


def install(app: FastAPI, *, page: PageMaker) -> None:
    """Make every error of the app an answer of the one shape."""

    def answer(request: Request, problem: dict[str, Any], headers: dict[str, str] | None = None) -> Response:
        problem["instance"] = request.url.path
        response = page(request, problem) if wants_page(request) else problem_response(problem)
        response.headers.update({**(headers or {}), "Cache-Control": "no-store"})
        return response

    async def on_app_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, AppError)  # noqa: S101 - the handler is registered for these
        return answer(request, _problem(error.status, error.title, error.message, getattr(error, "errors", ())))

    async def on_validation(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101
        found = [(".".join(map(str, e["loc"][1:])) or str(e["loc"][0]), str(e["msg"]) + ".") for e in error.errors()]
        refused = RefusedError(found)
        return answer(request, _problem(refused.status, refused.title, refused.message, found))

    async def on_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101
        title = _TITLES.get(error.status_code, "Something went wrong")
        detail = f"There is nothing at {request.url.path}." if error.status_code == 404 else str(error.detail) + "."
        return answer(request, _problem(error.status_code, title, detail, ()), dict(error.headers or {}))

    async def on_any(request: Request, error: Exception) -> Response:
        _log.exception("unexpected error at %s", request.url.path, exc_info=error)
        detail = "The server met an error that it did not expect. It has been logged; nothing was changed."
        return answer(request, _problem(500, AppError.title, detail, ()))

    app.add_exception_handler(AppError, on_app_error)
    app.add_exception_handler(RequestValidationError, on_validation)
    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(Exception, on_any)


def wants_page(request: Request) -> bool:
    """Say whether an error at this address should be a page: not under `/api`, and not for a data file."""
    path = request.url.path
    data = path.startswith(("/api", "/static")) or path.endswith((".json", ".csv", ".svg"))
    return not data and "application/json" not in request.headers.get("accept", "")


def problem_response(problem: dict[str, Any]) -> Response:
    """Give a problem as JSON."""
    return Response(msgspec.json.encode(problem), status_code=problem["status"], media_type="application/problem+json")


def _problem(status: int, title: str, detail: str, errors: object) -> dict[str, Any]:
    listed = [{"parameter": name, "detail": message} for name, message in errors]  # type: ignore[attr-defined]
    return {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        **({"errors": listed} if listed else {}),
    }
