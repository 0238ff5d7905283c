"""What is known of one subject: what is measured of it, what it is made of, who buys it, what can't all be true?"""

from dataclasses import dataclass, field

from app.answers.accounts import Account, LeadSeries, account, facet, lead_series, most_first, newest
from app.answers.entries import entry_of, own_source
from app.answers.records import Record, record_of
from app.answers.values import FacetCount
from app.figures.figure import Figure
from app.figures.outline import OutlinedPart
from app.figures.reference import Source, Subject
from app.figures.selection import Selection
from app.store import figures as rows
from app.store.ledger import Ledger

MOST_MEASURED = 12
"""How many metrics the page of a subject tells of, and subjects that of a metric."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectAnswer:
    """A subject with what the ledger holds on it. Its parts count with it, but for `as_buyer` and `as_whole`.

    Attributes:
        above: what it is part of, nearest first.
        parts: the subjects right below it, with how many figures are about them or theirs.
        measured: its figures by metric, those of most first; `metrics` is how many metrics there are.
        buyers: who is said to buy it.
        as_buyer, as_whole: how many figures name it as the buyer, and as the whole or the baseline.
        bought: the newest of those that name it as the buyer.
        speaks: the source that it is itself.
        record: None in a ledger too large to hold all figures against one another while a reader waits.
    """

    subject: Subject
    account: Account
    above: tuple[Subject, ...]
    parts: tuple[FacetCount, ...]
    measured: tuple[OutlinedPart, ...]
    metrics: int
    buyers: tuple[FacetCount, ...]
    as_buyer: int
    as_whole: int
    bought: tuple[Figure, ...]
    documents: tuple[FacetCount, ...]
    speaks: Source | None
    lead: LeadSeries | None
    record: Record | None = field(repr=False)


def subject(ledger: Ledger, slug: str) -> SubjectAnswer:
    """What is known of one subject?

    Raises:
        UnknownNameError: there is no such subject; the message offers the nearest ones.
    """
    found = entry_of(ledger, "subjects", slug)
    assert isinstance(found, Subject)  # noqa: S101 - the table holds nothing else
    catalogue, session = ledger.catalogue(), ledger.session
    held = account(ledger, "subjects", slug)
    measured, metrics = rows.outlined_by(
        session, held.selection, catalogue, column="metric", first=("subject", slug), most=MOST_MEASURED
    )
    itself = Selection().where("subject", slug)
    as_buyer, as_whole = rows.count_each(
        session, [Selection().where(column, slug) for column in ("buyer", "relative_to")], catalogue
    )
    return SubjectAnswer(
        subject=found,
        account=held,
        above=tuple(entry for entry in catalogue.above("subjects", slug)[1:] if isinstance(entry, Subject)),
        parts=_parts(ledger, slug, held.selection),
        measured=measured,
        metrics=metrics,
        buyers=facet(ledger, held.selection, "buyer"),
        as_buyer=as_buyer,
        as_whole=as_whole,
        bought=newest(ledger, Selection().where("buyer", slug)) if as_buyer else (),
        documents=facet(ledger, held.selection, "document"),
        speaks=own_source(ledger, slug),
        lead=lead_series(ledger, itself, held.selection),
        record=record_of(ledger, "subject", catalogue.under("subjects", slug)),
    )


def _parts(ledger: Ledger, slug: str, selection: Selection) -> tuple[FacetCount, ...]:
    """Count the figures about each part and what belongs to it; a part without any is one all the same."""
    catalogue = ledger.catalogue()
    children = [entry.slug for entry in catalogue.subjects.values() if entry.parent == slug]
    if not children:
        return ()
    counts = {one.value: one.count for one in facet(ledger, selection, "subject")}
    below = {child: sum(counts.get(each, 0) for each in catalogue.under("subjects", child)) for child in children}
    named = most_first(below.items())
    return (*named, *(FacetCount(child, 0) for child in children if not below[child]))
