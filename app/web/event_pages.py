"""The time line of events, and its data beside it."""

from fastapi import APIRouter, Depends, Response
from fastapi.responses import RedirectResponse

from app import answers
from app.present.contexts.events import events_page
from app.present.contexts.rows import href
from app.present.json_values import entry_values, figure_values
from app.web import bodies
from app.web.params import LedgerDep, takes
from app.web.templating import answer
from app.web.visits import VisitDep, page_router, shown_at

router = page_router()
twins = APIRouter(include_in_schema=False)
_NONE = [Depends(takes())]


@shown_at(router, "/events")
async def events(visit: VisitDep, ledger: LedgerDep) -> Response:
    """Show what happened, and what was stated before and after."""
    told = [(found.event, found.before, found.after) for found in answers.events(ledger)]
    return answer(events_page(visit, told))


@shown_at(router, "/events/{slug}")
async def event(slug: str, ledger: LedgerDep) -> Response:
    """Lead to the place of one event on the time line."""
    return RedirectResponse(href("events", answers.entry_of(ledger, "events", slug).slug), 303)


@twins.get("/events.json", dependencies=_NONE)
async def events_json(ledger: LedgerDep) -> Response:
    """Give what the page shows: every event, with the figures stated before and after it."""
    rows = [
        {
            **entry_values(found.event),
            "before": [figure_values(figure) for figure in found.before],
            "after": [figure_values(figure) for figure in found.after],
        }
        for found in answers.events(ledger)
    ]
    return bodies.json_body({"data": rows, "next": None, "next_url": None, "meta": bodies.meta(ledger)})


@twins.get("/events.csv", dependencies=_NONE)
async def events_csv(ledger: LedgerDep) -> Response:
    """Give every event as the CSV file that it was loaded from."""
    return bodies.entries_csv("events", ledger.catalogue().events.values())
