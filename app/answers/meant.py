"""What may be meant by an address that leads to nothing?"""

from collections.abc import Mapping

from app.answers.names import Fit, Hit, names_of
from app.figures.selection import Selection
from app.figures.view import View
from app.store import figures as rows
from app.store.ledger import Ledger

MOST_LOOSENED = 8
"""For how many things less it is counted what there would be; each takes a statement."""

_BEGINS, _LONG = 3, 5
"""From how many letters on words may begin a name, and from how many on they may stand within one or have a slip."""


def meant(ledger: Ledger, words: str, *, most: int) -> tuple[Hit, ...]:
    """Which entries go by the words of an address, or by words that they miss by a letter? The best first.

    Short words are like too many others: they must be a name or, from three letters on, begin one.
    """
    names = names_of(ledger)
    short = words.isascii() and len(words) < _LONG
    loosest = (Fit.WHOLE if len(words) < _BEGINS else Fit.BEGINNING) if short else Fit.WORDS
    found = [hit for hit in names.find(words) if hit.fit <= loosest]
    slips = [hit for hit in names.mistyped(words) if hit.fit <= Fit.BEGINNING] if not (found or short) else []
    return tuple((found or slips)[:most])


def loosened(ledger: Ledger, selection: Selection) -> tuple[int, ...]:
    """How many figures would there be, were one thing less asked for? A number for each of `selection.loosened()`."""
    asked = selection.loosened()[:MOST_LOOSENED]
    return tuple(rows.count(ledger.session, less, ledger.catalogue()) for less in asked)


def loosened_view(ledger: Ledger, whole: Selection, view: View) -> Mapping[str, int]:
    """How many figures would a view leave of a selection, did one thing less narrow it? By each parameter that does."""
    session, catalogue = ledger.session, ledger.catalogue()
    return {name: rows.count(session, less.narrowed(whole), catalogue) for name, less in view.loosened().items()}
