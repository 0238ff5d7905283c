"""The pages: each route asks one question, makes the page of its answer, and renders it."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import PlainTextResponse, RedirectResponse
from fastapi.routing import APIRoute

from app import answers
from app.answers import FigureVersion, Standing, TopicAnswer
from app.errors import RefusedError
from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.figures.selection import Selection
from app.findings.contradictions import ContradictionKind
from app.present.chart import Around, Chart, Size, topic_chart
from app.present.contexts.api import api_page
from app.present.contexts.entries import SINGULAR_COLUMN, entries_page, entry_page
from app.present.contexts.figure import HeldVersion, figure_page
from app.present.contexts.figures import FACETS, figures_page
from app.present.contexts.findings import figure_standing
from app.present.contexts.frame import Link, Visit
from app.present.contexts.home import CardGroup, card_groups, home_page, topic_card, topics_page
from app.present.contexts.others import about_page, error_page, search_page
from app.present.contexts.topic import ChartView, topic_page
from app.present.languages import Language, choose_language, speaker
from app.present.svg import render_svg
from app.present.words.leading import editors_order, leading
from app.present.words.selections import selection_words
from app.present.words.terms import Narrator
from app.web.params import LedgerDep, SelectionDep, takes
from app.web.templating import answer

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
            raise RefusedError([("lang", f"There is no language '{wish}' here; there are {', '.join(Language)}.")])

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
    )


def asked_pairs(request: Request) -> tuple[tuple[str, str], ...]:
    """Give the parameters of the address, less the language."""
    return tuple(pair for pair in request.query_params.multi_items() if pair[0] != "lang")


def asked_language(request: Request) -> Language:
    """Choose the language of an answer from the address, the cookie and the browser's wishes."""
    asked = request.query_params.get("lang"), request.cookies.get("lang")
    return choose_language(*asked, request.headers.get("accept-language"))


VisitDep = Annotated[Visit, Depends(visit)]
router = APIRouter(route_class=PageRoute, include_in_schema=False)


def page(path: str, *parameters: str) -> Callable[..., Any]:
    """Make a function the route of a page; parameters other than these are refused."""
    return router.api_route(path, methods=["GET", "HEAD"], dependencies=[Depends(takes(*parameters))])


@page("/")
async def home(visit: VisitDep, ledger: LedgerDep) -> Response:
    """Show what the ledger holds."""
    found = answers.home(ledger)
    totals = found.state.figures, found.state.sources, found.state.documents
    return answer(home_page(visit, _cards(visit, found.topics), found.newest, totals=totals))


@page("/topics")
async def topics(visit: VisitDep, ledger: LedgerDep) -> Response:
    """Show every topic."""
    return answer(topics_page(visit, _cards(visit, answers.home(ledger).topics)))


@page("/topics/{slug}", "tab", "yScale")
async def topic(
    slug: str,
    visit: VisitDep,
    ledger: LedgerDep,
    tab: Literal["chart", "table", "sources"] = "chart",
    scale: Annotated[Literal["linear", "log"], Query(alias="yScale")] = "linear",
) -> Response:
    """Show what the sources say on a topic."""
    found = answers.topic(ledger, slug)
    chart, log_offered = _chart(visit, found, scale)
    return answer(
        topic_page(
            visit,
            found.topic,
            selection=found.selection,
            figures=found.figures,
            comparison=found.comparison,
            chart=chart,
            log_offered=log_offered,
            tab=tab,
            y_scale=scale,
        )
    )


@router.api_route("/figures", methods=["GET", "HEAD"])
async def figures(visit: VisitDep, ledger: LedgerDep, selection: SelectionDep) -> Response:
    """Show the figures that a selection chooses."""
    if not selection.sort:
        selection = replace(selection, sort="stated_on", descending=True)
    found = answers.figures(ledger, replace(selection, facets=FACETS, counted=True))
    counts = {column: [(c.value, c.count) for c in counted] for column, counted in found.facets.items()}
    return answer(
        figures_page(
            visit,
            selection=selection,
            figures=found.figures,
            next_cursor=found.next_cursor,
            facets=counts,
            total=found.total,
        )
    )


@page("/figures/{figure_id}")
async def figure(figure_id: str, visit: VisitDep, ledger: LedgerDep) -> Response:
    """Show one figure and what surrounds it."""
    found = answers.figure(ledger, figure_id)
    return answer(
        figure_page(
            visit,
            found.figure,
            versions=[_held(version) for version in found.versions],
            origin=found.origin,
            echoes=found.echoes,
            supersedes=found.supersedes,
            superseded_by=found.superseded_by,
            comparable=found.comparable,
            standing=standing_links(visit, found.figure, answers.standing(ledger, [found.figure])),
        )
    )


def standing_links(visit: Visit, figure: Figure, found: Standing) -> tuple[Link, ...]:
    """Lead from a figure to what speaks against it and what supports it."""
    revisions = sum(each.kind is ContradictionKind.REVISION for each in found.contradictions)
    counts = len(found.contradictions) - revisions, revisions, len(found.supporters)
    return figure_standing(figure.id, counts, visit.narrator, checked=bool(found.checks))


@page("/search", "q")
async def search(visit: VisitDep, ledger: LedgerDep, q: Annotated[str, Query(max_length=200)] = "") -> Response:
    """Show what a search finds."""
    words = q.strip()
    if not words:
        return answer(search_page(visit, "", entries={}, figures=()))
    found = answers.search(ledger, words)
    return answer(search_page(visit, words, entries=found.entries, figures=found.figures))


@page("/about")
async def about(visit: VisitDep) -> Response:
    """Show what this ledger is and how to use it."""
    return answer(about_page(visit))


@page("/api")
async def api(visit: VisitDep) -> Response:
    """Show developers what the API takes and gives."""
    return answer(api_page(visit))


def entries_of(table: str) -> Callable[..., Any]:
    """Make the page of every entry of a reference table."""

    async def entries(visit: VisitDep, ledger: LedgerDep) -> Response:
        column = SINGULAR_COLUMN[table]
        found = answers.figures(ledger, Selection(size=1, facets=(column,)))
        counts = {str(c.value): c.count for c in found.facets[column] if c.value is not None}
        return answer(entries_page(visit, table, counts=counts))

    return entries


def entry_of(table: str) -> Callable[..., Any]:
    """Make the page of one entry of a reference table."""

    async def entry(slug: str, visit: VisitDep, ledger: LedgerDep) -> Response:
        found = answers.entry(ledger, table, slug)
        return answer(
            entry_page(
                visit,
                table,
                found.entry,
                figures=found.figures,
                total=found.total,
                children=found.children,
                documents=found.documents,
                comparison=found.comparison,
            )
        )

    return entry


for _table in SINGULAR_COLUMN:
    page(f"/{_table}")(entries_of(_table))
    page(f"/{_table}/{{slug}}")(entry_of(_table))


@router.api_route("/robots.txt", methods=["GET", "HEAD"])
async def robots() -> Response:
    """Tell crawlers that everything may be read, but that filters are not worth their time."""
    return PlainTextResponse("User-agent: *\nDisallow: /figures?\nDisallow: /search\n")


def problem_page(request: Request, problem: dict[str, Any]) -> Response:
    """Answer with the page of a problem; it needs no ledger, so that it can tell of one that is broken."""
    narrator = Narrator(speaker(asked_language(request)), Catalogue())
    where = Visit(narrator=narrator, path=request.url.path, pairs=asked_pairs(request))
    errors = [(str(error["parameter"]), str(error["detail"])) for error in problem.get("errors", ())]
    made = error_page(
        where,
        status=int(problem["status"]),
        title=str(problem["title"]),
        message=str(problem["detail"]),
        errors=errors,
    )
    return answer(made, status=made.status)


def _cards(visit: Visit, topics: tuple[TopicAnswer, ...]) -> tuple[CardGroup, ...]:
    ordered = sorted(topics, key=lambda found: (found.topic.position, found.topic.slug))
    cards = [
        (found.topic.group, topic_card(found.topic, found.comparison, visit.narrator, chart=_drawing(visit, found)))
        for found in ordered
    ]
    return card_groups(cards, visit.narrator)


def _drawing(visit: Visit, found: TopicAnswer, size: Size = Size.CARD, scale: str = "linear") -> str:
    return render_svg(laid_out(visit, found, size, scale))


def _chart(visit: Visit, found: TopicAnswer, scale: str) -> tuple[ChartView | None, bool]:
    """Draw a topic for wide and for narrow screens, and say whether a logarithmic axis would help."""
    if not found.figures:
        return None, False
    wide = laid_out(visit, found, Size.WIDE, scale)
    narrow = _drawing(visit, found, Size.NARROW, scale)
    plotly = f"{visit.path}.plotly.json" + ("" if scale == "linear" else f"?yScale={scale}")
    notes = wide.footnotes[1:]
    if len(found.figures) >= answers.MOST_COMPARED:
        most = visit.narrator.say.count(answers.MOST_COMPARED)
        notes = (*notes, visit.narrator.say.t("Only the first %(num)s figures are compared here.", num=most))
    return ChartView(render_svg(wide), narrow, plotly, notes, wide.partial), wide.offers_log


def laid_out(visit: Visit, found: TopicAnswer, size: Size, scale: str) -> Chart:
    """Lay the chart of a topic out for a size of screen, in the reader's language."""
    narrator = visit.narrator
    around = Around(
        title=narrator.say.name(found.topic.question),
        subtitle=selection_words(found.selection, narrator),
        permalink=visit.address,
        lead=leading(found.comparison, editors_order(found.topic.selection)),
    )
    made = found.comparison, narrator.catalogue, found.events, narrator.say
    return topic_chart(*made, around=around, size=size, y_scale=scale)


def _held(version: FigureVersion) -> HeldVersion:
    return HeldVersion(
        figure=version.figure,
        recorded_from=version.recorded_from,
        recorded_until=version.recorded_until,
        load=version.load,
        loaded_by=version.loaded_by,
        loaded_from=version.loaded_from,
        changed=version.changed,
    )
