"""What is known of one source: what it covers, how far it stands from the others, how it changed its numbers?"""

from dataclasses import dataclass, field

from app.answers.accounts import Account, LeadSeries, account, facet, lead_series
from app.answers.entries import entry_of
from app.answers.records import SourceRecord, source_record
from app.answers.values import FacetCount
from app.figures.reference import Source
from app.figures.selection import Selection
from app.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class SourceAnswer:
    """A source with its newest figures, its documents and its record.

    Attributes:
        documents: the slugs of those that print its figures, with how many, most first.
        lead: the series that it has most figures of, as far as they are its own.
        record: None in a ledger too large to hold all figures against one another while a reader waits.
    """

    source: Source
    account: Account
    documents: tuple[FacetCount, ...]
    lead: LeadSeries | None
    record: SourceRecord | None = field(repr=False)


def source(ledger: Ledger, slug: str) -> SourceAnswer:
    """What is known of one source?

    Raises:
        UnknownNameError: there is no such source; the message offers the nearest ones.
    """
    found = entry_of(ledger, "sources", slug)
    assert isinstance(found, Source)  # noqa: S101 - the table holds nothing else
    held = account(ledger, "sources", slug)
    return SourceAnswer(
        source=found,
        account=held,
        documents=facet(ledger, held.selection, "document"),
        lead=lead_series(ledger, held.selection, within=Selection().where("source", slug)),
        record=source_record(ledger, slug),
    )
