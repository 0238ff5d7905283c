"""The time line of events, and its data beside it."""

from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Response
from fastapi.responses import RedirectResponse

from app import answers
from app.present.contexts.event_filters import EventChoices
from app.present.contexts.events import events_page
from app.present.contexts.rows import href
from app.present.json_values import entry_values, figure_values
from app.web import bodies
from app.web.events_asked import EVENT_PARAMETERS, AskedEventsDep
from app.web.params import LedgerDep, takes
from app.web.templating import answer
from app.web.visits import VisitDep, page_router, shown_at

router = page_router()
twins = APIRouter(include_in_schema=False)
_FILTERS = [Depends(takes(*EVENT_PARAMETERS))]


@shown_at(router, "/events", *EVENT_PARAMETERS)
async def events(visit: VisitDep, ledger: LedgerDep, asked: AskedEventsDep) -> Response:
    """Show what happened, and what was stated before and after."""
    found = answers.events(ledger, asked)
    told = [(each.event, each.before, each.after) for each in found.told]
    counts = {
        name: EventChoices(counted.every, {str(one.value): one.count for one in counted.values})
        for name, counted in found.counts.items()
    }
    return answer(events_page(visit, told, chosen=asked.said, counts=counts))


@shown_at(router, "/events/{slug}")
async def event(slug: str, ledger: LedgerDep) -> Response:
    """Lead to the place of one event on the time line."""
    return RedirectResponse(href("events", answers.entry_of(ledger, "events", slug).slug), 303)


@twins.get("/events.json", dependencies=_FILTERS)
async def events_json(ledger: LedgerDep, asked: AskedEventsDep) -> Response:
    """Give what the page shows: the events asked for, with the figures stated before and after each."""
    rows = [
        {
            **entry_values(found.event),
            "before": [figure_values(figure) for figure in found.before],
            "after": [figure_values(figure) for figure in found.after],
        }
        for found in answers.events(ledger, asked).told
    ]
    meta = bodies.meta(ledger, urlencode(asked.said), count=len(rows))
    return bodies.json_body({"data": rows, "next": None, "next_url": None, "meta": meta})


@twins.get("/events.csv", dependencies=_FILTERS)
async def events_csv(ledger: LedgerDep, asked: AskedEventsDep) -> Response:
    """Give the events asked for, the latest first, as a CSV file that can be loaded again."""
    return bodies.entries_csv("events", [found.event for found in answers.events(ledger, asked).told])
