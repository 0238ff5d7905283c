"""What is known of one metric: of whom it is measured, by whom, in which units, and with which other metrics?"""

from dataclasses import dataclass, field

from app.answers.accounts import Account, LeadSeries, account, facet, lead_series
from app.answers.entries import entry_of
from app.answers.records import Record, record_of
from app.answers.subjects import MOST_MEASURED
from app.answers.values import FacetCount
from app.figures.outline import OutlinedPart
from app.figures.reference import Metric
from app.store import figures as rows
from app.store.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricAnswer:
    """A metric with what the ledger holds on it.

    Attributes:
        measured: its figures by subject, those of most first; `subjects` is how many subjects there are.
        made_of_it: the metrics that are reckoned from it: its shares, its growth, its ceilings.
        units: those in which its figures are stated.
        record: None in a ledger too large to hold all figures against one another while a reader waits.
    """

    metric: Metric
    account: Account
    measured: tuple[OutlinedPart, ...]
    subjects: int
    made_of_it: tuple[Metric, ...]
    units: tuple[FacetCount, ...]
    sources: tuple[FacetCount, ...]
    lead: LeadSeries | None
    record: Record | None = field(repr=False)


def metric(ledger: Ledger, slug: str) -> MetricAnswer:
    """What is known of one metric?

    Raises:
        UnknownNameError: there is no such metric; the message offers the nearest ones.
    """
    found = entry_of(ledger, "metrics", slug)
    assert isinstance(found, Metric)  # noqa: S101 - the table holds nothing else
    catalogue = ledger.catalogue()
    held = account(ledger, "metrics", slug)
    measured, subjects = rows.outlined_by(
        ledger.session, held.selection, catalogue, column="subject", first=("geography", "CN"), most=MOST_MEASURED
    )
    return MetricAnswer(
        metric=found,
        account=held,
        measured=measured,
        subjects=subjects,
        made_of_it=tuple(each for each in catalogue.metrics.values() if each.of == slug),
        units=facet(ledger, held.selection, "unit"),
        sources=facet(ledger, held.selection, "source"),
        lead=lead_series(ledger, held.selection),
        record=record_of(ledger, "metric", [slug]),
    )
