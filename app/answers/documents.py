"""What stands in one document: its figures as one reads it, whom it quotes, and what others say against it?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.answers.accounts import Account, account, facet
from app.answers.entries import entry_of
from app.answers.ledger_findings import MOST_RECKONED
from app.answers.reckoning import findings_of
from app.answers.values import FacetCount
from app.figures.figure import Figure
from app.figures.locator import in_reading_order
from app.figures.reference import Document
from app.findings.contradictions import ContradictionKind
from app.store import figures as rows
from app.store.ledger import Ledger

MOST_READ = 200
"""How many figures the page of a document shows; the page of figures has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentAnswer:
    """A document with the figures that stand in it.

    Attributes:
        figures: in the order of reading.
        originals: what those of them that only repeat another one repeat, by id.
        against: in how many contradictions a figure takes part, by its id; where it takes part in none, it lacks.
            None in a ledger too large to hold all figures against one another while a reader waits.
    """

    document: Document
    account: Account
    figures: tuple[Figure, ...]
    originals: Mapping[str, Figure]
    sources: tuple[FacetCount, ...]
    against: Mapping[str, int] | None


def document(ledger: Ledger, slug: str) -> DocumentAnswer:
    """What stands in one document?

    Raises:
        UnknownNameError: there is no such document; the message offers the nearest ones.
    """
    found = entry_of(ledger, "documents", slug)
    assert isinstance(found, Document)  # noqa: S101 - the table holds nothing else
    held = account(ledger, "documents", slug)
    figures = in_reading_order(rows.as_printed(ledger.session, slug, most=MOST_READ))
    return DocumentAnswer(
        document=found,
        account=held,
        figures=figures,
        originals=ledger.known(sorted({figure.quotes for figure in figures if figure.quotes})),
        sources=facet(ledger, held.selection, "source"),
        against=_against(ledger, figures),
    )


def _against(ledger: Ledger, figures: Iterable[Figure]) -> Mapping[str, int] | None:
    found = findings_of(ledger, most=MOST_RECKONED)
    if found is None:
        return None
    counts = {
        figure.id: sum(each.kind is not ContradictionKind.REVISION for each in found.contradictions.about(figure.id))
        for figure in figures
    }
    return {figure_id: count for figure_id, count in counts.items() if count}
