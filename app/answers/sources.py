"""What is known of one source: what it covers, how far it stands from the others, how it changed its numbers?"""

from dataclasses import dataclass, field

from app.answers.accounts import Account, account, facet
from app.answers.entries import entry_of
from app.answers.records import SourceRecord, source_record
from app.answers.values import FacetCount
from app.figures.reference import Source
from app.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class SourceAnswer:
    """A source with its newest figures, its documents and its record.

    Attributes:
        documents: the slugs of those that print its figures, with how many, most first.
        record: None in a ledger too large to hold all figures against one another while a reader waits.
    """

    source: Source
    account: Account
    documents: tuple[FacetCount, ...]
    record: SourceRecord | None = field(repr=False)


def source(ledger: Ledger, slug: str) -> SourceAnswer:
    """What is known of one source?

    Raises:
        UnknownNameError: there is no such source; the message offers the nearest ones.
    """
    found = entry_of(ledger, "sources", slug)
    assert isinstance(found, Source)  # noqa: S101 - the table holds nothing else
    held = account(ledger, "sources", slug)
    return SourceAnswer(found, held, facet(ledger, held.selection, "document"), source_record(ledger, slug))
