"""Pages of views: a topic, and any comparison that a reader puts together; with their data and pictures beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import RedirectResponse

from app import answers
from app.answers import ViewAnswer
from app.answers.meant import loosened, loosened_view
from app.figures.selection import Selection
from app.figures.view import VIEW_PARAMETERS
from app.findings.contradictions import Contradiction
from app.findings.quoting import Rule
from app.present.chart import Size
from app.present.contexts.frame import Visit
from app.present.contexts.quotes import QuotePanel, quote_panels
from app.present.contexts.views import Viewed, view_page
from app.present.plotly_chart import to_plotly_json
from app.present.words.leading import plainest
from app.store.ledger import Ledger
from app.web import bodies
from app.web.asked_views import PAGE_PARAMETERS, AskedDep, ChosenDep, ViewDep
from app.web.drawings import chart_view, laid_out, order_of, title_of
from app.web.params import LedgerDep, takes
from app.web.reckoning import reckoned
from app.web.templating import answer
from app.web.visits import VisitDep, page_router

router = page_router()
twins = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page of a view is asked for besides the view: its face, and the rule for the number to quote."""

    tab: str
    rule: Rule


def asked_page(tab: Literal["chart", "table", "sources"] = "chart", rule: Rule = Rule.BEST) -> Page:
    """Read which face of a page is wanted, and by which rule it quotes."""
    return Page(tab, rule)


PageDep = Annotated[Page, Depends(asked_page)]
"""The face of a page that the address asks for."""

SizeQuery = Annotated[Literal["wide", "narrow"], Query()]


_OF_TOPIC = [Depends(takes(*VIEW_PARAMETERS, *PAGE_PARAMETERS))]


@router.api_route("/topics/{slug}", methods=["GET", "HEAD"], dependencies=_OF_TOPIC)
async def topic(slug: str, visit: VisitDep, ledger: LedgerDep, view: ViewDep, page: PageDep) -> Response:
    """Show what the sources say on a topic."""
    found = answers.topic(ledger, slug, view)
    return plain_address(visit, found) or await _page(visit, ledger, found, page)


@router.api_route("/compare", methods=["GET", "HEAD"])
async def compare(visit: VisitDep, ledger: LedgerDep, chosen: AskedDep, view: ViewDep, page: PageDep) -> Response:
    """Show what any chosen figures come to, held against one another; without any, where some are to be chosen."""
    if chosen == Selection():
        return RedirectResponse("/explore", 303)
    found = answers.viewed(ledger, chosen, view)
    return plain_address(visit, found) or await _page(visit, ledger, found, page)


def plain_address(visit: Visit, found: ViewAnswer) -> Response | None:
    """Send a reader on from an address with blanks, as a form makes them, to the one that says the same without."""
    said = dict(found.view.to_pairs())
    chosen = dict(found.whole.to_pairs()) if found.topic is None else {}
    kept = {name: text for name, text in visit.pairs if name in PAGE_PARAMETERS and text}
    pairs = tuple((chosen | said | kept).items())
    if sorted(pairs) == sorted(visit.pairs):
        return None
    query = urlencode(pairs, safe="~,:")
    return RedirectResponse(f"{visit.path}?{query}" if query else visit.path, 303)


async def _page(visit: Visit, ledger: Ledger, found: ViewAnswer, page: Page) -> Response:
    visit = replace(visit, narrator=replace(visit.narrator, restatement=found.restatement))
    await reckoned(ledger, most=answers.MOST_RECKONED)
    told = answers.standing(ledger, found.figures)
    known = answers.known_against(ledger, found.figures, found.selection)
    shown = Viewed(
        topic=found.topic,
        title=title_of(visit, found),
        view=found.view,
        tab=page.tab,
        whole=found.whole,
        everything=found.everything,
        selection=found.selection,
        figures=found.figures,
        comparison=found.comparison,
        flips=found.flips,
        against=told.contradictions,
        known=known,
        supporting=len(told.checks),
        loosened=() if found.everything else loosened(ledger, found.whole),
        less_narrow={} if found.figures else loosened_view(ledger, found.whole, found.view),
    )
    chart = await chart_view(visit, ledger, found, title=shown.title)
    quote = _quote(visit, ledger, found, page.rule, against=known)
    return answer(view_page(visit, shown, chart=chart, quote=quote))


def _quote(
    visit: Visit, ledger: Ledger, found: ViewAnswer, rule: Rule, *, against: Sequence[Contradiction]
) -> QuotePanel | None:
    """Choose the numbers to quote of a view, that of the bracket that answers best first."""
    asked = [*found.selection.to_pairs(), ("rule", rule)]
    asked += [(name, text) for name, text in found.view.to_pairs() if name in {"currency", "rate"}]
    return quote_panels(
        answers.quotes(ledger, found, rule),
        visit,
        permalink=f"{visit.origin}{visit.with_parameter('rule', rule)}",
        all_href=f"/api/v1/quote?{urlencode(asked, safe='~,:')}",
        lead=plainest(found.comparison, order_of(found)),
        comparison=found.comparison,
        against=against,
    )


@twins.get("/topics/{slug}.csv", dependencies=_OF_TOPIC)
async def topic_csv(slug: str, ledger: LedgerDep, view: ViewDep) -> Response:
    """Give the figures of a topic, in the order of its table."""
    return bodies.figures_csv(answers.topic(ledger, slug, view).figures, Selection(), slug)


@twins.get("/compare.csv")
async def compare_csv(ledger: LedgerDep, chosen: ChosenDep, view: ViewDep) -> Response:
    """Give the figures of a comparison, in the order of its table."""
    return bodies.figures_csv(answers.viewed(ledger, chosen, view).figures, Selection(), "compare")


@twins.get("/topics/{slug}.plotly.json", dependencies=_OF_TOPIC)
async def topic_plotly(
    slug: str, visit: VisitDep, ledger: LedgerDep, view: ViewDep, size: SizeQuery = "wide"
) -> Response:
    """Give the chart of a topic as a Plotly figure."""
    return await _plotly(visit, ledger, answers.topic(ledger, slug, view), size)


@twins.get("/compare.plotly.json")
async def compare_plotly(
    visit: VisitDep, ledger: LedgerDep, chosen: ChosenDep, view: ViewDep, size: SizeQuery = "wide"
) -> Response:
    """Give the chart of a comparison as a Plotly figure."""
    return await _plotly(visit, ledger, answers.viewed(ledger, chosen, view), size)


async def _plotly(visit: Visit, ledger: Ledger, found: ViewAnswer, size: str) -> Response:
    chart = await laid_out(visit, ledger, found, title=title_of(visit, found), size=Size(size))
    return Response(to_plotly_json(chart), media_type="application/json")


@twins.get("/topics/{slug}.json", dependencies=_OF_TOPIC)
async def topic_json(slug: str, ledger: LedgerDep, view: ViewDep) -> Response:
    """Give a topic with its figures, compared."""
    return bodies.view_body(ledger, answers.topic(ledger, slug, view))


@twins.get("/compare.json")
async def compare_json(ledger: LedgerDep, chosen: ChosenDep, view: ViewDep) -> Response:
    """Give chosen figures, compared."""
    return bodies.view_body(ledger, answers.viewed(ledger, chosen, view))
