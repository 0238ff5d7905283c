"""One subject, one metric, one document: the page of each, and the data beside it."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Depends, Response

from app import answers
from app.answers import MOST_RECKONED
from app.present.contexts.document import DocumentHeld, document_page
from app.present.contexts.metric import MetricHeld, metric_page
from app.present.contexts.subject import SubjectHeld, subject_page
from app.present.json_values import entry_values, figure_values
from app.present.outline_values import part_values
from app.web.accounts import account_values, counts, drawn, every_figure, held, record_values
from app.web.bodies import json_body
from app.web.params import LedgerDep, takes
from app.web.reckoning import reckoned
from app.web.templating import answer
from app.web.visits import VisitDep, page_router, shown_at

router = page_router()
twins = APIRouter(include_in_schema=False)
_NONE = [Depends(takes())]


@shown_at(router, "/subjects/{slug}")
async def subject(slug: str, visit: VisitDep, ledger: LedgerDep) -> Response:
    """Show a subject: what is measured of it, what it is made of, what can't all be true."""
    answers.entry_of(ledger, "subjects", slug)
    await reckoned(ledger, most=MOST_RECKONED)
    told = answers.subject(ledger, slug)
    more = SubjectHeld(
        above=told.above,
        parts=counts(told.parts),
        measured=told.measured,
        metrics=told.metrics,
        buyers=counts(told.buyers),
        roles=(told.as_buyer, told.as_whole),
        bought=told.bought,
        speaks=told.speaks,
    )
    about = held(told.account, told.documents, record=told.record, chart=drawn(visit, told.lead))
    return answer(subject_page(visit, told.subject, about, more=more))


@shown_at(router, "/metrics/{slug}")
async def metric(slug: str, visit: VisitDep, ledger: LedgerDep) -> Response:
    """Show a metric: of whom it is measured, by whom, in which sums it takes part."""
    answers.entry_of(ledger, "metrics", slug)
    await reckoned(ledger, most=MOST_RECKONED)
    told = answers.metric(ledger, slug)
    more = MetricHeld(
        measured=told.measured,
        subjects=told.subjects,
        made_of_it=told.made_of_it,
        units=tuple(counts(told.units)),
        sources=counts(told.sources),
    )
    about = held(told.account, record=told.record, chart=drawn(visit, told.lead))
    return answer(metric_page(visit, told.metric, about, more=more))


@shown_at(router, "/documents/{slug}")
async def document(slug: str, visit: VisitDep, ledger: LedgerDep) -> Response:
    """Show a document: its figures as one reads it, and whom it quotes."""
    answers.entry_of(ledger, "documents", slug)
    await reckoned(ledger, most=MOST_RECKONED)
    told = answers.document(ledger, slug)
    more = DocumentHeld(
        figures=told.figures, originals=told.originals, sources=counts(told.sources), against=told.against or {}
    )
    return answer(document_page(visit, told.document, held(told.account), more=more))


@twins.get("/subjects/{slug}.json", dependencies=_NONE)
async def subject_json(slug: str, ledger: LedgerDep) -> Response:
    """Give what the page of a subject shows."""
    answers.entry_of(ledger, "subjects", slug)
    await reckoned(ledger, most=MOST_RECKONED)
    told = answers.subject(ledger, slug)
    content = {
        "data": entry_values(told.subject),
        "part_of": [each.slug for each in told.above],
        "parts": counts(told.parts),
        "measured": part_values(told.measured, "metric"),
        "buyers": counts(told.buyers),
        "named_as": {"buyer": told.as_buyer, "relative_to": told.as_whole},
        "documents": [one.value for one in told.documents],
        **record_values(told.record),
        **account_values(ledger, told.account, "subjects", slug),
    }
    return json_body(content)


@twins.get("/metrics/{slug}.json", dependencies=_NONE)
async def metric_json(slug: str, ledger: LedgerDep) -> Response:
    """Give what the page of a metric shows."""
    answers.entry_of(ledger, "metrics", slug)
    await reckoned(ledger, most=MOST_RECKONED)
    told = answers.metric(ledger, slug)
    content = {
        "data": entry_values(told.metric),
        "measured": part_values(told.measured, "subject"),
        "reckoned_from_it": [each.slug for each in told.made_of_it],
        "units": counts(told.units),
        "sources": counts(told.sources),
        **record_values(told.record),
        **account_values(ledger, told.account, "metrics", slug),
    }
    return json_body(content)


@twins.get("/documents/{slug}.json", dependencies=_NONE)
async def document_json(slug: str, ledger: LedgerDep) -> Response:
    """Give what the page of a document shows: its figures in the order of reading."""
    answers.entry_of(ledger, "documents", slug)
    await reckoned(ledger, most=MOST_RECKONED)
    told = answers.document(ledger, slug)
    content = {
        "data": entry_values(told.document),
        "sources": counts(told.sources),
        "contradicted": None if told.against is None else sorted(told.against),
        **account_values(ledger, told.account, "documents", slug),
        "figures": [figure_values(figure) for figure in told.figures],
    }
    return json_body(content)


def _csv_of(table: str) -> Callable[..., Any]:
    async def entry_csv(slug: str, ledger: LedgerDep) -> Response:
        return every_figure(ledger, table, slug)

    return entry_csv


for _table in ("subjects", "metrics", "documents"):
    twins.get(f"/{_table}/{{slug}}.csv", dependencies=_NONE)(_csv_of(_table))
