"""Why do two claims differ?"""

from dataclasses import dataclass

from app.answers.claims import no_figure
from app.errors import UnknownNameError
from app.figures.figure import Figure
from app.findings.why import Difference, is_comparable, why_differ
from app.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class WhyAnswer:
    """Two figures and the fields in which they differ, their numbers aside.

    `comparable` says whether both are about the same, so that their numbers should agree.
    """

    one: Figure
    other: Figure
    comparable: bool
    differences: tuple[Difference, ...]


def why(ledger: Ledger, one: str, other: str) -> WhyAnswer:
    """Why do two claims differ? Exactly the fields in which they do.

    Raises:
        UnknownNameError: the ledger holds no figure of one of the ids; the message names it.
    """
    asked = [figure_id for figure_id in (one, other) if figure_id.isprintable()]
    held = ledger.known(asked)
    for figure_id in (one, other):
        if figure_id not in held:
            raise UnknownNameError(no_figure(ledger, figure_id))
    pair = held[one], held[other]
    differences = why_differ(*pair, ledger.catalogue())
    return WhyAnswer(*pair, comparable=is_comparable(differences), differences=differences)
