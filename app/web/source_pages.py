"""One source: its page, the data beside it, and the API's answer."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Response

from app import answers
from app.answers import MOST_RECKONED, SourceRecord
from app.present.contexts.source import source_page
from app.present.json_values import entry_values
from app.present.source_shapes import SourceDetail
from app.present.source_values import distance_values, ladder_values
from app.store.ledger import Ledger
from app.web.accounts import account_values, drawn, every_figure, held
from app.web.api import figures_url
from app.web.bodies import json_body, meta
from app.web.params import LedgerDep, takes
from app.web.reckoning import reckoned
from app.web.templating import answer
from app.web.visits import VisitDep, page_router, shown_at

router = page_router()
twins = APIRouter(include_in_schema=False)
api = APIRouter(prefix="/api/v1", tags=["API"], generate_unique_id_function=lambda route: route.name)
_NONE = [Depends(takes())]

SlugPath = Annotated[str, Path(description="The slug of the source.", examples=["nvidia"], max_length=100)]


@shown_at(router, "/sources/{slug}")
async def source(slug: str, visit: VisitDep, ledger: LedgerDep) -> Response:
    """Show a source: what it covers, how far it stands from others, how it changed its numbers."""
    answers.entry_of(ledger, "sources", slug)
    await reckoned(ledger, most=MOST_RECKONED)
    found = answers.source(ledger, slug)
    record = found.record
    return answer(
        source_page(
            visit,
            found.source,
            held(found.account, found.documents, chart=drawn(visit, found.lead)),
            cells=record.cells if record else (),
            distances=record.distances if record else None,
            ladders=record.ladders if record else (),
        )
    )


@twins.get("/sources/{slug}.json", dependencies=_NONE)
async def source_json(slug: str, ledger: LedgerDep) -> Response:
    """Give what the page of a source shows."""
    answers.entry_of(ledger, "sources", slug)
    await reckoned(ledger, most=MOST_RECKONED)
    found = answers.source(ledger, slug)
    content = {
        "data": entry_values(found.source),
        **_record_values(ledger, found.record),
        "documents": [counted.value for counted in found.documents],
        **account_values(ledger, found.account, "sources", slug),
    }
    return json_body(content)


@twins.get("/sources/{slug}.csv", dependencies=_NONE)
async def source_csv(slug: str, ledger: LedgerDep) -> Response:
    """Give every figure of a source as CSV, in the order of its page."""
    return every_figure(ledger, "sources", slug)


@api.get("/sources/{slug}", name="source", response_model=SourceDetail, summary="One source", dependencies=_NONE)
@api.get("/sources/{slug}.json", include_in_schema=False, dependencies=_NONE)
async def source_detail(slug: SlugPath, ledger: LedgerDep) -> Response:
    """Give one source, where its figures are, how far it stands from the others, and how it changed its numbers."""
    found = answers.entry_of(ledger, "sources", slug)
    await reckoned(ledger, most=MOST_RECKONED)
    content = {
        "data": entry_values(found),
        "figures_url": figures_url("sources", slug),
        **_record_values(ledger, answers.source_record(ledger, slug)),
        "meta": meta(ledger),
    }
    return json_body(content)


def _record_values(ledger: Ledger, record: SourceRecord | None) -> dict[str, Any]:
    if record is None:
        return {"distance": None, "revisions": None}
    return {
        "distance": distance_values(record.distances, ledger.catalogue()),
        "revisions": ladder_values(record.ladders),
    }
