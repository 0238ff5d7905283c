"""Charts as pictures, beside the pages that show them: `.svg`, and `.png` where the server can draw it."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from app import answers
from app.answers import FigureAnswer, ViewAnswer
from app.figures.view import VIEW_PARAMETERS
from app.present.chart import Size
from app.present.chart.beside import PREVIEW_BESIDE, beside_chart
from app.present.chart.format import PREVIEW
from app.present.contexts.frame import MEDIA_TYPES, Visit
from app.present.contexts.preview import claim_card
from app.present.svg import Drawing, draw_claim, draw_file, draw_preview
from app.store.ledger import Ledger
from app.web.asked_views import PAGE_PARAMETERS, ChosenDep, ViewDep
from app.web.drawings import laid_out, title_of
from app.web.params import LedgerDep, takes
from app.web.pictures import Pictures
from app.web.visits import VisitDep

router = APIRouter(include_in_schema=False)
_OF_TOPIC = [Depends(takes(*VIEW_PARAMETERS, *PAGE_PARAMETERS))]

SizeQuery = Annotated[Literal["wide", "narrow", "social"], Query()]
"""How large a picture is: as on a wide screen, as on a phone, or as the preview of a link."""


def pictures(request: Request) -> Pictures:
    """Give what draws the pictures of this server."""
    made: Pictures = request.app.state.pictures
    return made


PicturesDep = Annotated[Pictures, Depends(pictures)]
"""What draws the pictures of this server."""


@router.get("/topics/{slug}.svg", dependencies=_OF_TOPIC)
async def topic_svg(slug: str, visit: VisitDep, ledger: LedgerDep, view: ViewDep, size: SizeQuery = "wide") -> Response:
    """Give the chart of a topic as a picture that stands by itself."""
    return _svg(await _drawing(visit, ledger, answers.topic(ledger, slug, view), size))


@router.get("/compare.svg")
async def compare_svg(
    visit: VisitDep, ledger: LedgerDep, chosen: ChosenDep, view: ViewDep, size: SizeQuery = "wide"
) -> Response:
    """Give the chart of a comparison as a picture that stands by itself."""
    return _svg(await _drawing(visit, ledger, answers.viewed(ledger, chosen, view), size))


@router.get("/topics/{slug}.png", dependencies=_OF_TOPIC)
async def topic_png(  # noqa: PLR0913 - what a picture depends on
    slug: str, *, visit: VisitDep, ledger: LedgerDep, view: ViewDep, draws: PicturesDep, size: SizeQuery = "wide"
) -> Response:
    """Give the chart of a topic as a PNG."""
    return await _png(draws, await _drawing(visit, ledger, answers.topic(ledger, slug, view), size))


@router.get("/compare.png")
async def compare_png(  # noqa: PLR0913 - what a picture depends on
    visit: VisitDep,
    ledger: LedgerDep,
    *,
    chosen: ChosenDep,
    view: ViewDep,
    draws: PicturesDep,
    size: SizeQuery = "wide",
) -> Response:
    """Give the chart of a comparison as a PNG."""
    return await _png(draws, await _drawing(visit, ledger, answers.viewed(ledger, chosen, view), size))


@router.get("/figures/{figure_id}.svg", dependencies=[Depends(takes())])
async def figure_svg(figure_id: str, visit: VisitDep, ledger: LedgerDep) -> Response:
    """Give the preview of a figure: its claim, its number, and where it stands among comparable ones."""
    return _svg(_claim_drawing(visit, answers.figure(ledger, figure_id)))


@router.get("/figures/{figure_id}.png", dependencies=[Depends(takes())])
async def figure_png(figure_id: str, visit: VisitDep, ledger: LedgerDep, draws: PicturesDep) -> Response:
    """Give the preview of a figure as a PNG."""
    return await _png(draws, _claim_drawing(visit, answers.figure(ledger, figure_id)))


def _claim_drawing(visit: Visit, found: FigureAnswer) -> Drawing:
    narrator, figure = visit.narrator, found.figure
    chart = beside_chart(figure, found.beside, narrator.catalogue, narrator.say, size=PREVIEW_BESIDE)
    return draw_claim(claim_card(figure, narrator), chart)


async def _drawing(visit: Visit, ledger: Ledger, found: ViewAnswer, size: str) -> Drawing:
    title = title_of(visit, found)
    if size == "social":
        return draw_preview(await laid_out(visit, ledger, found, title=title, size=PREVIEW))
    return draw_file(await laid_out(visit, ledger, found, title=title, size=Size(size)), origin=visit.origin)


def _svg(drawing: Drawing) -> Response:
    return Response(drawing.svg, media_type=MEDIA_TYPES["svg"])


async def _png(draws: Pictures, drawing: Drawing) -> Response:
    return Response(await draws.png(drawing), media_type=MEDIA_TYPES["png"])
