"""What may be meant by an address that leads to nothing?"""

from app.answers.names import Hit, names_of
from app.figures.selection import Selection
from app.store import figures as rows
from app.store.ledger import Ledger

MOST_LOOSENED = 8
"""For how many things less it is counted what there would be; each takes a statement."""


def meant(ledger: Ledger, words: str, *, most: int) -> tuple[Hit, ...]:
    """Which entries go by these words, or by words spelled like them? The best first."""
    names = names_of(ledger)
    return tuple((names.find(words) or names.mistyped(words) or names.nearest(words, most=most))[:most])


def loosened(ledger: Ledger, selection: Selection) -> tuple[int, ...]:
    """How many figures would there be, were one thing less asked for? A number for each of `selection.loosened()`."""
    asked = selection.loosened()[:MOST_LOOSENED]
    return tuple(rows.count(ledger.session, less, ledger.catalogue()) for less in asked)
