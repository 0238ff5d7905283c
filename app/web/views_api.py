"""The JSON API of views: a topic looked at in any way, and the chart of any view as a Plotly figure."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Response

from app import answers
from app.answers import ViewAnswer
from app.figures.view import VIEW_PARAMETERS
from app.present import schemas
from app.present.chart import Size
from app.present.contexts.frame import Visit
from app.present.languages import Language, speaker
from app.present.plotly_chart import to_plotly_json
from app.present.words.terms import Narrator
from app.web import bodies
from app.web.asked_views import STEERING, ChosenDep, ViewDep
from app.web.drawings import laid_out, title_of
from app.web.openapi import filter_parameters, view_parameters
from app.web.params import LedgerDep, takes

router = APIRouter(prefix="/api/v1", tags=["Views"], generate_unique_id_function=lambda route: route.name)

SlugPath = Annotated[str, Path(description="The slug of the topic.", examples=["h20-write-down"], max_length=100)]
LanguageQuery = Annotated[
    Language, Query(alias="lang", description="The language of the words in the chart.", examples=list(Language))
]
SizeQuery = Annotated[
    Literal["wide", "narrow"], Query(description="Laid out for a wide screen or for a phone.", examples=["narrow"])
]
_VIEW: dict[str, Any] = {"parameters": view_parameters()}
_FIGURES_AND_VIEW: dict[str, Any] = {
    "parameters": [
        *_VIEW["parameters"],
        *(p for p in filter_parameters() if p["name"] not in {*VIEW_PARAMETERS, *STEERING}),
    ]
}


@router.get(
    "/topics/{slug}",
    name="topic",
    summary="One topic",
    response_model=schemas.TopicDetail,
    dependencies=[Depends(takes(*VIEW_PARAMETERS))],
    openapi_extra=_VIEW,
)
@router.get("/topics/{slug}.json", include_in_schema=False, dependencies=[Depends(takes(*VIEW_PARAMETERS))])
async def topic(slug: SlugPath, ledger: LedgerDep, view: ViewDep) -> Response:
    """Give one topic with its figures, all or those that a view looks at, and what comparing them found."""
    return bodies.view_body(ledger, answers.topic(ledger, slug, view))


@router.get(
    "/topics/{slug}/chart",
    name="topic_chart",
    response_model=schemas.PlotlyFigure,
    dependencies=[Depends(takes(*VIEW_PARAMETERS, "lang", "size"))],
    openapi_extra=_VIEW,
)
async def topic_chart(
    slug: SlugPath, ledger: LedgerDep, view: ViewDep, lang: LanguageQuery = Language.EN, size: SizeQuery = "wide"
) -> Response:
    """Give the chart of a topic, in any view, as a Plotly figure: data, layout and configuration."""
    return await _chart(ledger, answers.topic(ledger, slug, view), lang, size, path=f"/topics/{slug}")


@router.get(
    "/compare/chart", name="compare_chart", response_model=schemas.PlotlyFigure, openapi_extra=_FIGURES_AND_VIEW
)
async def compare_chart(
    ledger: LedgerDep, chosen: ChosenDep, view: ViewDep, lang: LanguageQuery = Language.EN, size: SizeQuery = "wide"
) -> Response:
    """Give the chart of any figures, in any view, as a Plotly figure: data, layout and configuration."""
    return await _chart(ledger, answers.viewed(ledger, chosen, view), lang, size, path="/compare")


async def _chart(ledger: LedgerDep, found: ViewAnswer, language: Language, size: str, *, path: str) -> Response:
    visit = Visit(
        narrator=Narrator(speaker(language), ledger.catalogue()),
        path=path,
        pairs=(*(found.whole.to_pairs() if found.topic is None else ()), *found.view.to_pairs()),
        version=ledger.version,
    )
    chart = await laid_out(visit, ledger, found, title=title_of(visit, found), size=Size(size))
    return Response(to_plotly_json(chart), media_type="application/json")
