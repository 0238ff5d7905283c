"""Readers: in which language, at which address and at which version of the ledger a page is asked for."""

from collections.abc import Callable, Coroutine
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from fastapi.routing import APIRoute

from app.errors import RefusedError
from app.figures.selection import no_choice
from app.present.contexts.frame import Visit
from app.present.languages import Language, choose_language, speaker
from app.present.words.terms import Narrator
from app.sentences import sentence
from app.web.addresses import asked_origin
from app.web.params import LedgerDep, takes

_YEAR = 365 * 24 * 3600


class PageRoute(APIRoute):
    """A route that answers `?lang=` by remembering the language and showing the same address without it."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Give the handler, with the switch of language in front of it."""
        handle = super().get_route_handler()

        async def switch_or_handle(request: Request) -> Response:
            wish = request.query_params.get("lang")
            if wish is None:
                return await handle(request)
            if wish in set(Language):
                return remembered(request, Language(wish))
            raise RefusedError([("lang", no_choice(wish, tuple(Language), sentence("language of this site")))])

        return switch_or_handle


def remembered(request: Request, language: Language) -> Response:
    """Set the cookie that keeps a language, and send the reader back to the address without it."""
    query = urlencode(asked_pairs(request), safe="~,:")
    path = "/" + request.url.path.lstrip("/\\")
    response = RedirectResponse(f"{path}?{query}" if query else path, 303, headers={"Cache-Control": "no-store"})
    secure = request.url.scheme == "https"
    response.set_cookie("lang", language.value, max_age=_YEAR, httponly=True, samesite="lax", secure=secure)
    return response


def visit(request: Request, ledger: LedgerDep) -> Visit:
    """Tell who reads, in which language, where, and at which version of the ledger."""
    return Visit(
        narrator=Narrator(speaker(asked_language(request)), ledger.catalogue()),
        path=request.url.path,
        pairs=asked_pairs(request),
        version=ledger.version,
        changed_at=ledger.changed_at,
        origin=asked_origin(request),
        pictures=request.app.state.pictures.possible,
    )


def asked_pairs(request: Request) -> tuple[tuple[str, str], ...]:
    """Give the parameters of the address, less the language."""
    return tuple(pair for pair in request.query_params.multi_items() if pair[0] != "lang")


def asked_language(request: Request) -> Language:
    """Choose the language of an answer from the address, the cookie and the browser's wishes."""
    asked = request.query_params.get("lang"), request.cookies.get("lang")
    return choose_language(*asked, request.headers.get("accept-language"))


VisitDep = Annotated[Visit, Depends(visit)]
"""Who reads, where."""

Route = Callable[..., Any]


def page_router() -> APIRouter:
    """Give a router for pages, which the documentation of the API does not tell of."""
    return APIRouter(route_class=PageRoute, include_in_schema=False)


def shown_at(router: APIRouter, path: str, *parameters: str) -> Callable[[Route], Route]:
    """Make a function the route of a page; parameters other than these are refused."""
    return router.api_route(path, methods=["GET", "HEAD"], dependencies=[Depends(takes(*parameters))])
