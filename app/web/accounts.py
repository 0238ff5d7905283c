"""What the pages of entries share on their way out: what was found as their contexts take it, charts, data, twins."""

from collections.abc import Iterable
from typing import Any

from fastapi import Response

from app import answers
from app.answers import Account, FacetCount, LeadSeries, Record
from app.present.chart import Around, Size, topic_chart
from app.present.contexts.accounts import Found, Held, LeadChart, lead_chart
from app.present.contexts.frame import Visit
from app.present.json_values import figure_values
from app.present.outline_values import outline_values
from app.present.source_values import ladder_values
from app.present.svg import render_svg
from app.present.words.selections import series_words
from app.store.ledger import Ledger
from app.web.api import figures_url
from app.web.bodies import figures_csv, meta


def counts(found: Iterable[FacetCount]) -> dict[str, int]:
    """Give counts by value."""
    return {one.value: one.count for one in found if one.value}


def held(
    account: Account,
    documents: Iterable[FacetCount] = (),
    *,
    record: Record | None = None,
    chart: LeadChart | None = None,
) -> Held:
    """Give what the ledger holds on an entry as its page takes it."""
    return Held(
        outline=account.outline,
        newest=account.newest,
        topics=counts(account.topics),
        documents=counts(documents),
        found=_found(record),
        chart=chart,
    )


def _found(record: Record | None) -> Found:
    """Give what was found about an entry; nothing where that was not reckoned."""
    if record is None:
        return Found()
    return Found(
        contradictions=record.contradictions,
        contradicted=record.contradicted,
        ladders=record.ladders,
        holding=counts(record.holding),
        failing=counts(record.failing),
    )


def drawn(visit: Visit, lead: LeadSeries | None) -> LeadChart | None:
    """Draw what an entry has most figures of, as small as on the front page; None where there is too little."""
    if lead is None:
        return None
    narrator = visit.narrator
    around = Around(title=series_words(lead.series.key, narrator))
    made = lead.view.comparison, narrator.catalogue, (), narrator.say
    chart = topic_chart(*made, around=around, size=Size.CARD, view=lead.view.view)
    return lead_chart(lead.view.whole, lead.series.figures, render_svg(chart), narrator)


def account_values(ledger: Ledger, account: Account, table: str, slug: str) -> dict[str, Any]:
    """Give what the page of any entry shows, as JSON has it."""
    return {
        "outline": outline_values(account.outline),
        "topics": [one.value for one in account.topics],
        "figures": [figure_values(figure) for figure in account.newest],
        "figures_url": figures_url(table, slug),
        "meta": meta(ledger, account.selection.to_query(), count=account.outline.figures),
    }


def record_values(record: Record | None) -> dict[str, Any]:
    """Give what was found about an entry; null where that was not reckoned."""
    if record is None:
        return {"contradictions": None, "revisions": None}
    return {"contradictions": record.contradicted, "revisions": ladder_values(record.ladders)}


def every_figure(ledger: Ledger, table: str, slug: str) -> Response:
    """Give every figure of an entry as CSV, in the order of its page."""
    selection = answers.newest_first(ledger, table, slug)
    return figures_csv(answers.every_figure(ledger, selection), selection, slug)
