"""Charts for frames on other sites: the only pages that may be framed, see `app/web/security.py`."""

from dataclasses import replace

from fastapi import APIRouter, Depends, Response

from app import answers
from app.answers import ViewAnswer
from app.figures.view import VIEW_PARAMETERS
from app.present.contexts.embed import Theme, embed_page
from app.present.contexts.frame import Visit
from app.store.ledger import Ledger
from app.web.addresses import page_of
from app.web.asked_views import ChosenDep, ViewDep
from app.web.drawings import chart_view, title_of
from app.web.params import LedgerDep, takes
from app.web.templating import answer
from app.web.visits import VisitDep

router = APIRouter(prefix="/embed", include_in_schema=False)


@router.api_route("/compare", methods=["GET", "HEAD"])
async def comparison(
    visit: VisitDep, ledger: LedgerDep, chosen: ChosenDep, view: ViewDep, theme: Theme = Theme.AUTO
) -> Response:
    """Show the chart of a comparison that a reader put together."""
    return await _embedded(visit, ledger, answers.viewed(ledger, chosen, view), theme)


@router.api_route("/{slug}", methods=["GET", "HEAD"], dependencies=[Depends(takes(*VIEW_PARAMETERS))])
async def topic(slug: str, visit: VisitDep, ledger: LedgerDep, view: ViewDep, theme: Theme = Theme.AUTO) -> Response:
    """Show the chart of a topic."""
    return await _embedded(visit, ledger, answers.topic(ledger, slug, view), theme)


async def _embedded(visit: Visit, ledger: Ledger, found: ViewAnswer, theme: Theme) -> Response:
    page = page_of(replace(visit, narrator=replace(visit.narrator, restatement=found.restatement)), found)
    title = title_of(page, found)
    chart = await chart_view(page, ledger, found, title=title, apart=True)
    return answer(embed_page(page, title=title, comparison=found.comparison, chart=chart, theme=theme))
